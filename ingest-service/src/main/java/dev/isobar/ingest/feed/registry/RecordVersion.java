package dev.isobar.ingest.feed.registry;

import java.util.Comparator;

/**
 * Orders the records of a key: one of a later owner is newer, else the one that was written later.
 *
 * @param epoch that of the writer; {@link OwnerEpoch#NONE} if the Kafka topic has no owners
 */
record RecordVersion(int partition, long offset, OwnerEpoch epoch)
    implements Comparable<RecordVersion> {
  private static final Comparator<RecordVersion> ORDER =
      Comparator.comparing(RecordVersion::epoch).thenComparingLong(RecordVersion::offset);

  @Override
  public int compareTo(RecordVersion other) {
    return ORDER.compare(this, other);
  }

  /** Returns whether this record was written after a newer one, by a former owner. */
  boolean isOutdatedBy(RecordVersion other) {
    return compareTo(other) < 0 && offset > other.offset();
  }
}
