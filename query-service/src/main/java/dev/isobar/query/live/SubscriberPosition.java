package dev.isobar.query.live;

import dev.isobar.query.cursor.StreamCursor;

/**
 * Tracks what one subscriber has read, so that there is neither gap nor overlap between its
 * backfill and the {@link ReplayBuffer}. Used by one thread at a time.
 */
final class SubscriberPosition {
  private StreamCursor cursor;
  private ReplayBuffer.Slot slot;

  /** Whether the cursor may be ahead of the buffer's entries in some partition. */
  private boolean ahead;

  /**
   * The articles that the subscriber got from backfills; null if there was none. After a backfill
   * it must detect repetitions itself: it may have missed an article that the buffer had before,
   * because compaction keeps only the later of two equal records.
   */
  private RevisionDeduplicator seen;

  /**
   * Creates a position.
   *
   * @param cursor where to start; null for the end of the buffer once it has started
   */
  SubscriberPosition(StreamCursor cursor) {
    this.cursor = cursor;
  }

  /** Returns the cursor; null until the buffer has started, if no start was given. */
  StreamCursor cursor() {
    return cursor;
  }

  /** Returns the position in the buffer; null while the subscriber does not read from it. */
  ReplayBuffer.Slot slot() {
    return slot;
  }

  /** Joins the buffer if this position is within it. */
  boolean join(ReplayBuffer buffer) {
    StreamCursor end = buffer.end();
    if (cursor == null) {
      cursor = end;
    }
    slot = cursor == null ? null : buffer.join(cursor);
    ahead = true;
    return slot != null;
  }

  void leaveBuffer() {
    slot = null;
  }

  /** Moves to another cursor, forward or back. */
  void jump(StreamCursor to) {
    cursor = to;
  }

  /** Returns whether an article of a backfill is new to the subscriber. */
  boolean isNew(LiveArticle article) {
    if (seen == null) {
      seen = new RevisionDeduplicator();
    }
    return article.isNewTo(seen);
  }

  /** Returns whether an entry is new to the subscriber. Call it once per entry, in order. */
  boolean isNew(ReplayBuffer.Entry entry) {
    LiveArticle article = entry.article();
    if (ahead && article.offset() < cursor.offset(article.partition())) {
      return false;
    }
    return seen == null ? !entry.again() : article.isNewTo(seen);
  }

  /** Moves past an entry. */
  void passed(ReplayBuffer.Entry entry) {
    slot = slot.after(1);
    reached(entry.after());
  }

  /** Moves to this cursor of the buffer. */
  void reached(StreamCursor bufferCursor) {
    if (ahead && !bufferCursor.reaches(cursor)) {
      cursor = cursor.furthest(bufferCursor);
      return;
    }
    ahead = false;
    cursor = bufferCursor;
  }
}
