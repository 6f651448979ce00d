package dev.isobar.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.SaslConfigs;
import org.junit.jupiter.api.Test;

class KafkaSettingsTest {
  private static final PublishConfig CONFIG =
      new Config(Duration.ofSeconds(5), Duration.ofMillis(5), "lz4", 1000);

  private record Config(Duration timeout, Duration linger, String compression, long bufferBytes)
      implements PublishConfig {}

  @Test
  void keepTheDeploymentsSettingsButNotItsPromises() {
    Map<String, Object> settings =
        KafkaSettings.producer(
            Map.of("bootstrap.servers", "b:1", SaslConfigs.SASL_MECHANISM, "PLAIN", "acks", "0"),
            CONFIG,
            1 << 20);
    assertThat(settings)
        .containsEntry("bootstrap.servers", "b:1")
        .containsEntry(SaslConfigs.SASL_MECHANISM, "PLAIN")
        .containsEntry("acks", "all")
        .containsEntry("enable.idempotence", true)
        .containsEntry("max.block.ms", 0L);
  }

  @Test
  void areSuchThatTheProducerTakesThem() {
    new ProducerConfig(KafkaSettings.producer(Map.of("bootstrap.servers", "b:1"), CONFIG, 1 << 20));
    for (Duration timeout : new Duration[] {Duration.ofMillis(20), Duration.ofMinutes(2)}) {
      Map<String, Object> settings =
          KafkaSettings.producer(
              Map.of("bootstrap.servers", "b:1"),
              new Config(timeout, Duration.ofMillis(5), "zstd", 1000),
              1 << 20);
      assertThat((int) settings.get("delivery.timeout.ms"))
          .isGreaterThanOrEqualTo((int) settings.get("request.timeout.ms") + 5);
    }
  }

  @Test
  void refuseArticlesThatTheTopicDoesNotTake() {
    assertThatThrownBy(() -> KafkaSettings.producer(Map.of(), CONFIG, 4 << 20))
        .hasMessageContaining("isobar.article.max-bytes")
        .hasMessageContaining("4128768");
  }
}
