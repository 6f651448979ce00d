package dev.isobar.local.quality.stage;

import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.contracts.RawArticle;
import dev.isobar.enrich.pipeline.Enricher;
import dev.isobar.enrich.pipeline.RequestedLane;
import java.time.Instant;
import java.util.Base64;

/** Puts articles through the enricher, one after the other. */
public record EnricherRunner(Enricher enricher) {
  /** When articles without a time of their own were fetched. */
  static final Instant FETCHED = Instant.parse("2026-01-01T00:00:00Z");

  private static final String FEED = "quality";

  /** Enough for all but names and happenings, which alone the deep lane changes. */
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
   * @param language what the feed says; null for nothing
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
        fetched,
        "text/plain",
        content,
        null,
        null);
  }

  /**
   * @param url null for none
   */
  static RawArticle page(String id, String url, byte[] html) {
    String base64 = Base64.getEncoder().encodeToString(html);
    return new RawArticle(
        id, url, FEED, null, null, null, null, null, FETCHED, "text/html", null, base64, null);
  }
}
