package dev.isobar.query.article;

import dev.isobar.contracts.EnrichedArticle;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Passes on the articles that match a filter until enough are found. It gives up after {@value
 * #MAX_MISSES} articles that do not match, because each one is read to see that: mutes that leave
 * out nearly everything, or a phrase of frequent words, would read the whole view.
 */
final class MatchReader implements Predicate<EnrichedArticle> {
  static final int MAX_MISSES = 2_000;

  private final ArticleFilter filter;
  private final Predicate<EnrichedArticle> function;
  private int misses;
  private EnrichedArticle last;

  /**
   * @param function receives each article that matches, and returns whether more are wanted
   */
  MatchReader(ArticleFilter filter, Predicate<EnrichedArticle> function) {
    this.filter = filter;
    this.function = function;
  }

  /** Returns whether another article is to be read. */
  @Override
  public boolean test(EnrichedArticle article) {
    if (filter.matches(article)) {
      return function.test(article);
    }
    last = article;
    return ++misses < MAX_MISSES;
  }

  /** Returns the last article that was read if it gave up; else the search came to its end. */
  Optional<ArticleCursor> gaveUpAt() {
    return misses < MAX_MISSES
        ? Optional.empty()
        : Optional.of(new ArticleCursor(ArticleTime.of(last), last.id()));
  }
}
