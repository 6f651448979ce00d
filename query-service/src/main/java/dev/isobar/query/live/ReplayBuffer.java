package dev.isobar.query.live;

import dev.isobar.query.cursor.StreamCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Keeps the latest articles of the Kafka topic for all subscribers, from {@code floor} to {@code
 * end}. Its size in bytes is limited. It is empty while it has no readers. Thread-safe.
 */
final class ReplayBuffer {
  private static final int MAX_READING = 256;

  private final long maxBytes;
  private final RevisionDeduplicator seen = new RevisionDeduplicator();

  /** Entry number n is at index n modulo the length, which is a power of two. */
  private Entry[] slots = new Entry[64];

  private long first;
  private long next;
  private long bytes;
  private int epoch;
  private int readers;
  private StreamCursor floor;
  private StreamCursor end;

  /**
   * Holds one article.
   *
   * @param after the cursor after this article
   * @param again whether the buffer had this revision before, because Kafka delivers at least once
   */
  record Entry(LiveArticle article, StreamCursor after, boolean again) {}

  /** Holds the position of a reader. It is valid only for one epoch of the buffer. */
  record Slot(int epoch, long next) {
    Slot after(int entries) {
      return new Slot(epoch, next + entries);
    }
  }

  /** The result of a read. */
  enum Outcome {
    /** Entries; empty if the reader is at the end. */
    READ,
    /** The buffer has dropped entries that the reader has not read. */
    LOST,
    /** The buffer has restarted at another offset: the reader must join again. */
    RESTARTED
  }

  /**
   * Holds the entries of a read.
   *
   * @param cursor the cursor after these entries; null unless the outcome is {@code READ}
   */
  record Reading(Outcome outcome, List<Entry> entries, StreamCursor cursor) {}

  /**
   * Creates an empty buffer.
   *
   * @param maxBytes the limit of {@link LiveArticle#weight}; one article may exceed it
   */
  ReplayBuffer(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Starts or restarts the buffer at this position. */
  synchronized void start(StreamCursor position) {
    clear();
    epoch++;
    floor = position;
    end = position;
  }

  /** Adds a partition that was created after the start, with the offset of its first record. */
  synchronized void add(int partition, long firstOffset) {
    floor = floor.advance(partition, firstOffset);
    end = end.advance(partition, firstOffset);
  }

  /**
   * Stops the buffer until its next start if it has no readers.
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

  /** Returns the end of the buffer; null before its start. */
  synchronized StreamCursor end() {
    return end;
  }

  /** Returns how often the buffer has started. */
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

  synchronized void append(LiveArticle article) {
    advance(article.partition(), article.offset() + 1);
    if (readers == 0) {
      return;
    }
    if (next - first == slots.length) {
      grow();
    }
    slots[slot(next++)] = new Entry(article, end, !article.isNewTo(seen));
    bytes += article.weight();
    while (bytes > maxBytes && next - first > 1) {
      LiveArticle oldest = slots[slot(first)].article();
      slots[slot(first++)] = null;
      bytes -= oldest.weight();
      floor = floor.advance(oldest.partition(), oldest.offset() + 1);
    }
  }

  /** Moves the end past records that no subscriber gets. */
  synchronized void advance(int partition, long nextOffset) {
    if (nextOffset > end.offset(partition)) {
      end = end.advance(partition, nextOffset);
    }
    if (readers == 0) {
      floor = end;
    }
  }

  /**
   * Returns the partitions in which the position is before the buffer, with the offsets to reach.
   * Empty while the buffer is stopped.
   */
  synchronized Map<Integer, Long> missing(StreamCursor position) {
    if (floor == null) {
      return Map.of();
    }
    Map<Integer, Long> missing = new TreeMap<>(floor.offsets());
    missing.entrySet().removeIf(entry -> position.offset(entry.getKey()) >= entry.getValue());
    return missing;
  }

  /** Returns where to read from this position; null if it is before the buffer. */
  synchronized Slot join(StreamCursor position) {
    return end == null || !position.reaches(floor) ? null : new Slot(epoch, first);
  }

  synchronized Reading read(Slot slot) {
    if (slot.epoch() != epoch) {
      return new Reading(Outcome.RESTARTED, List.of(), null);
    }
    if (slot.next() < first) {
      return new Reading(Outcome.LOST, List.of(), null);
    }
    if (slot.next() == next) {
      return new Reading(Outcome.READ, List.of(), end);
    }
    long until = Math.min(next, slot.next() + MAX_READING);
    List<Entry> entries = new ArrayList<>((int) (until - slot.next()));
    for (long number = slot.next(); number < until; number++) {
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
