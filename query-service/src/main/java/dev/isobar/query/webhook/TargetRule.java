package dev.isobar.query.webhook;

import dev.isobar.contracts.http.AddressRule;
import dev.isobar.query.config.DeliveryConfig;
import jakarta.inject.Singleton;
import java.util.List;

/** Says which hosts of webhooks are allowed: public ones, and those of the settings. */
@Singleton
class TargetRule {
  private final AddressRule rule;

  TargetRule(DeliveryConfig config) {
    this.rule = new AddressRule(config.allowedHosts().orElse(List.of()), false);
  }

  AddressRule rule() {
    return rule;
  }
}
