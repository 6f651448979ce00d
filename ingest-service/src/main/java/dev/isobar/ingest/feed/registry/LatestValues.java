package dev.isobar.ingest.feed.registry;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds the last value of each key of a Kafka topic. A record is seen twice if this replica wrote
 * it: when it is acknowledged and when it is read, in either order. Thread-safe.
 */
final class LatestValues<V> {
  /**
   * Holds a value.
   *
   * @param value null for a key that was removed but may still be read
   */
  private record Stored<V>(V value, int partition, long offset) {}

  private final Map<String, Stored<V>> values = new ConcurrentHashMap<>();
  private final ReadProgress progress;

  LatestValues(ReadProgress progress) {
    this.progress = progress;
  }

  /** Returns the value of a key. */
  Optional<V> get(String key) {
    Stored<V> stored = values.get(key);
    return stored == null ? Optional.empty() : Optional.ofNullable(stored.value());
  }

  /** Returns the keys, some of which may have no value any more. */
  Set<String> keys() {
    return values.keySet();
  }

  /** Returns where the value of a key is in its partition; values were written in this order. */
  long offset(String key) {
    Stored<V> stored = values.get(key);
    return stored == null ? Long.MAX_VALUE : stored.offset();
  }

  /** Forgets the values of a partition. */
  void drop(int partition) {
    values.values().removeIf(stored -> stored.partition() == partition);
  }

  /**
   * Notes a record that the broker has acknowledged; older records of the key may not be read yet.
   * One that is read already is ignored: a later removal may have been read too.
   *
   * @param value null: the key was removed
   * @return whether the value of the key has changed
   */
  boolean acknowledged(String key, V value, int partition, long offset) {
    Stored<V> now = new Stored<>(value, partition, offset);
    return now
        == values.compute(
            key,
            (id, old) ->
                progress.isApplied(partition, offset) || isCurrent(old, offset) ? old : now);
  }

  /**
   * Notes a record that is read, and the progress. Of a removal nothing is kept: no older record
   * can follow.
   *
   * @param value null: the key was removed
   * @return whether the value of the key has changed
   */
  boolean read(String key, V value, int partition, long offset) {
    Stored<V> now = new Stored<>(value, partition, offset);
    boolean changed = now == values.compute(key, (id, old) -> isCurrent(old, offset) ? old : now);
    progress.applied(partition, offset);
    values.computeIfPresent(
        key, (id, stored) -> stored.value() == null && stored.offset() == offset ? null : stored);
    return changed;
  }

  private static boolean isCurrent(Stored<?> stored, long offset) {
    return stored != null && stored.offset() >= offset;
  }
}
