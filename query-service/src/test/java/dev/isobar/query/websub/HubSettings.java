package dev.isobar.query.websub;

import dev.isobar.query.config.WebSubConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** Makes settings of the hub. */
final class HubSettings {
  private HubSettings() {}

  /** Returns the defaults with some other values, by name without prefix. */
  static WebSubConfig of(Map<String, String> values) {
    SmallRyeConfigBuilder builder =
        new SmallRyeConfigBuilder()
            .withMapping(WebSubConfig.class)
            .withDefaultValue("isobar.websub.interval", "PT5S");
    values.forEach((name, value) -> builder.withDefaultValue("isobar.websub." + name, value));
    return builder.build().getConfigMapping(WebSubConfig.class);
  }
}
