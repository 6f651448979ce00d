package dev.isobar.query.story;

import java.time.Instant;
import java.util.Comparator;

/**
 * Holds a story without its articles.
 *
 * @param id the id of its earliest article, of several the smallest
 * @param at the time of its earliest article
 * @param latest the time of its latest article
 */
record Story(String id, Instant at, Instant latest, int members) {
  private static final Comparator<Story> BY_BEGIN =
      Comparator.comparing(Story::at).thenComparing(Story::id);

  static Story of(StoryArticle article) {
    return new Story(article.id(), article.at(), article.at(), 1);
  }

  /** Returns the story that both are together. */
  Story join(Story other) {
    Story first = BY_BEGIN.compare(this, other) <= 0 ? this : other;
    return new Story(
        first.id,
        first.at,
        latest.isAfter(other.latest) ? latest : other.latest,
        members + other.members);
  }
}
