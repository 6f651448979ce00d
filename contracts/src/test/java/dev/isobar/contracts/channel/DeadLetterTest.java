package dev.isobar.contracts.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class DeadLetterTest {
  private final ConsumerRecord<byte[], byte[]> letter =
      new ConsumerRecord<>(
          KafkaTopics.RAW, 3, 42, "key".getBytes(UTF_8), new byte[] {1, 0, (byte) 255});

  @Test
  void containsTheOriginalBytesAndTheReason() {
    letter.headers().add("mine", "x".getBytes(UTF_8));
    ProducerRecord<byte[], byte[]> dead = dead("is no JSON");
    assertThat(dead.topic()).isEqualTo(KafkaTopics.RAW_DLQ);
    assertThat(dead.key()).isEqualTo(letter.key());
    assertThat(dead.value()).isEqualTo(letter.value());
    assertThat(header(dead, "mine")).isEqualTo("x");
    assertThat(header(dead, DeadLetter.REASON)).isEqualTo("not-json");
    assertThat(header(dead, DeadLetter.MESSAGE)).isEqualTo("is no JSON");
    assertThat(header(dead, DeadLetter.SERVICE)).isEqualTo("enrich-service");
    assertThat(header(dead, DeadLetter.TIME)).isEqualTo("1970-01-01T00:00:00Z");
    assertThat(header(dead, DeadLetter.TOPIC)).isEqualTo(KafkaTopics.RAW);
    assertThat(header(dead, DeadLetter.PARTITION)).isEqualTo("3");
    assertThat(header(dead, DeadLetter.OFFSET)).isEqualTo("42");
  }

  @Test
  void truncatesALongMessage() {
    assertThat(header(dead("x".repeat(100_000)), DeadLetter.MESSAGE)).hasSize(1000);
  }

  private ProducerRecord<byte[], byte[]> dead(String message) {
    return DeadLetter.of(
        letter, KafkaTopics.RAW_DLQ, "not-json", message, "enrich-service", Instant.EPOCH);
  }

  private static String header(ProducerRecord<byte[], byte[]> dead, String name) {
    return new String(dead.headers().lastHeader(name).value(), UTF_8);
  }
}
