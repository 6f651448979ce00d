package dev.isobar.query.projection;

import dev.isobar.query.projection.PositionedRecords.Start;
import dev.isobar.query.projection.ReadPositions.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Holds the records of a poll that continue the view, and marks their partitions as in use. */
final class BatchToProject {
  private final ReadPositions positions;
  private final Map<Integer, Position> writing = new TreeMap<>();
  private final Map<Integer, Long> from = new TreeMap<>();
  private final Map<Integer, Long> to = new TreeMap<>();
  private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();

  private BatchToProject(ReadPositions positions) {
    this.positions = positions;
  }

  /** Reserves the partitions whose records come next; {@link #finish} releases them. */
  static BatchToProject begin(ReadPositions positions, ConsumerRecords<byte[], byte[]> polled) {
    BatchToProject batch = new BatchToProject(positions);
    for (TopicPartition partition : polled.partitions()) {
      int number = partition.partition();
      Start start =
          polled instanceof PositionedRecords positioned ? positioned.start(number) : null;
      Position position = positions.begin(number, start);
      if (position != null) {
        batch.writing.put(number, position);
        batch.from.put(number, start.offset());
        batch.to.put(number, polled.nextOffsets().get(partition).offset());
        batch.records.addAll(polled.records(partition));
      }
    }
    return batch;
  }

  static List<Integer> partitions(ConsumerRecords<byte[], byte[]> records) {
    return records.partitions().stream().map(TopicPartition::partition).toList();
  }

  boolean isEmpty() {
    return from.isEmpty();
  }

  List<ConsumerRecord<byte[], byte[]>> records() {
    return records;
  }

  /** Returns the offsets that the view must have, by partition. */
  Map<Integer, Long> from() {
    return from;
  }

  /** Returns the offsets of the view after these records, by partition. */
  Map<Integer, Long> to() {
    return to;
  }

  void finish(boolean written) {
    writing.forEach(
        (partition, position) ->
            positions.finish(partition, position, (written ? to : from).get(partition)));
  }
}
