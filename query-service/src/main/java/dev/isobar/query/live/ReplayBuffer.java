package dev.isobar.query.live;

import dev.isobar.query.cursor.StreamCursor;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The recent past of the Kafka topic, one for all subscribers and bounded in bytes: everything from
 * {@code floor} to {@code end}. It keeps nothing while it has no readers. Thread-safe.
 */
@Singleton
final class ReplayBuffer {
  private static final int MAX_READING = 256;

  private final long maxBytes;
  private final RevisionDeduplicator seen = new RevisionDeduplicator();

  /** The entry of number n stands at n modulo the length, which is a power of two. */
  private Entry[] slots = new Entry[64];

  private long first;
  private long next;
  private long bytes;
  private int epoch;
  private int readers;
  private StreamCursor floor;
  private StreamCursor end;

  /**
   * One article.
   *
   * @param after the position of who has read all up to this
   * @param again whether the ring has met this revision before: Kafka delivers at least once
   */
  record Entry(LiveArticle article, StreamCursor after, boolean again) {}

  /** A reader's place. The epoch tells whether the ring has restarted since. */
  record Place(int epoch, long next) {
    Place after(int entries) {
      return new Place(epoch, next + entries);
    }
  }

  /** What a reader finds at its place. */
  enum Outcome {
    /** Entries, or none where the reader is at the end. */
    READ,
    /** The ring has dropped what the reader has not read yet. */
    LOST,
    /** The ring began anew elsewhere: the reader has to look for its place again. */
    RESTARTED
  }

  /**
   * @param cursor the position of who has read these entries; null unless they could be read
   */
  record Reading(Outcome outcome, List<Entry> entries, StreamCursor cursor) {}

  @Inject
  ReplayBuffer(LiveConfig config) {
    this(config.ring().asLongValue());
  }

  /**
   * @param maxBytes of {@link LiveArticle#weight}; the last article is kept even if it exceeds it
   */
  ReplayBuffer(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Begins, or begins anew, at this position. */
  synchronized void start(StreamCursor position) {
    clear();
    epoch++;
    floor = position;
    end = position;
  }

  /** A partition that appeared after the start, with the offset of its first record. */
  synchronized void add(int partition, long firstOffset) {
    floor = floor.advance(partition, firstOffset);
    end = end.advance(partition, firstOffset);
  }

  /**
   * Ends the ring where nobody reads it, until its next start.
   *
   * @return false if there are readers
   */
  synchronized boolean rest() {
    if (readers > 0) {
      return false;
    }
    if (end != null) {
      clear();
      floor = null;
      end = null;
    }
    return true;
  }

  /** Where the ring ends; null before its start. */
  synchronized StreamCursor end() {
    return end;
  }

  /** How often the ring has begun. */
  synchronized int epoch() {
    return epoch;
  }

  synchronized void addReader() {
    readers++;
  }

  synchronized void removeReader() {
    readers--;
    if (readers == 0) {
      clear();
      floor = end;
    }
  }

  /**
   * Appends a record of Kafka; drops it if the ring has it already or has restarted since the poll.
   *
   * @param polled the epoch of the ring when the record was polled
   * @param article null if nobody is to be sent the record
   */
  synchronized void append(int polled, int partition, long offset, LiveArticle article) {
    if (polled != epoch || end == null || offset < end.offset(partition)) {
      return;
    }
    if (article == null) {
      advance(partition, offset + 1);
    } else {
      append(article);
    }
  }

  synchronized void append(LiveArticle article) {
    advance(article.partition(), article.offset() + 1);
    if (readers == 0) {
      return;
    }
    if (next - first == slots.length) {
      grow();
    }
    slots[slot(next++)] = new Entry(article, end, !seen.isNews(article.article()));
    bytes += article.weight();
    while (bytes > maxBytes && next - first > 1) {
      LiveArticle oldest = slots[slot(first)].article();
      slots[slot(first++)] = null;
      bytes -= oldest.weight();
      floor = floor.advance(oldest.partition(), oldest.offset() + 1);
    }
  }

  /** Passes records that nobody is to be sent. */
  synchronized void advance(int partition, long nextOffset) {
    if (nextOffset > end.offset(partition)) {
      end = end.advance(partition, nextOffset);
    }
    if (readers == 0) {
      floor = end;
    }
  }

  /**
   * The partitions in which the position lies before the ring, with the offsets to reach; none
   * where the ring rests, because then nobody is to be brought there.
   */
  synchronized Map<Integer, Long> missing(StreamCursor position) {
    if (floor == null) {
      return Map.of();
    }
    Map<Integer, Long> missing = new TreeMap<>(floor.offsets());
    missing.entrySet().removeIf(place -> position.offset(place.getKey()) >= place.getValue());
    return missing;
  }

  /** The place from which to read on from this position; null where it lies before the ring. */
  synchronized Place join(StreamCursor position) {
    return end == null || !position.reaches(floor) ? null : new Place(epoch, first);
  }

  synchronized Reading read(Place place) {
    if (place.epoch() != epoch) {
      return new Reading(Outcome.RESTARTED, List.of(), null);
    }
    if (place.next() < first) {
      return new Reading(Outcome.LOST, List.of(), null);
    }
    if (place.next() == next) {
      return new Reading(Outcome.READ, List.of(), end);
    }
    long until = Math.min(next, place.next() + MAX_READING);
    List<Entry> entries = new ArrayList<>((int) (until - place.next()));
    for (long number = place.next(); number < until; number++) {
      entries.add(slots[slot(number)]);
    }
    return new Reading(
        Outcome.READ, entries, until == next ? end : entries.get(entries.size() - 1).after());
  }

  private void clear() {
    slots = new Entry[64];
    first = next;
    bytes = 0;
  }

  private void grow() {
    Entry[] larger = new Entry[slots.length * 2];
    for (long number = first; number < next; number++) {
      larger[(int) (number & (larger.length - 1))] = slots[slot(number)];
    }
    slots = larger;
  }

  private int slot(long number) {
    return (int) (number & (slots.length - 1));
  }
}
