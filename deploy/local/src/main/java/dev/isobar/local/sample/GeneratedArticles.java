package dev.isobar.local.sample;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.isobar.contracts.SampleTexts;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Generates any number of raw articles from a few real ones: each is one sample with its paragraphs
 * in another order, under its own URL. The same run and number give the same bytes. Thread-safe.
 *
 * <p>The paragraphs are encoded once, so that generating an article costs little.
 */
public final class GeneratedArticles {
  public static final String FEED = "bench";

  private static final byte[] BREAK = utf8("\\n\\n");

  /** A host that is reserved for examples, so that no real article has this URL. */
  private static final String SITE = "https://bench.example/";

  private final List<byte[][]> samples;
  private final String run;
  private final String fetchedAt;

  /**
   * Creates a generator.
   *
   * @param samples the texts of real articles; paragraphs end with a line break
   * @param run identifies the articles of this run; part of their URLs
   */
  GeneratedArticles(List<String> samples, String run, Instant fetchedAt) {
    if (samples.isEmpty()) {
      throw new IllegalArgumentException("Cannot generate articles without samples");
    }
    this.samples = samples.stream().map(GeneratedArticles::paragraphs).toList();
    this.run = run;
    this.fetchedAt = fetchedAt.toString();
  }

  /** Returns a generator with the five bundled articles. */
  public static GeneratedArticles ofSamples(String run, Instant fetchedAt) {
    return new GeneratedArticles(SampleTexts.texts(), run, fetchedAt);
  }

  /** Returns one RawArticle as JSON in UTF-8, on one line without line feed. */
  public byte[] json(long number) {
    byte[][] paragraphs = samples.get((int) (number % samples.size())).clone();
    shuffle(paragraphs, new SplittableRandom(run.hashCode() * 31L + number));
    ByteArrayOutputStream json = new ByteArrayOutputStream(4096);
    json.writeBytes(
        utf8(
            "{\"url\":\"%s%s/%d\",\"feed\":\"%s\",\"fetchedAt\":\"%s\",\"contentType\":\"text/plain\","
                .formatted(SITE, run, number, FEED, fetchedAt)));
    json.writeBytes(utf8("\"content\":\""));
    for (int i = 0; i < paragraphs.length; i++) {
      json.writeBytes(i == 0 ? new byte[0] : BREAK);
      json.writeBytes(paragraphs[i]);
    }
    json.writeBytes(utf8("\"}"));
    return json.toByteArray();
  }

  /** Returns articles {@code first} to {@code first + count - 1} as NDJSON. */
  public byte[] ndjson(long first, int count) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream(count * 3500);
    for (long number = first; number < first + count; number++) {
      lines.writeBytes(json(number));
      lines.write('\n');
    }
    return lines.toByteArray();
  }

  private static byte[][] paragraphs(String sample) {
    return Arrays.stream(sample.split("\\R+"))
        .filter(paragraph -> !paragraph.isBlank())
        .map(paragraph -> JsonStringEncoder.getInstance().quoteAsUTF8(paragraph.strip()))
        .toArray(byte[][]::new);
  }

  private static void shuffle(byte[][] paragraphs, SplittableRandom random) {
    for (int i = paragraphs.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      byte[] paragraph = paragraphs[i];
      paragraphs[i] = paragraphs[other];
      paragraphs[other] = paragraph;
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
