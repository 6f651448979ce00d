package dev.isobar.query;

import dev.isobar.query.config.PagingConfig;
import dev.isobar.query.config.TopicsConfig;
import dev.isobar.query.config.ViewConfig;
import dev.isobar.query.live.LiveConfig;
import dev.isobar.testing.ConfigurationDoc;
import org.junit.jupiter.api.Test;

class ConfigurationDocTest {

  @Test
  void everySettingIsDescribedWithItsDefault() {
    ConfigurationDoc.assertDescribes(
        "query-service",
        PagingConfig.class,
        TopicsConfig.class,
        ViewConfig.class,
        LiveConfig.class);
  }
}
