package dev.isobar.contracts.identity;

import dev.isobar.contracts.RawArticle;
import java.time.Instant;
import java.util.Map;

/** Builds raw articles of which only what makes their identity is given; the rest is null. */
final class RawArticles {
  private RawArticles() {}

  static RawArticle of(String id, String url, String feed, String guid, String content) {
    return of(id, url, feed, guid, "text/plain", content, Map.of());
  }

  /** Returns an article whose feed shows a link. */
  static RawArticle shown(String url, String link) {
    Map<String, Object> shown = link == null ? Map.of() : Map.of(ArticleIdentity.FEED_LINK, link);
    return of(null, url, "feed", null, "text/plain", "text", shown);
  }

  /** Returns an article in HTML. */
  static RawArticle page(String url, String html) {
    return of(null, url, "feed", null, "text/html", html, Map.of());
  }

  private static RawArticle of(
      String id,
      String url,
      String feed,
      String guid,
      String type,
      String content,
      Map<String, Object> extensions) {
    return new RawArticle(
        id,
        url,
        feed,
        guid,
        null,
        null,
        null,
        null,
        null,
        Instant.EPOCH,
        type,
        content,
        null,
        extensions);
  }
}
