package dev.isobar.ingest.feed.registry;

import dev.isobar.messaging.ReadProgress;
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
  private record Stored<V>(V value, RecordVersion version) {}

  private final Map<String, Stored<V>> values = new ConcurrentHashMap<>();
  private final Map<Integer, OwnerEpoch> epochs = new ConcurrentHashMap<>();
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
    return stored == null ? Long.MAX_VALUE : stored.version().offset();
  }

  /** Returns the latest epoch that a record of a partition had. */
  OwnerEpoch latestEpoch(int partition) {
    return epochs.getOrDefault(partition, OwnerEpoch.NONE);
  }

  /** Returns whether a record was written after the value of its key, but by a former owner. */
  boolean isOutdated(String key, RecordVersion version) {
    Stored<V> stored = values.get(key);
    return stored != null && version.isOutdatedBy(stored.version());
  }

  /** Forgets the values of a partition. */
  void drop(int partition) {
    values.values().removeIf(stored -> stored.version().partition() == partition);
    epochs.remove(partition);
  }

  /**
   * Notes a record that the broker has acknowledged; older records of the key may not be read yet.
   * One that is read already is ignored: a later removal may have been read too.
   *
   * @param value null: the key was removed
   * @return whether the value of the key has changed
   */
  boolean acknowledged(String key, V value, RecordVersion version) {
    note(version);
    Stored<V> now = new Stored<>(value, version);
    return now
        == values.compute(
            key,
            (id, old) ->
                progress.isApplied(version.partition(), version.offset()) || isCurrent(old, version)
                    ? old
                    : now);
  }

  /**
   * Notes a record that is read, and the progress. Of a removal nothing is kept: no older record
   * can follow, except one of a former owner.
   *
   * @param value null: the key was removed
   * @return whether the value of the key has changed
   */
  boolean read(String key, V value, RecordVersion version) {
    note(version);
    Stored<V> now = new Stored<>(value, version);
    boolean changed = now == values.compute(key, (id, old) -> isCurrent(old, version) ? old : now);
    progress.applied(version.partition(), version.offset());
    values.computeIfPresent(
        key,
        (id, stored) -> stored.value() == null && stored.version().equals(version) ? null : stored);
    return changed;
  }

  private void note(RecordVersion version) {
    epochs.merge(version.partition(), version.epoch(), (a, b) -> a.compareTo(b) < 0 ? b : a);
  }

  private static boolean isCurrent(Stored<?> stored, RecordVersion version) {
    return stored != null && stored.version().compareTo(version) >= 0;
  }
}
