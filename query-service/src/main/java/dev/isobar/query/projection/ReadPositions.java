package dev.isobar.query.projection;

import dev.isobar.query.projection.PositionedRecords.Start;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;

/**
 * Tracks the partitions assigned to this replica's consumers: the offset that the view has reached
 * and the offset that the consumer polls next. A batch is written only if it starts exactly where
 * the view ends. Batches from before a seek or a rebalance are dropped. Thread-safe.
 */
@ApplicationScoped
class ReadPositions {
  private static final long UNKNOWN = -1;
  private static final Duration RELEASE = Duration.ofSeconds(2);

  private final Map<Integer, Position> positions = new TreeMap<>();
  private final Set<Consumer<?, ?>> joined = new HashSet<>();
  private long seeks;

  /** Holds the state of one assigned partition. */
  static final class Position {
    private final Consumer<?, ?> reader;
    private long seek;
    private long polled = UNKNOWN;
    private long view = UNKNOWN;
    private boolean writing;

    Position(Consumer<?, ?> reader) {
      this.reader = reader;
    }
  }

  /**
   * Adds the partitions assigned to a consumer; empty if there are more consumers than partitions.
   */
  synchronized void assign(Consumer<?, ?> reader, Collection<Integer> partitions) {
    joined.add(reader);
    partitions.forEach(partition -> positions.put(partition, new Position(reader)));
    notifyAll();
  }

  /** Removes the partitions revoked from a consumer; waits a limited time for its transaction. */
  synchronized void release(Consumer<?, ?> reader, Collection<Integer> partitions) {
    long deadline = System.nanoTime() + RELEASE.toNanos();
    for (int partition : partitions) {
      Position position = positions.get(partition);
      if (position != null && position.reader == reader) {
        positions.remove(partition);
        awaitWritten(position, deadline);
      }
    }
    notifyAll();
  }

  private void awaitWritten(Position position, long deadline) {
    try {
      while (position.writing && System.nanoTime() < deadline) {
        wait(20);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns the partitions whose offsets must be read from the database, by consumer. */
  synchronized Map<Consumer<?, ?>, Set<Integer>> unknown() {
    Map<Consumer<?, ?>, Set<Integer>> unknown = new HashMap<>();
    positions.forEach(
        (partition, position) -> {
          if (position.view == UNKNOWN) {
            unknown.computeIfAbsent(position.reader, reader -> new HashSet<>()).add(partition);
          }
        });
    return unknown;
  }

  /** Seeks a partition if the consumer still has it and its offset is still unknown. */
  synchronized boolean seek(Consumer<?, ?> reader, int partition, long offset, Runnable seek) {
    Position position = positions.get(partition);
    if (position == null || position.reader != reader || position.view != UNKNOWN) {
      return false;
    }
    seek.run();
    position.seek = ++seeks;
    position.polled = offset;
    position.view = offset;
    notifyAll();
    return true;
  }

  /** Records the end offsets of a poll and returns where the poll started. */
  synchronized Map<Integer, Start> polled(Map<Integer, Long> ends) {
    Map<Integer, Start> starts = new HashMap<>();
    ends.forEach(
        (partition, end) -> {
          Position position = positions.get(partition);
          if (position != null) {
            starts.put(partition, new Start(position.seek, position.polled));
            position.polled = end;
          }
        });
    return starts;
  }

  /** Waits until the offset of each of these partitions is known, or the consumer has lost it. */
  synchronized void awaitKnown(Collection<Integer> partitions, BooleanSupplier stopped)
      throws InterruptedException {
    while (!stopped.getAsBoolean() && !areKnown(partitions)) {
      wait(100);
    }
  }

  /** Returns whether the offset of each of these partitions that is still assigned is known. */
  synchronized boolean areKnown(Collection<Integer> partitions) {
    return partitions.stream()
        .map(positions::get)
        .noneMatch(position -> position != null && position.view == UNKNOWN);
  }

  /**
   * Starts writing records of a partition.
   *
   * @param start where their poll started; null if it is unknown
   * @return the argument for {@link #finish}; null if the records do not continue the view and must
   *     be dropped
   */
  synchronized Position begin(int partition, Start start) {
    Position position = positions.get(partition);
    if (position == null || (start != null && start.seek() != position.seek)) {
      return null;
    }
    if (start == null || start.offset() != position.view) {
      position.view = UNKNOWN;
      return null;
    }
    position.writing = true;
    return position;
  }

  /** Ends writing. The view is at {@code end}, which has not changed after a failure. */
  synchronized void finish(int partition, Position written, long end) {
    written.writing = false;
    if (positions.get(partition) == written && written.view != UNKNOWN) {
      written.view = end;
    }
    notifyAll();
  }

  /** Marks the offsets of these partitions as unknown, so that they are read from the database. */
  synchronized void forget(Collection<Integer> partitions) {
    partitions.stream()
        .map(positions::get)
        .filter(position -> position != null)
        .forEach(position -> position.view = UNKNOWN);
  }

  /** Returns the view's offsets of the partitions that are not being written. */
  synchronized Map<Integer, Long> idle() {
    Map<Integer, Long> idle = new TreeMap<>();
    positions.forEach(
        (partition, position) -> {
          if (position.view != UNKNOWN && !position.writing) {
            idle.put(partition, position.view);
          }
        });
    return idle;
  }

  /** Marks an offset as unknown unless it has changed or is being written. */
  synchronized boolean forgetIfStill(int partition, long offset) {
    Position position = positions.get(partition);
    if (position == null || position.writing || position.view != offset) {
      return false;
    }
    position.view = UNKNOWN;
    return true;
  }

  /** Returns the known view offsets of a consumer's partitions. */
  synchronized Map<Integer, Long> reached(Consumer<?, ?> reader) {
    Map<Integer, Long> reached = new TreeMap<>();
    positions.forEach(
        (partition, position) -> {
          if (position.reader == reader && position.view != UNKNOWN) {
            reached.put(partition, position.view);
          }
        });
    return reached;
  }

  /** Returns how many offsets lie between the view and the next poll. */
  synchronized long inHand(int partition) {
    Position position = positions.get(partition);
    return position == null || position.view == UNKNOWN || position.polled == UNKNOWN
        ? 0
        : Math.max(0, position.polled - position.view);
  }

  /**
   * Returns how many consumers have joined the group, if every assigned offset is known; else 0.
   */
  synchronized int positionedConsumers() {
    return unknown().isEmpty() ? joined.size() : 0;
  }
}
