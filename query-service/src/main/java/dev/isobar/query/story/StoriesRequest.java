package dev.isobar.query.story;

import dev.isobar.query.article.ArticleFilter;
import dev.isobar.query.article.TimeRange;
import dev.isobar.query.config.PagingConfig;
import dev.isobar.query.rest.BadParameterException;
import dev.isobar.query.rest.PageCursor;
import dev.isobar.query.rest.QueryParameters;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Holds what a client asks of the list of stories.
 *
 * @param articles one article of a story must match it; its time is also that of the story's latest
 *     article
 * @param minArticles the least number of articles
 * @param breaking whether only stories are wanted that are {@link StoryVelocity#breaking}
 * @param after the end of the previous page; null for the first page
 * @param recent the start of the time if the client named none; null if it did, or needs none
 */
record StoriesRequest(
    ArticleFilter articles,
    int minArticles,
    Sort sort,
    boolean breaking,
    int limit,
    PageCursor after,
    Instant recent) {
  /** The parameters that {@link #parse} reads, besides those of the page and of the articles. */
  static final Set<String> PARAMETERS = Set.of("min-articles", "sort", "breaking");

  /** The orders of the list. All but the first compare the stories of a time with each other. */
  enum Sort {
    /** Those with the latest article first. */
    LATEST,
    /** Those with the most sources per hour first. */
    VELOCITY,
    /** Those with the most articles first. */
    ARTICLES;

    static List<String> words() {
      return Arrays.stream(values()).map(value -> value.name().toLowerCase(Locale.ROOT)).toList();
    }
  }

  /** For each story that is shown, up to a hundred texts are compared with each other. */
  private static final int MAX_SHOWN = 100;

  /** The time of stories that are compared, if the client names no start. */
  private static final Duration RECENT = Duration.ofHours(24);

  /**
   * Reads the parameters. Ignores all others.
   *
   * @throws BadParameterException if a value is invalid; the message names the remedy
   */
  static StoriesRequest parse(QueryParameters parameters, PagingConfig config, Instant now) {
    ArticleFilter articles = ArticleFilter.parse(parameters);
    String word = parameters.choice("sort", Sort.words(), "latest");
    Sort sort = Sort.valueOf(word.toUpperCase(Locale.ROOT));
    String after = parameters.single("after");
    Instant recent = null;
    if (sort != Sort.LATEST) {
      if (after != null) {
        throw new BadParameterException(
            "after", "sort=" + word + " has one page: send a higher limit");
      }
      TimeRange time = articles.time();
      if (time.from() == null) {
        Instant end = time.before() == null ? now.truncatedTo(ChronoUnit.MINUTES) : time.before();
        recent = end.minus(RECENT);
        articles = articles.in(TimeRange.of(recent, time.before(), TimeRange.zone(parameters)));
      }
    }
    return new StoriesRequest(
        articles,
        parameters.atLeastOne("min-articles"),
        sort,
        parameters.flag("breaking", false),
        parameters.limit(config.limit(), Math.min(config.maxLimit(), MAX_SHOWN)),
        after == null ? null : PageCursor.parse(after),
        recent);
  }

  /** Returns what the answer depends on besides the view and the request. */
  String state() {
    return recent == null ? "" : "." + recent.getEpochSecond();
  }

  /**
   * Returns which stories are read.
   *
   * @param least how many articles each of them has at least
   */
  NewestStories.Range range(int least) {
    return new NewestStories.Range(articles.time(), Math.max(least, minArticles), after);
  }
}
