package dev.isobar.query.alert;

import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.query.article.ArticleTime;
import java.time.Duration;
import java.time.Instant;

/** Tells news from what is only new to this newswire: archives, replays and old articles. */
final class ArticleAge {
  private ArticleAge() {}

  /**
   * Returns how old the article was when it was accepted: since its publication, or since it was
   * fetched if that is longer ago or its publication is unknown. Of a day, the last moment counts.
   *
   * @param accepted when its event was written
   */
  static Duration of(EnrichedArticle article, Instant accepted) {
    Instant published = ArticleTime.of(article);
    Instant latest =
        ArticleTime.isWholeDay(article) ? published.plus(Duration.ofDays(1)) : published;
    Instant earlier = latest.isBefore(article.fetchedAt()) ? latest : article.fetchedAt();
    return Duration.between(earlier, accepted);
  }
}
