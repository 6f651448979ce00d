package dev.isobar.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isobar.ingest.config.ArticleConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class ProducerCustomizerTest {
  private record Config(int maxBytes, int maxHtmlBytes, Duration maxAhead)
      implements ArticleConfig {}

  @Test
  void keepDeploymentSettingsExceptGuarantees() {
    assertThat(
            customized(
                1 << 20,
                Map.of(
                    "bootstrap.servers",
                    "b:1",
                    SaslConfigs.SASL_MECHANISM,
                    "PLAIN",
                    "acks",
                    "0",
                    "max.block.ms",
                    "60000")))
        .containsEntry("bootstrap.servers", "b:1")
        .containsEntry(SaslConfigs.SASL_MECHANISM, "PLAIN")
        .containsEntry("acks", "all")
        .containsEntry("enable.idempotence", "true")
        .containsEntry("max.block.ms", "0");
  }

  /**
   * The channel's retries=0 is only for the connector, because an idempotent producer refuses it.
   */
  @Test
  void producerAcceptsTheSettings() {
    Map<String, Object> settings =
        customized(
            1 << 20,
            Map.of(
                "bootstrap.servers",
                "b:1",
                "retries",
                "0",
                "key.serializer",
                ByteArraySerializer.class.getName(),
                "value.serializer",
                ByteArraySerializer.class.getName()));
    assertThat(new ProducerConfig(settings).getInt("retries")).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void doNotChangeOtherChannels() {
    Map<String, Object> settings = new HashMap<>(Map.of("acks", "1"));
    assertThat(settings(4 << 20).customize("other", null, settings)).isEqualTo(Map.of("acks", "1"));
  }

  @Test
  void refusesALimitAboveThatOfTheTopic() {
    assertThat(customized(4128768, Map.of())).containsEntry("acks", "all");
    assertThatThrownBy(() -> customized(4128769, Map.of()))
        .hasMessageContaining("isobar.article.max-bytes")
        .hasMessageContaining("4128768");
  }

  private static Map<String, Object> customized(int maxBytes, Map<String, Object> deployment) {
    return settings(maxBytes)
        .customize(RawArticleProducer.CHANNEL, null, new HashMap<>(deployment));
  }

  private static ProducerCustomizer settings(int maxBytes) {
    return new ProducerCustomizer(new Config(maxBytes, maxBytes, Duration.ZERO));
  }
}
