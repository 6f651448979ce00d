package dev.isobar.messaging;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Makes the connector create its Kafka clients on demand if no broker's name can be resolved at the
 * start, because they would end it. Otherwise they are created at the start, which reports invalid
 * settings at once.
 */
public final class LazyClientSwitch implements ConfigSourceFactory {
  private static final String LAZY = "mp.messaging.connector.smallrye-kafka.lazy-client";

  /** Lower than every file, so it is only a default. */
  private static final int ORDINAL = 50;

  @Override
  public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
    ConfigValue servers = context.getValue(BrokerNames.SETTING);
    boolean lazy =
        servers != null
            && servers.getValue() != null
            && !BrokerNames.areResolvable(servers.getValue());
    // Set in both cases; otherwise the value from packaging stays as a default.
    return List.of(
        new PropertiesConfigSource(
            Map.of(LAZY, String.valueOf(lazy)), LazyClientSwitch.class.getSimpleName(), ORDINAL));
  }
}
