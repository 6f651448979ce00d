package dev.isobar.ingest.article;

import dev.isobar.contracts.BinaryDetector;
import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.ContractViolation;
import dev.isobar.contracts.RawArticle;
import dev.isobar.contracts.identity.ArticleId;
import dev.isobar.contracts.identity.CanonicalUrl;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Where a pushed article is read, judged and given its id. Thread-safe. */
public final class RawArticleValidator {
  private final Clock clock;
  private final int maxBytes;
  private final Duration maxAhead;

  /**
   * @param maxBytes the size limit of an article's JSON
   * @param maxAhead how far ahead of {@code clock} fetchedAt may lie
   */
  public RawArticleValidator(Clock clock, int maxBytes, Duration maxAhead) {
    this.clock = clock;
    this.maxBytes = maxBytes;
    this.maxAhead = maxAhead;
  }

  /**
   * One RawArticle v1 in JSON.
   *
   * @throws ContractViolation naming the JSON pointer of what is wrong
   */
  public AcceptedArticle accept(byte[] json) {
    if (startsArray(json)) {
      throw new ContractViolation(
          "", "is an array: send one object, or many as application/x-ndjson, one per line");
    }
    RawArticle raw = withGuid(ContractJson.readRaw(json, maxBytes));
    checkFetchedAt(raw.fetchedAt());
    String id = ArticleId.of(raw);
    byte[] written = ContractJson.write(raw.withId(id));
    // The id adds a few bytes, and whoever reads the topic applies the same limit.
    if (written.length > maxBytes) {
      throw tooLarge(written.length, maxBytes);
    }
    return new AcceptedArticle(id, raw.revision(), raw.feed(), written);
  }

  /**
   * A page or a text as it is, with what is known of it beside it.
   *
   * @throws ContractViolation naming the JSON pointer of the field that is wrong
   */
  public AcceptedArticle accept(PushedDocument document) {
    BinaryDetector.refuse("/content", document.bytes());
    return accept(document.asJson(clock.instant()));
  }

  /** What is said of an article with {@code bytes} bytes, of which only {@code limit} may be. */
  public static ContractViolation tooLarge(long bytes, int limit) {
    return new ContractViolation(
        ContractViolation.Reason.TOO_LARGE,
        "",
        "has %d bytes as JSON, the limit is %d: shorten the content or raise isobar.article.max-bytes"
            .formatted(bytes, limit));
  }

  /** An id that a client brings is its own name for the article, which is what a guid is. */
  private static RawArticle withGuid(RawArticle raw) {
    if (raw.id() == null
        || (raw.guid() != null && !raw.guid().isBlank())
        || CanonicalUrl.of(raw.url()).isPresent()) {
      return raw;
    }
    return new RawArticle(
        null,
        raw.url(),
        raw.feed(),
        raw.id(),
        raw.title(),
        raw.authors(),
        raw.publishedAt(),
        raw.language(),
        raw.fetchedAt(),
        raw.contentType(),
        raw.content(),
        raw.contentBase64(),
        raw.extensions());
  }

  private void checkFetchedAt(Instant fetchedAt) {
    Instant latest = clock.instant().plus(maxAhead);
    if (fetchedAt.isAfter(latest)) {
      throw new ContractViolation(
          "/fetchedAt",
          "is %s, after %s: the newest revision wins, so it cannot lie in the future; correct the clock"
              .formatted(fetchedAt, latest));
    }
  }

  private static boolean startsArray(byte[] json) {
    for (byte b : json) {
      if (b > ' ') {
        return b == '[';
      }
    }
    return false;
  }
}
