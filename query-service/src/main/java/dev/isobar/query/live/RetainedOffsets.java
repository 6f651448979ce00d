package dev.isobar.query.live;

import dev.isobar.query.cursor.StreamCursor;
import java.util.Map;

/**
 * Holds the range of offsets that the Kafka topic retains.
 *
 * @param earliest the first offset of every partition
 * @param end the next offset of every partition
 */
record RetainedOffsets(StreamCursor earliest, StreamCursor end) {

  /**
   * Holds the cursor at which reading continues.
   *
   * @param gap the reason for a gap before it, as a word and a sentence; null if there is no gap
   */
  record Resumption(StreamCursor from, String gap) {}

  /**
   * Returns where a reader at this cursor continues: there, or at the earliest retained offset. A
   * cursor of another epoch belongs to a Kafka topic that was deleted and created again, and one
   * beyond the end to such a topic or one that has lost records, so none of its offsets is valid.
   * Records that compaction removed are not a gap, because a later record replaces each of them.
   */
  Resumption resume(StreamCursor cursor) {
    if (cursor.isOfOtherEpoch(end)) {
      return new Resumption(
          earliest,
          "recreated: the Kafka topic was created again; its epoch is %s, requested was %s"
              .formatted(end.epoch(), cursor.epoch()));
    }
    for (Map.Entry<Integer, Long> entry : cursor.offsets().entrySet()) {
      if (entry.getValue() > end.offset(entry.getKey())) {
        return new Resumption(earliest, beyondEnd(entry.getKey(), entry.getValue()));
      }
    }
    String gap = null;
    for (Map.Entry<Integer, Long> entry : cursor.offsets().entrySet()) {
      long first = earliest.offset(entry.getKey());
      if (gap == null && entry.getValue() < first) {
        gap =
            "expired: partition %d is retained from offset %d, requested was %d"
                .formatted(entry.getKey(), first, entry.getValue());
      }
    }
    return new Resumption(cursor.furthest(earliest), gap);
  }

  private String beyondEnd(int partition, long offset) {
    return "beyond-end: partition %d ends before offset %d; the Kafka topic was created again"
        .formatted(partition, offset);
  }
}
