package dev.isobar.query.live;

import dev.isobar.query.cursor.StreamCursor;

/**
 * How far one subscriber has read, and so what it is still to be sent: neither gap nor overlap
 * where catching up from Kafka meets the {@link ReplayBuffer}. Used by one thread at a time.
 */
final class SubscriberPosition {
  private StreamCursor cursor;
  private ReplayBuffer.Place place;

  /** Whether the cursor may be ahead of the ring's entries somewhere. */
  private boolean ahead;

  /**
   * What the subscriber got from Kafka; null if it has not been brought up. From then on it judges
   * repetitions by itself: what the ring has seen before, this subscriber may have missed, because
   * Kafka's compaction keeps only the later of two equal records.
   */
  private RevisionDeduplicator seen;

  /**
   * @param cursor from where to read; null for from now on, which the ring tells once it has begun
   */
  SubscriberPosition(StreamCursor cursor) {
    this.cursor = cursor;
  }

  /** Null until the ring has begun, for a subscriber who asked for what comes from now on. */
  StreamCursor cursor() {
    return cursor;
  }

  /** Null while the subscriber is not in the ring. */
  ReplayBuffer.Place place() {
    return place;
  }

  /** Enters the ring where this position lies within it. */
  boolean join(ReplayBuffer ring) {
    StreamCursor end = ring.end();
    if (cursor == null) {
      cursor = end;
    }
    place = cursor == null ? null : ring.join(cursor);
    ahead = true;
    return place != null;
  }

  void leaveRing() {
    place = null;
  }

  /** Goes to another place, be it ahead or back. */
  void jump(StreamCursor to) {
    cursor = to;
  }

  /** Whether a record that catching up has found is to be looked at. */
  boolean isNew(LiveArticle article) {
    if (seen == null) {
      seen = new RevisionDeduplicator();
    }
    return seen.isNews(article.article());
  }

  /** Whether an entry of the ring is to be looked at. Asked once per entry, in their order. */
  boolean isNew(ReplayBuffer.Entry entry) {
    LiveArticle article = entry.article();
    if (ahead && article.offset() < cursor.offset(article.partition())) {
      return false;
    }
    return seen == null ? !entry.again() : seen.isNews(article.article());
  }

  /** The entry was dealt with. */
  void passed(ReplayBuffer.Entry entry) {
    place = place.after(1);
    reached(entry.after());
  }

  /** All is dealt with up to this position of the ring. */
  void reached(StreamCursor ringCursor) {
    if (ahead && !ringCursor.reaches(cursor)) {
      cursor = cursor.furthest(ringCursor);
      return;
    }
    ahead = false;
    cursor = ringCursor;
  }
}
