package dev.isobar.enrich;

import dev.isobar.enrich.config.ApiConfig;
import dev.isobar.enrich.config.ArticleConfig;
import dev.isobar.enrich.config.EnrichConfig;
import dev.isobar.enrich.taxonomyapi.TaxonomyConfig;
import dev.isobar.messaging.TopicsConfig;
import dev.isobar.messaging.management.ManagementConfig;
import dev.isobar.testing.ConfigurationDoc;
import org.junit.jupiter.api.Test;

class ConfigurationDocTest {

  @Test
  void everySettingIsDescribedWithItsDefault() {
    ConfigurationDoc.assertDescribes(
        "enrich-service",
        ApiConfig.class,
        ArticleConfig.class,
        EnrichConfig.class,
        TaxonomyConfig.class,
        ManagementConfig.class,
        TopicsConfig.class);
  }
}
