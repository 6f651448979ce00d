package dev.isobar.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConnectorTracingSwitchTest {
  private static final String TRACING = "mp.messaging.connector.smallrye-kafka.tracing-enabled";

  @Test
  void followsTheSdk() {
    assertThat(tracing(Map.of("quarkus.otel.sdk.disabled", "true"))).contains("false");
    assertThat(tracing(Map.of("quarkus.otel.sdk.disabled", "false"))).contains("true");
    assertThat(tracing(Map.of())).contains("true");
  }

  @Test
  void isOnlyADefault() {
    assertThat(tracing(Map.of("quarkus.otel.sdk.disabled", "true", TRACING, "true")))
        .contains("true");
  }

  private static Optional<String> tracing(Map<String, String> settings) {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withSources(new PropertiesConfigSource(settings, "test", 100))
        .withSources(new ConnectorTracingSwitch())
        .build()
        .getOptionalValue(TRACING, String.class);
  }
}
