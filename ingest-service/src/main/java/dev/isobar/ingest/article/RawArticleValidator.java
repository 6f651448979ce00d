package dev.isobar.ingest.article;

import dev.isobar.contracts.BinaryDetector;
import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.ContractViolationException;
import dev.isobar.contracts.RawArticle;
import dev.isobar.contracts.identity.ArticleId;
import dev.isobar.contracts.identity.CanonicalUrl;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Parses and validates pushed articles and assigns their ids. Thread-safe. */
public final class RawArticleValidator {
  private final Clock clock;
  private final int maxBytes;
  private final Duration maxAhead;

  /**
   * Creates a validator.
   *
   * @param maxBytes the size limit of an article's JSON
   * @param maxAhead how far fetchedAt may be ahead of {@code clock}
   */
  public RawArticleValidator(Clock clock, int maxBytes, Duration maxAhead) {
    this.clock = clock;
    this.maxBytes = maxBytes;
    this.maxAhead = maxAhead;
  }

  /**
   * Accepts one RawArticle v1 in JSON.
   *
   * @throws ContractViolationException with the JSON pointer of the invalid value
   */
  public AcceptedArticle accept(byte[] json) {
    RawArticle raw = read(json);
    return accepted(raw, ArticleId.of(raw));
  }

  /**
   * Accepts an article whose id is decided already, because it was published before.
   *
   * @throws ContractViolationException with the JSON pointer of the invalid value
   */
  public AcceptedArticle accept(RawArticle article, String id) {
    return accepted(read(ContractJson.write(article)), id);
  }

  private RawArticle read(byte[] json) {
    if (startsArray(json)) {
      throw new ContractViolationException(
          "", "is an array: send one object, or several as application/x-ndjson, one per line");
    }
    RawArticle raw = withGuid(ContractJson.readRaw(json, maxBytes));
    checkFetchedAt(raw.fetchedAt());
    return raw;
  }

  private AcceptedArticle accepted(RawArticle raw, String id) {
    byte[] written = ContractJson.write(raw.withId(id));
    // The id adds a few bytes, and consumers of the Kafka topic apply the same limit.
    if (written.length > maxBytes) {
      throw ContractJson.tooLarge(written.length, maxBytes);
    }
    return new AcceptedArticle(id, raw.revision(), raw.feed(), written);
  }

  /**
   * Accepts a page or a text with its metadata.
   *
   * @throws ContractViolationException with the JSON pointer of the invalid field
   */
  public AcceptedArticle accept(PushedDocument document) {
    BinaryDetector.refuse("/content", document.bytes());
    return accept(document.asJson(clock.instant()));
  }

  /** Uses the id in the body as the guid, because it is the client's own name for the article. */
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
      throw new ContractViolationException(
          "/fetchedAt",
          "is %s, but must not be after %s: correct the clock of the sender"
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
