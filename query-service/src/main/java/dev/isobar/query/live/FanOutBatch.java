package dev.isobar.query.live;

import dev.isobar.query.article.ArticleFilter;
import dev.isobar.query.cursor.StreamCursor;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * One passing on of news to all subscribers of an event loop. What is the same for several of them
 * is worked out once: what to read, which filter an article passes, its wire form.
 */
final class FanOutBatch {
  private final ReplayBuffer ring;
  private final Map<ReplayBuffer.Place, ReplayBuffer.Reading> readings = new HashMap<>();
  private final Map<ArticleFilter, Map<LiveArticle, Boolean>> matches = new HashMap<>();
  private final Map<LiveArticle, Buffer> whole = new IdentityHashMap<>();
  private final Map<LiveArticle, Buffer> light = new IdentityHashMap<>();

  FanOutBatch(ReplayBuffer ring) {
    this.ring = ring;
  }

  ReplayBuffer.Reading read(ReplayBuffer.Place place) {
    return readings.computeIfAbsent(place, ring::read);
  }

  boolean matches(ArticleFilter filter, LiveArticle article) {
    return matches
        .computeIfAbsent(filter, unseen -> new IdentityHashMap<>())
        .computeIfAbsent(article, unseen -> article.matches(filter));
  }

  /**
   * The article's event. Not to be changed: others are sent the same.
   *
   * @param after the subscriber's position, mostly that of the entry
   */
  Buffer event(ReplayBuffer.Entry entry, StreamCursor after, boolean asLight) {
    LiveArticle article = entry.article();
    if (after != entry.after()) {
      return ServerSentEvent.article(after, article.json(asLight));
    }
    return (asLight ? light : whole)
        .computeIfAbsent(article, unseen -> ServerSentEvent.article(after, article.json(asLight)));
  }
}
