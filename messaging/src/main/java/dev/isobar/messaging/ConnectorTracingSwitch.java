package dev.isobar.messaging;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Switches the spans of the Kafka connector off with {@code quarkus.otel.sdk.disabled}. A disabled
 * OpenTelemetry SDK still makes spans and writes them to the headers of records, where they replace
 * the trace of the article.
 */
public final class ConnectorTracingSwitch implements ConfigSourceFactory {
  private static final String DISABLED = "quarkus.otel.sdk.disabled";
  private static final String TRACING = "mp.messaging.connector.smallrye-kafka.tracing-enabled";

  /** Lower than every file, so it is only a default. */
  private static final int ORDINAL = 50;

  @Override
  public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
    ConfigValue disabled = context.getValue(DISABLED);
    boolean off = disabled != null && Boolean.parseBoolean(disabled.getValue());
    // Set in both cases; otherwise the value from packaging stays as a default.
    return List.of(
        new PropertiesConfigSource(
            Map.of(TRACING, String.valueOf(!off)),
            ConnectorTracingSwitch.class.getSimpleName(),
            ORDINAL));
  }
}
