package dev.isobar.query.live;

import dev.isobar.query.cursor.StreamCursor;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Keeps a consumer at the end of the buffer: assigns the partitions that the Kafka topic has, seeks
 * where the buffer starts, and pauses while it has no readers. Used by the polling thread alone.
 */
final class TailSeeker {
  private static final Logger LOG = Logger.getLogger(TailSeeker.class);
  private static final long QUIET_NANOS = Duration.ofMillis(500).toNanos();

  private final ReplayBuffer buffer;
  private final Duration refresh;
  private final Runnable onNewEntries;
  private List<TopicPartition> partitions = List.of();
  private long refreshed;
  private boolean topicWasMissing;
  private StreamCursor lastEnd;
  private long lastMoved;

  /**
   * @param refresh how often new partitions are looked for
   * @param onNewEntries runs when the buffer has started or has new partitions
   */
  TailSeeker(ReplayBuffer buffer, Duration refresh, Runnable onNewEntries) {
    this.buffer = buffer;
    this.refresh = refresh;
    this.onNewEntries = onNewEntries;
  }

  /** Returns whether the consumer can be polled, which it cannot before the topic is there. */
  boolean look(Consumer<byte[], byte[]> consumer) {
    if (partitions.isEmpty() || System.nanoTime() - refreshed > refresh.toNanos()) {
      discover(consumer);
    }
    if (partitions.isEmpty()) {
      return false;
    }
    if (buffer.rest()) {
      topicWasMissing = false;
      consumer.pause(partitions);
    } else if (buffer.end() == null) {
      assign(consumer, partitions);
    } else {
      checkIfQuiet(consumer);
    }
    return true;
  }

  /** Assigns all partitions where those of the topic have changed. */
  private void discover(Consumer<byte[], byte[]> consumer) {
    List<TopicPartition> found = LiveConsumerFactory.partitions(consumer);
    refreshed = System.nanoTime();
    topicWasMissing |= found.isEmpty();
    boolean changed = partitions.isEmpty() || !consumer.assignment().equals(Set.copyOf(found));
    if (!found.isEmpty() && changed) {
      assign(consumer, found);
      partitions = found;
    }
  }

  private void assign(Consumer<byte[], byte[]> consumer, List<TopicPartition> found) {
    StreamCursor earliest = LiveConsumerFactory.earliest(consumer, found);
    StreamCursor known = buffer.end();
    if (known == null) {
      buffer.start(topicWasMissing ? earliest : LiveConsumerFactory.end(consumer, found));
    } else if (!earliest.offsets().keySet().containsAll(known.offsets().keySet())) {
      LOG.warn(
          "The Kafka topic has lost partitions; the live stream restarts with the remaining ones");
      buffer.start(earliest);
    } else {
      Set<Integer> added = new TreeSet<>(earliest.offsets().keySet());
      added.removeAll(known.offsets().keySet());
      added.forEach(partition -> buffer.add(partition, earliest.offset(partition)));
    }
    seek(consumer, found);
    onNewEntries.run();
  }

  private void checkIfQuiet(Consumer<byte[], byte[]> consumer) {
    long now = System.nanoTime();
    if (!buffer.end().equals(lastEnd)) {
      lastEnd = buffer.end();
      lastMoved = now;
    } else if (now - lastMoved > QUIET_NANOS) {
      check(consumer);
      lastMoved = System.nanoTime();
    }
  }

  /**
   * Perhaps nothing arrives because Kafka no longer has what comes next, or has other records
   * there: each poll fails then until the next seek.
   */
  private void check(Consumer<byte[], byte[]> consumer) {
    RetainedOffsets kept =
        new RetainedOffsets(
            LiveConsumerFactory.earliest(consumer, partitions),
            LiveConsumerFactory.end(consumer, partitions));
    RetainedOffsets.Resumption resumption = kept.resume(buffer.end());
    if (resumption.gap() != null) {
      LOG.warnf(
          "Offsets of the live stream are no longer valid; continuing at %s, was at %s: %s",
          resumption.from(), buffer.end(), resumption.gap());
      buffer.start(resumption.from());
      onNewEntries.run();
    }
    seek(consumer, partitions);
  }

  private void seek(Consumer<byte[], byte[]> consumer, List<TopicPartition> assigned) {
    StreamCursor from = buffer.end();
    consumer.assign(assigned);
    assigned.forEach(partition -> consumer.seek(partition, from.offset(partition.partition())));
    consumer.resume(assigned);
  }
}
