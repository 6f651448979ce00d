package dev.isobar.query.story;

import java.util.Locale;

/**
 * Says what a transaction did to a story.
 *
 * @param story its id
 * @param other the story from which it was split; null for another kind
 */
record StoryChange(String story, Kind kind, String other) {

  /** What happened. */
  enum Kind {
    /** It has its first articles. */
    BEGAN,
    /** Articles that were in another story are one of their own. */
    SPLIT,
    /** It has more articles than before, or took another story. */
    GREW,
    /** One of its articles was revised, taken down, or given to another story. */
    CHANGED,
    /** It has become breaking, which is told once. */
    BREAKING,
    /** It is no more: its articles are in another story, or gone. */
    ENDED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }
}
