package dev.isobar.query.story;

import dev.isobar.query.article.ArticleFilter;
import dev.isobar.query.rest.BadParameterException;
import dev.isobar.query.rest.QueryParameters;
import java.util.List;
import java.util.Set;

/**
 * Selects stories of a stream as the list of stories does: one article must match, and its time is
 * also that of the story's latest article.
 *
 * @param minArticles the least number of articles
 * @param breaking whether only stories are wanted that are {@link StoryVelocity#breaking}
 * @param events the names of the events that are wanted
 */
public record StoryFilter(
    ArticleFilter articles, int minArticles, boolean breaking, Set<String> events) {
  /** The names of events. */
  public static final List<String> EVENTS = List.of("story", "breaking", "merged", "gone");

  /** The parameter that chooses events. */
  public static final String EVENT = "event";

  /** The parameters that {@link #parse} reads, besides those of articles. */
  public static final Set<String> PARAMETERS = Set.of("min-articles", "breaking", EVENT);

  /**
   * Reads the parameters. Ignores all others.
   *
   * @throws BadParameterException if a value is invalid; the message names the remedy
   */
  public static StoryFilter parse(QueryParameters parameters) {
    Set<String> events = parameters.list(EVENT, EVENTS);
    return new StoryFilter(
        ArticleFilter.parse(parameters),
        parameters.atLeastOne("min-articles"),
        parameters.flag("breaking", false),
        events.isEmpty() ? Set.copyOf(EVENTS) : events);
  }

  /** Returns whether the articles of a story must be read to know if it matches. */
  public boolean needsArticles() {
    return !articles.isTimeOnly();
  }

  boolean matches(StoryItem story) {
    return story.articles() >= minArticles
        && (!breaking || story.velocity().breaking())
        && articles.time().containsSorted(story.latest());
  }
}
