package dev.isobar.query.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.query.cursor.StreamCursor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TailSeekerTest {
  private static final Node NODE = new Node(0, "localhost", 9092);

  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
  private final ReplayBuffer buffer = new ReplayBuffer(100_000);
  private final AtomicInteger news = new AtomicInteger();
  private final TailSeeker seeker = new TailSeeker(buffer, Duration.ZERO, news::incrementAndGet);

  @Test
  void waitsForTheTopicAndThenStartsWithItsFirstRecord() {
    buffer.addReader();
    topicHas(0);
    assertThat(seeker.look(consumer)).isFalse();
    assertThat(buffer.end()).isNull();
    topicHas(2);
    kafkaHas(0, 0, 3);
    kafkaHas(1, 0, 0);
    assertThat(seeker.look(consumer)).isTrue();
    assertThat(buffer.end()).hasToString("v1_0-0.1-0");
    assertThat(consumer.position(partition(0))).isZero();
    assertThat(news).hasValue(1);
  }

  @Test
  void restsWithoutReadersAndStartsAtTheEndWithTheFirst() {
    topicHas(1);
    kafkaHas(0, 0, 5);
    assertThat(seeker.look(consumer)).isTrue();
    assertThat(consumer.paused()).containsExactly(partition(0));
    assertThat(buffer.end()).isNull();
    kafkaHas(0, 0, 9);
    buffer.addReader();
    seeker.look(consumer);
    assertThat(consumer.paused()).isEmpty();
    assertThat(consumer.position(partition(0))).isEqualTo(9);
    assertThat(buffer.end()).hasToString("v1_0-9");
    buffer.removeReader();
    seeker.look(consumer);
    assertThat(consumer.paused()).containsExactly(partition(0));
  }

  @Test
  void readsNewPartitionsFromTheirFirstRecord() {
    followOnePartitionFrom(5);
    int epoch = buffer.epoch();
    topicHas(2);
    kafkaHas(1, 2, 4);
    seeker.look(consumer);
    assertThat(consumer.position(partition(0))).isEqualTo(5);
    assertThat(consumer.position(partition(1))).isEqualTo(2);
    assertThat(buffer.end()).hasToString("v1_0-5.1-2");
    assertThat(buffer.epoch()).isEqualTo(epoch);
  }

  @Test
  void startsAgainWithATopicThatHasLostPartitions() {
    buffer.addReader();
    topicHas(2);
    kafkaHas(0, 0, 5);
    kafkaHas(1, 0, 6);
    seeker.look(consumer);
    topicHas(1);
    kafkaHas(0, 1, 2);
    seeker.look(consumer);
    assertThat(buffer.end()).hasToString("v1_0-1");
    assertThat(consumer.assignment()).containsExactly(partition(0));
    assertThat(buffer.epoch()).isEqualTo(2);
  }

  @Test
  void seeksTheEarliestRecordWhereWhatComesNextHasExpired() {
    followOnePartitionFrom(5);
    kafkaHas(0, 8, 9);
    lookUntilPosition(8);
    assertThat(buffer.end()).hasToString("v1_0-8");
    assertThat(buffer.epoch()).isEqualTo(2);
    assertThat(news).hasValue(2);
  }

  @Test
  void seeksTheFirstRecordOfATopicThatWasCreatedAgain() {
    followOnePartitionFrom(5);
    kafkaHas(0, 0, 2);
    lookUntilPosition(0);
    assertThat(buffer.end()).hasToString("v1_0-0");
    assertThat(buffer.epoch()).isEqualTo(2);
  }

  @Test
  void seeksTheEndOfTheBufferWhereTheConsumerIsElsewhere() {
    followOnePartitionFrom(5);
    consumer.seek(partition(0), 3);
    lookUntilPosition(5);
    assertThat(buffer.end()).hasToString("v1_0-5");
    assertThat(buffer.epoch()).isEqualTo(1);
  }

  private void followOnePartitionFrom(long offset) {
    buffer.addReader();
    topicHas(1);
    kafkaHas(0, 0, offset);
    seeker.look(consumer);
    assertThat(buffer.end()).isEqualTo(StreamCursor.of(Map.of(0, offset)));
  }

  /** The seeker acts when nothing has arrived for half a second. */
  private void lookUntilPosition(long offset) {
    while (consumer.position(partition(0)) != offset) {
      seeker.look(consumer);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }

  private void topicHas(int partitions) {
    List<PartitionInfo> infos =
        IntStream.range(0, partitions)
            .mapToObj(
                number ->
                    new PartitionInfo(KafkaTopics.ENRICHED, number, NODE, new Node[0], new Node[0]))
            .toList();
    consumer.updatePartitions(KafkaTopics.ENRICHED, infos);
  }

  private void kafkaHas(int partition, long first, long end) {
    consumer.updateBeginningOffsets(Map.of(partition(partition), first));
    consumer.updateEndOffsets(Map.of(partition(partition), end));
  }

  private static TopicPartition partition(int number) {
    return new TopicPartition(KafkaTopics.ENRICHED, number);
  }
}
