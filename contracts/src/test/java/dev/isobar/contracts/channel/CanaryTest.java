package dev.isobar.contracts.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanaryTest {
  private static final String NUMBER = "0123e4f0-9f5c-4a3b-8d2e-1b2c3d4e5f60";
  private static final String VALUE = NUMBER + "/1767225600123";

  @Test
  void isReadAsItWasMarked() {
    Canary canary = Canary.at(Instant.parse("2026-01-01T00:00:00.123456Z"));
    ConsumerRecord<byte[], byte[]> sent = record(Canary.id(3), "{}", null);
    canary.add(sent.headers());
    assertThat(canary.sentAt()).isEqualTo("2026-01-01T00:00:00.123Z");
    assertThat(Canary.of(sent)).contains(canary);

    ConsumerRecord<byte[], byte[]> enriched = record(Canary.id(3), "{}", null);
    Canary.copy(sent.headers(), enriched.headers());
    assertThat(Canary.of(enriched)).contains(canary);
    Canary.copy(record("a", "{}", null).headers(), enriched.headers());
    assertThat(Canary.of(enriched)).contains(canary);
  }

  /** Otherwise a producer could hide the articles of another one, or lose its own. */
  @Test
  void theMarkHoldsOnlyForIdsOfCanaries() {
    assertThat(Canary.of(record("canary-15", "{}", VALUE))).isPresent();
    assertThat(Canary.of(record("9f86d081884c7d659a2feaa0c55ad015", "{}", VALUE))).isEmpty();
    assertThat(Canary.of(record("canary-", "{}", VALUE))).isEmpty();
    assertThat(Canary.of(record(null, "{}", VALUE))).isEmpty();
    assertThat(Canary.of(record("canary-15", null, VALUE))).as("a removal").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        NUMBER,
        NUMBER + "/",
        NUMBER + "/99999999999999",
        NUMBER + "/-767225600123",
        "0123e4f0'9f5c-4a3b-8d2e-1b2c3d4e5f60/1767225600123",
        VALUE + "\n"
      })
  void anotherMarkIsNone(String value) {
    assertThat(Canary.of(record("canary-1", "{}", value))).isEmpty();
  }

  /** A partition that is stuck delays some of them. */
  @Test
  void theirKeysReachEveryPartition() {
    Set<String> ids =
        LongStream.range(0, Canary.IDS * 2L).mapToObj(Canary::id).collect(Collectors.toSet());
    assertThat(ids).hasSize(Canary.IDS);
    for (String topic : new String[] {KafkaTopics.RAW, KafkaTopics.ENRICHED}) {
      int partitions =
          KafkaTopics.all().stream()
              .filter(each -> each.name().equals(topic))
              .mapToInt(NewTopic::numPartitions)
              .sum();
      assertThat(
              ids.stream()
                  .map(id -> Utils.toPositive(Utils.murmur2(id.getBytes(UTF_8))) % partitions)
                  .distinct())
          .hasSize(partitions);
    }
  }

  private static ConsumerRecord<byte[], byte[]> record(String key, String value, String mark) {
    ConsumerRecord<byte[], byte[]> record =
        new ConsumerRecord<>(KafkaTopics.RAW, 0, 0, bytes(key), bytes(value));
    if (mark != null) {
      record.headers().add(Canary.HEADER, bytes(mark));
    }
    return record;
  }

  private static byte[] bytes(String text) {
    return text == null ? null : text.getBytes(UTF_8);
  }
}
