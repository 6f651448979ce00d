package dev.isobar.query.projection;

import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** Holds the records of one poll with the offsets at which the poll started. */
final class PositionedRecords extends ConsumerRecords<byte[], byte[]> {
  private final Map<Integer, Start> starts;

  /**
   * Holds the start of a poll in one partition.
   *
   * @param seek the number of the latest seek before the poll
   * @param offset the position of the consumer
   */
  record Start(long seek, long offset) {}

  PositionedRecords(ConsumerRecords<byte[], byte[]> records, Map<Integer, Start> starts) {
    super(
        records.partitions().stream()
            .collect(java.util.stream.Collectors.toMap(p -> p, records::records)),
        records.nextOffsets());
    this.starts = starts;
  }

  /** Returns the start in this partition; null if the partition had no position yet. */
  Start start(int partition) {
    return starts.get(partition);
  }

  /** Returns the offsets after the records of these partitions. */
  static Map<Integer, Long> ends(ConsumerRecords<byte[], byte[]> records) {
    Map<Integer, Long> ends = new TreeMap<>();
    records
        .partitions()
        .forEach(
            partition ->
                ends.put(partition.partition(), records.nextOffsets().get(partition).offset()));
    return ends;
  }
}
