package dev.isobar.query.story;

import java.time.Instant;

/**
 * Holds an article with the story it belongs to.
 *
 * @param seq of the table {@code article}
 * @param story the id of the story; its own while it is not decided
 */
record StoryArticle(long seq, String id, String story, int[] keys, StorySignature signature) {
  StoryArticle in(String other) {
    return new StoryArticle(seq, id, other, keys, signature);
  }

  StoryArticle withKeys(int[] others) {
    return new StoryArticle(seq, id, story, others, signature);
  }

  Instant at() {
    return signature.at();
  }

  /** Returns the time in minutes since 1970; years after 6000 count as one moment. */
  int minute() {
    return (int) Math.min(Integer.MAX_VALUE, Math.floorDiv(at().getEpochSecond(), 60L));
  }
}
