package dev.isobar.enrich.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class AcknowledgedCommitHandlerTest {
  private static final TopicPartition KEPT = new TopicPartition("raw", 0);
  private static final TopicPartition LOST = new TopicPartition("raw", 1);

  private final AcknowledgedCommitHandler offsets = new AcknowledgedCommitHandler(null, null, 500);

  @Test
  void ownsWhatItReceivedWhileThePartitionWasAssigned() {
    offsets.partitionsAssigned(List.of(KEPT, LOST));
    ConsumerRecords<byte[], byte[]> batch = batch(KEPT, LOST);
    receive(batch);
    assertThat(offsets.owned(batch)).isSameAs(batch);
  }

  /** A rebalance can fall between the connector's queue and the lane. */
  @Test
  void doesNotOwnWhatItReceivedAfterThePartitionWasRevoked() {
    offsets.partitionsAssigned(List.of(KEPT));
    ConsumerRecords<byte[], byte[]> batch = batch(KEPT, LOST);
    receive(batch);
    assertThat(offsets.owned(batch).partitions()).containsExactly(KEPT);
    assertThat(offsets.owned(batch(LOST)).isEmpty()).isTrue();
  }

  /** A partition can come back at once; the group must not skip the records that were left out. */
  @Test
  void doesNotCommitWhatItDoesNotOwn() {
    ConsumerRecords<byte[], byte[]> batch = batch(LOST);
    receive(batch);
    offsets.partitionsAssigned(List.of(LOST));
    // Without a timer, a commit to come would fail here.
    assertThatCode(() -> offsets.handle(last(batch, LOST))).doesNotThrowAnyException();
    receive(batch);
    assertThatThrownBy(() -> offsets.handle(last(batch, LOST)))
        .isInstanceOf(NullPointerException.class);
  }

  private void receive(ConsumerRecords<byte[], byte[]> batch) {
    batch.partitions().forEach(partition -> offsets.received(last(batch, partition)));
  }

  private static IncomingKafkaRecord<byte[], byte[]> last(
      ConsumerRecords<byte[], byte[]> batch, TopicPartition partition) {
    List<ConsumerRecord<byte[], byte[]>> records = batch.records(partition);
    return new IncomingKafkaRecord<>(
        records.get(records.size() - 1), "raw-articles", 0, null, null, false, false);
  }

  private static ConsumerRecords<byte[], byte[]> batch(TopicPartition... partitions) {
    Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records = new HashMap<>();
    for (TopicPartition partition : partitions) {
      records.put(partition, List.of(record(partition, 7), record(partition, 8)));
    }
    return new ConsumerRecords<>(records, Map.of());
  }

  private static ConsumerRecord<byte[], byte[]> record(TopicPartition partition, long offset) {
    return new ConsumerRecord<>(
        partition.topic(), partition.partition(), offset, new byte[0], new byte[0]);
  }
}
