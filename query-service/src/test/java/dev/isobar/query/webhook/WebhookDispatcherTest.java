package dev.isobar.query.webhook;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isobar.query.config.DeliveryConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookDispatcherTest {
  @ParameterizedTest
  @CsvSource({
    "isobar.delivery.rate-per-minute, 0, isobar.delivery.send=false",
    "isobar.delivery.interval, PT0S, PT1S",
    "isobar.delivery.max-waiting, 0, leave it out",
    "isobar.delivery.interval, PT-1S, PT1S"
  })
  void namesTheSettingAndTheRemedy(String setting, String value, String remedy) {
    assertThatThrownBy(() -> dispatcher(setting, value))
        .hasMessageContaining(setting)
        .hasMessageContaining(remedy);
  }

  @Test
  void noWebhooksMayBeAllowed() {
    assertThatCode(() -> dispatcher("isobar.delivery.max-webhooks", "0"))
        .doesNotThrowAnyException();
  }

  private static WebhookDispatcher dispatcher(String setting, String value) {
    DeliveryConfig config =
        new SmallRyeConfigBuilder()
            .withMapping(DeliveryConfig.class)
            .withDefaultValue(setting, value)
            .build()
            .getConfigMapping(DeliveryConfig.class);
    return new WebhookDispatcher(null, null, null, null, null, config);
  }
}
