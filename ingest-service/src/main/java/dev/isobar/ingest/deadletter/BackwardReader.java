package dev.isobar.ingest.deadletter;

import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.common.TopicPartition;

/** Reads one partition of dead letters from its end to its beginning. */
final class BackwardReader {
  private static final int MAX_RECORDS = 500;
  private static final long MAX_BYTES = 8 << 20;

  private final LetterConsumer consumer;
  private final TopicPartition partition;
  private final long lowest;
  private final LetterFilter filter;
  private final ReplayMarks marks;
  private final Deque<DeadLetterItem> found = new ArrayDeque<>();
  private long unread;
  private int records = 1;

  /**
   * Creates a reader.
   *
   * @param lowest the first offset to read
   * @param below the offset after the last one to read
   */
  BackwardReader(
      LetterConsumer consumer,
      TopicPartition partition,
      long lowest,
      long below,
      LetterFilter filter,
      ReplayMarks marks) {
    this.consumer = consumer;
    this.partition = partition;
    this.lowest = lowest;
    this.unread = Math.max(lowest, below);
    this.filter = filter;
    this.marks = marks;
  }

  int partition() {
    return partition.partition();
  }

  /** Returns the offset below which the letters are that were not taken yet. */
  long below() {
    return found.isEmpty() ? unread : found.peekFirst().offset() + 1;
  }

  /** Returns the newest letter that was read and not taken; null for none. */
  DeadLetterItem peek() {
    return found.peekFirst();
  }

  DeadLetterItem take() {
    return found.removeFirst();
  }

  /** Returns whether everything has been read. */
  boolean isFinished() {
    return unread <= lowest;
  }

  /**
   * Reads the range of offsets before those already read. The range grows while the letters are
   * small, so that one read is neither slow nor large.
   *
   * @return false if it does not arrive in time
   */
  boolean readMore() {
    long from = Math.max(lowest, unread - records);
    Deque<DeadLetterItem> range = new ArrayDeque<>();
    long[] bytes = {0};
    try {
      consumer.read(
          partition,
          from,
          unread,
          letter -> {
            bytes[0] += Math.max(0, letter.serializedValueSize());
            DeadLetterItem item =
                DeadLetterItem.of(filter.topic(), letter, marks.of(partition, letter.offset()));
            if (filter.matches(item)) {
              range.addFirst(item);
            }
          });
    } catch (TimeUpException e) {
      return false;
    }
    found.addAll(range);
    long each = Math.max(1, bytes[0] / (unread - from));
    records = (int) Math.max(1, Math.min(Math.min(MAX_RECORDS, records * 4L), MAX_BYTES / each));
    unread = from;
    return true;
  }
}
