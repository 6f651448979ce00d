package dev.isobar.enrich;

import dev.isobar.enrich.curation.TaxonomySettings;
import dev.isobar.testing.ConfigurationDoc;
import org.junit.jupiter.api.Test;

class ConfigurationDocTest {

  @Test
  void everySettingIsDescribedWithItsDefault() {
    ConfigurationDoc.assertDescribes(
        "enrich-service",
        ArticleSettings.class,
        EnrichSettings.class,
        TaxonomySettings.class,
        TopicSettings.class);
  }
}
