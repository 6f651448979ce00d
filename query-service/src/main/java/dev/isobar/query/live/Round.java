package dev.isobar.query.live;

import dev.isobar.query.Cursor;
import dev.isobar.query.article.ArticleFilter;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * One passing on of news to all subscribers of an event loop. What is the same for several of them
 * is worked out once: what to read, which filter an article passes, its wire form.
 */
final class Round {
  private final Ring ring;
  private final Map<Ring.Place, Ring.Reading> readings = new HashMap<>();
  private final Map<ArticleFilter, Map<LiveArticle, Boolean>> matches = new HashMap<>();
  private final Map<LiveArticle, Buffer> whole = new IdentityHashMap<>();
  private final Map<LiveArticle, Buffer> light = new IdentityHashMap<>();

  Round(Ring ring) {
    this.ring = ring;
  }

  Ring.Reading read(Ring.Place place) {
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
  Buffer event(Ring.Entry entry, Cursor after, boolean asLight) {
    LiveArticle article = entry.article();
    if (after != entry.after()) {
      return ServerSentEvent.article(after, article.json(asLight));
    }
    return (asLight ? light : whole)
        .computeIfAbsent(article, unseen -> ServerSentEvent.article(after, article.json(asLight)));
  }
}
