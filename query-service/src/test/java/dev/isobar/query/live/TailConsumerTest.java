package dev.isobar.query.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.query.cursor.StreamCursor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Batches wait in the connector's queue, where a seek does not reach them. */
@Timeout(20)
class TailConsumerTest {
  private static final StreamCursor FIVE = StreamCursor.parse("v1_0-5");

  private final ReplayBuffer buffer = new ReplayBuffer(1_000_000);
  private final TailInterceptor interceptor = new TailInterceptor();
  private final TailConsumer tail =
      new TailConsumer(buffer, new LiveStream(null, null, null, null, buffer, null));

  @BeforeEach
  void start() {
    interceptor.configure(Map.of("isobar.buffer", buffer));
    buffer.addReader();
    buffer.start(FIVE);
  }

  @Test
  void appendsWhatFollowsTheEnd() {
    ReplayBuffer.Place place = buffer.join(FIVE);
    tail.append(poll(5, 6));
    tail.append(poll(7));
    assertThat(buffer.read(place).entries()).hasSize(3);
    assertThat(buffer.end()).hasToString("v1_0-8");
  }

  @Test
  void dropsABatchFromBeforeARestart() {
    ConsumerRecords<byte[], byte[]> stale = poll(5, 6);
    buffer.start(StreamCursor.parse("v1_0-0"));
    tail.append(stale);
    assertThat(buffer.end()).hasToString("v1_0-0");
    tail.append(poll(0));
    assertThat(buffer.end()).hasToString("v1_0-1");
  }

  @Test
  void dropsWhatItHasAlready() {
    ReplayBuffer.Place place = buffer.join(FIVE);
    tail.append(poll(5, 6));
    tail.append(poll(4, 5, 6, 7));
    assertThat(buffer.read(place).entries())
        .extracting(entry -> entry.article().offset())
        .containsExactly(5L, 6L, 7L);
  }

  @Test
  void dropsWhatArrivesWhileTheBufferRests() {
    ConsumerRecords<byte[], byte[]> late = poll(5);
    buffer.removeReader();
    assertThat(buffer.rest()).isTrue();
    tail.append(late);
    assertThat(buffer.end()).isNull();
  }

  @Test
  void passesRecordsThatCannotBeRead() {
    ConsumerRecord<byte[], byte[]> unreadable =
        new ConsumerRecord<>(KafkaTopics.ENRICHED, 0, 5, null, "not json".getBytes(UTF_8));
    tail.append(poll(List.of(unreadable)));
    assertThat(buffer.end()).hasToString("v1_0-6");
  }

  private ConsumerRecords<byte[], byte[]> poll(long... offsets) {
    return poll(
        Arrays.stream(offsets)
            .mapToObj(
                offset ->
                    new ConsumerRecord<byte[], byte[]>(
                        KafkaTopics.ENRICHED,
                        0,
                        offset,
                        null,
                        ContractJson.write(Articles.article("article-" + offset, 1))))
            .toList());
  }

  private ConsumerRecords<byte[], byte[]> poll(List<ConsumerRecord<byte[], byte[]>> records) {
    TopicPartition partition = new TopicPartition(KafkaTopics.ENRICHED, 0);
    long next = records.get(records.size() - 1).offset() + 1;
    return interceptor.onConsume(
        new ConsumerRecords<>(
            Map.of(partition, records), Map.of(partition, new OffsetAndMetadata(next))));
  }
}
