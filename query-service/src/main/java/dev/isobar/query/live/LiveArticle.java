package dev.isobar.query.live;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.query.article.ArticleFilter;
import dev.isobar.query.search.IndexedText;
import java.util.Map;

/**
 * Holds one record of the Kafka topic, an article or its removal, parsed once for all subscribers.
 * Thread-safe.
 */
final class LiveArticle {
  private final int partition;
  private final long offset;
  private final EnrichedArticle article;
  private final byte[] json;
  private final String event;
  private volatile LiveArticle left;
  private volatile IndexedText words;
  private volatile byte[] light;

  /**
   * Creates an article.
   *
   * @param json the article on one line of UTF-8
   */
  LiveArticle(int partition, long offset, EnrichedArticle article, byte[] json) {
    this(partition, offset, article, json, "article");
  }

  private LiveArticle(
      int partition, long offset, EnrichedArticle article, byte[] json, String event) {
    this.event = event;
    this.partition = partition;
    this.offset = offset;
    this.article = article;
    this.json = json;
  }

  /** Returns the removal of an article. All subscribers get it, because it names no content. */
  static LiveArticle removal(int partition, long offset, String id) {
    return named(partition, offset, id, "removed");
  }

  private static LiveArticle named(int partition, long offset, String id, String event) {
    return new LiveArticle(partition, offset, null, ContractJson.write(Map.of("id", id)), event);
  }

  /** Returns what those get for whose filter the article is not: only its id. */
  LiveArticle left() {
    LiveArticle known = left;
    if (known == null) {
      known = named(partition, offset, article.id(), "left");
      left = known;
    }
    return known;
  }

  /** Returns the name of its event. */
  String event() {
    return event;
  }

  /** Returns whether a reader has not had it; remembers it. */
  boolean isNewTo(RevisionDeduplicator seen) {
    return article == null || seen.isNew(article);
  }

  int partition() {
    return partition;
  }

  long offset() {
    return offset;
  }

  boolean matches(ArticleFilter filter) {
    return article == null || filter.matches(article, this::words);
  }

  /** Returns the JSON, complete or {@linkplain SseData#light light}. */
  byte[] json(boolean asLight) {
    if (!asLight || article == null) {
      return json;
    }
    byte[] known = light;
    if (known == null) {
      known = SseData.light(json);
      light = known;
    }
    return known;
  }

  /** Returns the estimated memory in bytes of the JSON and the parsed record. */
  long weight() {
    return 500L + 4L * json.length;
  }

  private IndexedText words() {
    IndexedText known = words;
    if (known == null) {
      known = IndexedText.of(article);
      words = known;
    }
    return known;
  }
}
