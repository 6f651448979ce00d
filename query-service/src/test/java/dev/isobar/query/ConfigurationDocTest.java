package dev.isobar.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.messaging.TopicsConfig;
import dev.isobar.messaging.management.ManagementConfig;
import dev.isobar.query.config.AlertsConfig;
import dev.isobar.query.config.ApiConfig;
import dev.isobar.query.config.DashboardConfig;
import dev.isobar.query.config.DeliveryConfig;
import dev.isobar.query.config.PagingConfig;
import dev.isobar.query.config.ViewConfig;
import dev.isobar.query.config.WebSubConfig;
import dev.isobar.query.live.LiveConfig;
import dev.isobar.testing.ConfigurationDoc;
import io.smallrye.config.WithDefault;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ConfigurationDocTest {

  @Test
  void everySettingIsDescribedWithItsDefault() {
    ConfigurationDoc.assertDescribes(
        "query-service",
        AlertsConfig.class,
        ApiConfig.class,
        DeliveryConfig.class,
        DashboardConfig.class,
        PagingConfig.class,
        ManagementConfig.class,
        TopicsConfig.class,
        ViewConfig.class,
        WebSubConfig.class,
        LiveConfig.class);
  }

  @Test
  void channelsHaveTheDefaultsOfTheSettings() throws IOException, NoSuchMethodException {
    Properties properties = new Properties();
    try (InputStream in = new FileInputStream("src/main/resources/application.properties")) {
      properties.load(in);
    }
    Matcher references =
        Pattern.compile("\\$\\{isobar\\.view\\.([a-z]+):([^}]*)}").matcher(properties.toString());
    int found = 0;
    for (; references.find(); found++) {
      assertThat(references.group(2))
          .as(references.group(1))
          .isEqualTo(
              ViewConfig.class
                  .getMethod(references.group(1))
                  .getAnnotation(WithDefault.class)
                  .value());
    }
    assertThat(found).isGreaterThanOrEqualTo(5);
  }

  @Test
  void connectionsHaveTheSchemaOfDeliveries() throws IOException, NoSuchMethodException {
    Properties properties = new Properties();
    try (InputStream in = new FileInputStream("src/main/resources/application.properties")) {
      properties.load(in);
    }
    String schema =
        DeliveryConfig.class.getMethod("schema").getAnnotation(WithDefault.class).value();
    assertThat(properties.getProperty("quarkus.datasource.jdbc.new-connection-sql"))
        .contains("${isobar.delivery.schema:" + schema + "}");
  }
}
