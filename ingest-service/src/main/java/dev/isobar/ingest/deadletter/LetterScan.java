package dev.isobar.ingest.deadletter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/**
 * Finds the dead letters of a filter, the newest first. The partitions are read backwards in small
 * ranges of offsets, and merged by time.
 */
final class LetterScan {
  /** How much later than its successor a record may be stamped. */
  private static final Duration DISORDER = Duration.ofMinutes(5);

  private final LetterConsumer consumer;
  private final List<BackwardReader> readers = new ArrayList<>();

  LetterScan(LetterConsumer consumer, LetterFilter filter, LetterCursor after, ReplayMarks marks) {
    this.consumer = consumer;
    List<TopicPartition> partitions = consumer.partitions(filter.topic().letters());
    Map<TopicPartition, Long> beginnings = consumer.beginnings(partitions);
    Map<TopicPartition, Long> ends = consumer.ends(partitions);
    Map<TopicPartition, Long> from =
        filter.from() == null ? Map.of() : consumer.since(partitions, filter.from());
    Map<TopicPartition, Long> to =
        filter.to() == null ? Map.of() : consumer.since(partitions, filter.to().plus(DISORDER));
    for (TopicPartition partition : partitions) {
      marks.dropBefore(partition, beginnings.get(partition));
      long end = ends.get(partition);
      // Without a record since `from`, nothing of this partition matches.
      long lowest =
          filter.from() == null ? beginnings.get(partition) : from.getOrDefault(partition, end);
      long below =
          after.below(partition.partition(), Math.min(end, to.getOrDefault(partition, end)));
      readers.add(new BackwardReader(consumer, partition, lowest, below, filter, marks));
    }
  }

  /** Returns the next letters, at most {@code limit}. */
  LetterPage page(int limit) {
    List<DeadLetterItem> items = new ArrayList<>();
    boolean partial = false;
    while (items.size() < limit && !partial) {
      partial = !fill();
      if (!partial) {
        BackwardReader newest =
            readers.stream()
                .filter(reader -> reader.peek() != null)
                .max(Comparator.comparing(reader -> reader.peek().time()))
                .orElse(null);
        if (newest == null) {
          break;
        }
        items.add(newest.take());
      }
    }
    return new LetterPage(items, next(), partial);
  }

  /** Reads until each partition has a letter or is finished; returns false if the budget ends. */
  private boolean fill() {
    for (BackwardReader reader : readers) {
      while (reader.peek() == null && !reader.isFinished()) {
        if (consumer.budget().isUsedUp() || !reader.readMore()) {
          return false;
        }
      }
    }
    return true;
  }

  private String next() {
    SortedMap<Integer, Long> offsets = new TreeMap<>();
    for (BackwardReader reader : readers) {
      offsets.put(reader.partition(), reader.below());
    }
    boolean more =
        readers.stream().anyMatch(reader -> !reader.isFinished() || reader.peek() != null);
    return more ? new LetterCursor(offsets).toString() : null;
  }
}
