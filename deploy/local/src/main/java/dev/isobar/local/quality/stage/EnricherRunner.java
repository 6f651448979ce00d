package dev.isobar.local.quality.stage;

import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.contracts.RawArticle;
import dev.isobar.enrich.pipeline.Enricher;
import dev.isobar.enrich.pipeline.RequestedLane;
import java.time.Instant;
import java.util.Base64;

/** Enriches articles one after the other. */
public record EnricherRunner(Enricher enricher) {
  /** The time of fetching of articles that have none. */
  static final Instant FETCHED = Instant.parse("2026-01-01T00:00:00Z");

  private static final String FEED = "quality";

  /** Enriches in the quick lane; the deep lane changes only mentions and happenings. */
  EnrichedArticle quick(RawArticle raw) {
    return enricher.enrich(raw, RequestedLane.QUICK);
  }

  EnrichedArticle deep(RawArticle raw) {
    return enricher.enrich(raw, RequestedLane.DEEP);
  }

  static RawArticle text(String id, String content) {
    return text(id, content, null, FETCHED);
  }

  /**
   * Returns a plain-text article.
   *
   * @param language the language that the feed states, or null
   */
  static RawArticle text(String id, String content, String language, Instant fetched) {
    return new RawArticle(
        id,
        null,
        FEED,
        null,
        null,
        null,
        null,
        language,
        null,
        fetched,
        "text/plain",
        content,
        null,
        null);
  }

  /**
   * Returns an HTML article.
   *
   * @param url null for none
   */
  static RawArticle page(String id, String url, byte[] html) {
    String base64 = Base64.getEncoder().encodeToString(html);
    return new RawArticle(
        id,
        url,
        FEED,
        null,
        null,
        null,
        null,
        null,
        null,
        FETCHED,
        "text/html",
        null,
        base64,
        null);
  }
}
