package dev.isobar.query.live;

import dev.isobar.query.article.ArticleFilter;
import dev.isobar.query.cursor.StreamCursor;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Caches what all subscribers of an event loop share while they receive new articles: the entries
 * to read, the result of each filter, and the text of each event.
 */
final class FanOutCache {
  private final ReplayBuffer buffer;
  private final Map<ReplayBuffer.Slot, ReplayBuffer.Reading> readings = new HashMap<>();
  private final Map<ArticleFilter, Map<LiveArticle, Boolean>> matches = new HashMap<>();
  private final Map<LiveArticle, Buffer> whole = new IdentityHashMap<>();
  private final Map<LiveArticle, Buffer> light = new IdentityHashMap<>();

  FanOutCache(ReplayBuffer buffer) {
    this.buffer = buffer;
  }

  ReplayBuffer.Reading read(ReplayBuffer.Slot slot) {
    return readings.computeIfAbsent(slot, buffer::read);
  }

  boolean matches(ArticleFilter filter, LiveArticle article) {
    return matches
        .computeIfAbsent(filter, unseen -> new IdentityHashMap<>())
        .computeIfAbsent(article, unseen -> article.matches(filter));
  }

  /**
   * Returns the event of an article. Do not modify it, because other subscribers get the same
   * buffer.
   *
   * @param article what is sent of the entry
   * @param after the subscriber's position, usually that of the entry
   */
  Buffer event(LiveArticle article, ReplayBuffer.Entry entry, StreamCursor after, boolean asLight) {
    if (after != entry.after()) {
      return ServerSentEvent.of(after, article, asLight);
    }
    return (asLight ? light : whole)
        .computeIfAbsent(article, unseen -> ServerSentEvent.of(after, article, asLight));
  }
}
