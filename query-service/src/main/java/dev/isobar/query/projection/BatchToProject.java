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

/** The part of a poll that follows what the view has, marked as being written. */
final class BatchToProject {
  private final ReadPositions positions;
  private final Map<Integer, Position> writing = new TreeMap<>();
  private final Map<Integer, Long> from = new TreeMap<>();
  private final Map<Integer, Long> to = new TreeMap<>();
  private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();

  private BatchToProject(ReadPositions positions) {
    this.positions = positions;
  }

  /** Takes the partitions whose records come next; {@link #finish} gives them back. */
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

  /** The offsets that the view has to have, by partition. */
  Map<Integer, Long> from() {
    return from;
  }

  /** The offsets that the view reaches with these records, by partition. */
  Map<Integer, Long> to() {
    return to;
  }

  void finish(boolean written) {
    writing.forEach(
        (partition, position) ->
            positions.finish(partition, position, (written ? to : from).get(partition)));
  }
}
