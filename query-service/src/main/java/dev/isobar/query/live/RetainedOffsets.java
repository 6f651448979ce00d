package dev.isobar.query.live;

import dev.isobar.query.cursor.StreamCursor;
import java.util.Map;

/**
 * What the Kafka topic still holds.
 *
 * @param earliest the first offset of every partition
 * @param end the next offset of every partition
 */
record RetainedOffsets(StreamCursor earliest, StreamCursor end) {

  /**
   * Where reading goes on.
   *
   * @param gap why there is a gap before it, as a word and a sentence; null where there is none
   */
  record Resumption(StreamCursor from, String gap) {}

  /**
   * Where a reader at this cursor goes on: there, or where something is no longer kept, at the
   * earliest that is. A cursor from beyond the end belongs to a topic that was since created anew
   * or lost records: none of its offsets can be relied on. What compaction removed was superseded
   * by what is still to come, and is no gap.
   */
  Resumption resume(StreamCursor cursor) {
    for (Map.Entry<Integer, Long> place : cursor.offsets().entrySet()) {
      if (place.getValue() > end.offset(place.getKey())) {
        return new Resumption(earliest, beyondEnd(place.getKey(), place.getValue()));
      }
    }
    String gap = null;
    for (Map.Entry<Integer, Long> place : cursor.offsets().entrySet()) {
      long first = earliest.offset(place.getKey());
      if (gap == null && place.getValue() < first) {
        gap =
            "expired: partition %d is kept from offset %d on, %d was next"
                .formatted(place.getKey(), first, place.getValue());
      }
    }
    return new Resumption(cursor.furthest(earliest), gap);
  }

  private String beyondEnd(int partition, long offset) {
    return "beyond-end: partition %d ends before offset %d; the topic was created anew"
        .formatted(partition, offset);
  }
}
