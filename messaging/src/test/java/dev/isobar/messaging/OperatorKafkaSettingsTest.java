package dev.isobar.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class OperatorKafkaSettingsTest {
  @Test
  void operatorSettingsOverrideTheChannels() {
    OperatorKafkaSettings settings =
        new OperatorKafkaSettings(Map.of("fetch.max.bytes", "1", "security.protocol", "SSL"));

    assertThat(settings.customize("articles", null, Map.of("fetch.max.bytes", "2", "a", "b")))
        .containsOnly(
            Map.entry("fetch.max.bytes", "1"),
            Map.entry("security.protocol", "SSL"),
            Map.entry("a", "b"));
  }

  @Test
  void restoresTheRetriesOfTheClient() {
    OperatorKafkaSettings settings =
        new OperatorKafkaSettings(Map.of("max.in.flight.requests.per.connection", "10"));

    assertThat(
            settings.customize(
                "articles",
                null,
                Map.of("retries", "0", "max.in.flight.requests.per.connection", "10")))
        .isEmpty();
  }

  @Test
  void keepsSettingsThatGuaranteesDependOn() {
    OperatorKafkaSettings settings =
        new OperatorKafkaSettings(
            Map.of("acks", "0", "group.id", "other", "max.block.ms", "60000"));

    assertThat(settings.over(Map.of("acks", "all", "group.id", "isobar")))
        .containsOnly(Map.entry("acks", "all"), Map.entry("group.id", "isobar"));
  }
}
