package dev.isobar.ingest.fetch;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Holds the rules of one origin. Parsed rules of ten thousand hosts would not fit the heap, so the
 * file is kept compressed and parsed for each question.
 *
 * @param compressed the deflated file; null if {@code allowed} is the answer to all questions
 * @param until when the file is fetched again
 * @param failure why no file was read, so that nothing is allowed; null: there is another reason
 */
record RobotsFile(
    boolean allowed,
    byte[] compressed,
    Duration crawlDelay,
    Instant until,
    FetchException failure) {

  static RobotsFile always(boolean allowed, Instant until) {
    return new RobotsFile(allowed, null, Duration.ZERO, until, null);
  }

  static RobotsFile unreachable(FetchException failure, Instant until) {
    return new RobotsFile(false, null, Duration.ZERO, until, failure);
  }

  /**
   * Reads a file.
   *
   * @param agent the product token in lower case
   */
  static RobotsFile of(FetchResponse response, String agent, Instant until) {
    SimpleRobotRules rules = parse(response.body(), agent);
    long delay = rules.getCrawlDelay();
    Duration crawlDelay =
        delay == BaseRobotRules.UNSET_CRAWL_DELAY || delay < 0
            ? Duration.ZERO
            : Duration.ofMillis(delay);
    boolean same = rules.isAllowAll() || rules.isAllowNone();
    return new RobotsFile(
        rules.isAllowAll(), same ? null : deflate(response.body()), crawlDelay, until, null);
  }

  boolean allows(URI address, String agent) {
    return compressed == null
        ? allowed || address.getRawPath().equals("/robots.txt")
        : parse(inflate(compressed), agent).isAllowed(address.toString());
  }

  RobotsFile until(Instant time) {
    return new RobotsFile(allowed, compressed, crawlDelay, time, failure);
  }

  int size() {
    return compressed == null ? 100 : compressed.length + 100;
  }

  private static SimpleRobotRules parse(byte[] file, String agent) {
    // The parser forbids everything if the delay is over its limit.
    SimpleRobotRulesParser parser = new SimpleRobotRulesParser(Long.MAX_VALUE, 0);
    return parser.parseContent("http://host/robots.txt", file, "text/plain", Set.of(agent));
  }

  private static byte[] deflate(byte[] bytes) {
    ByteArrayOutputStream result = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(result)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return result.toByteArray();
  }

  private static byte[] inflate(byte[] bytes) {
    try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
