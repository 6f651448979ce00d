package dev.isobar.query.live;

import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.query.article.ArticleFilter;
import dev.isobar.query.search.IndexedText;

/** Holds one record of the Kafka topic, parsed once for all subscribers. Thread-safe. */
final class LiveArticle {
  private final int partition;
  private final long offset;
  private final EnrichedArticle article;
  private final byte[] json;
  private volatile IndexedText words;
  private volatile byte[] light;

  /**
   * Creates an article.
   *
   * @param json the article on one line of UTF-8
   */
  LiveArticle(int partition, long offset, EnrichedArticle article, byte[] json) {
    this.partition = partition;
    this.offset = offset;
    this.article = article;
    this.json = json;
  }

  int partition() {
    return partition;
  }

  long offset() {
    return offset;
  }

  EnrichedArticle article() {
    return article;
  }

  boolean matches(ArticleFilter filter) {
    return filter.matches(article, this::words);
  }

  /** Returns the JSON, complete or {@linkplain SseData#light light}. */
  byte[] json(boolean asLight) {
    if (!asLight) {
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
