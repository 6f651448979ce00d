package dev.isobar.ingest.article;

import dev.isobar.contracts.BinaryDetector;
import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.ContractViolationException;
import dev.isobar.contracts.CountryCode;
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
  private final int maxHtmlBytes;
  private final Duration maxAhead;

  /**
   * Creates a validator.
   *
   * @param maxBytes the size limit of an article's JSON
   * @param maxHtmlBytes the size limit of a page as it is sent; what no reader needs is stripped
   *     from a page over {@code maxBytes}
   * @param maxAhead how far fetchedAt may be ahead of {@code clock}
   */
  public RawArticleValidator(Clock clock, int maxBytes, int maxHtmlBytes, Duration maxAhead) {
    this.clock = clock;
    this.maxBytes = maxBytes;
    this.maxHtmlBytes = Math.max(maxBytes, maxHtmlBytes);
    this.maxAhead = maxAhead;
  }

  /**
   * Accepts one RawArticle v1 in JSON.
   *
   * @throws ContractViolationException with the JSON pointer of the invalid value
   */
  public AcceptedArticle accept(byte[] json) {
    return accept(json, maxHtmlBytes);
  }

  private AcceptedArticle accept(byte[] json, int limit) {
    RawArticle raw = read(json, limit);
    return accepted(raw, ArticleId.of(raw));
  }

  /**
   * Accepts an article whose id is decided already, because it was published before.
   *
   * @throws ContractViolationException with the JSON pointer of the invalid value
   */
  public AcceptedArticle accept(RawArticle article, String id) {
    return accepted(read(ContractJson.write(article), encoded(maxHtmlBytes)), id);
  }

  private RawArticle read(byte[] json, int limit) {
    if (startsArray(json)) {
      throw new ContractViolationException(
          "", "is an array: send one object, or several as application/x-ndjson, one per line");
    }
    RawArticle raw = json.length > maxBytes ? readLarge(json, limit) : contract(json, limit);
    checkFetchedAt(raw.fetchedAt());
    checkCountry(raw.country());
    return raw;
  }

  private static RawArticle contract(byte[] json, int limit) {
    return withGuid(ContractJson.readRaw(json, limit));
  }

  /** Reads an article that must be a page, because nothing can be stripped from anything else. */
  private RawArticle readLarge(byte[] json, int limit) {
    try {
      RawArticle raw = contract(json, limit);
      if (HtmlReduction.isHtml(raw)) {
        return raw;
      }
    } catch (ContractViolationException e) {
      if (e.reason() != ContractViolationException.Reason.NOT_JSON) {
        throw e;
      }
    }
    throw ContractJson.tooLarge(json.length, maxBytes);
  }

  private AcceptedArticle accepted(RawArticle raw, String id) {
    byte[] written = ContractJson.write(raw.withId(id));
    // The id adds a few bytes, and consumers of the Kafka topic apply the same limit.
    int stripped = 0;
    if (written.length > maxBytes && HtmlReduction.isHtml(raw)) {
      RawArticle reduced = HtmlReduction.of(raw, true);
      written = ContractJson.write(reduced.withId(id));
      if (written.length > maxBytes) {
        reduced = HtmlReduction.of(raw, false);
        written = ContractJson.write(reduced.withId(id));
      }
      stripped = HtmlReduction.pageBytes(raw) - HtmlReduction.pageBytes(reduced);
    }
    if (written.length > maxBytes) {
      throw ContractJson.tooLarge(written.length, maxBytes);
    }
    return new AcceptedArticle(id, raw.revision(), raw.feed(), written, false, stripped, null);
  }

  /**
   * Accepts a page or a text with its metadata.
   *
   * @throws ContractViolationException with the JSON pointer of the invalid field
   */
  public AcceptedArticle accept(PushedDocument document) {
    BinaryDetector.refuse("/content", document.bytes());
    if (document.bytes().length > maxHtmlBytes) {
      throw ContractJson.tooLarge(document.bytes().length, maxHtmlBytes);
    }
    return accept(document.asJson(clock.instant()), encoded(maxHtmlBytes));
  }

  /** Returns the size that a page of a size may have in JSON, with escapes or in base64. */
  private static int encoded(int bytes) {
    return (int) Math.min(Integer.MAX_VALUE, 2L * bytes);
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
        raw.country(),
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

  /** The contract is lenient: producers may have had a field of this name before. */
  private static void checkCountry(String code) {
    if (code != null && !CountryCode.isAssigned(code)) {
      throw new ContractViolationException(
          "/country", CountryCode.REFUSAL + "; omit it if the country is unknown");
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
