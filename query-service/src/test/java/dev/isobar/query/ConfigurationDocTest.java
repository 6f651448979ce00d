package dev.isobar.query;

import dev.isobar.query.live.LiveConfig;
import dev.isobar.testing.ConfigurationDoc;
import org.junit.jupiter.api.Test;

class ConfigurationDocTest {

  @Test
  void everySettingIsDescribedWithItsDefault() {
    ConfigurationDoc.assertDescribes(
        "query-service",
        AnswersConfig.class,
        TopicsConfig.class,
        ViewConfig.class,
        LiveConfig.class);
  }
}
