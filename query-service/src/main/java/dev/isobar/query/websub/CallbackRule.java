package dev.isobar.query.websub;

import dev.isobar.contracts.http.AddressRule;
import dev.isobar.query.config.WebSubConfig;
import jakarta.inject.Singleton;
import java.util.List;

/** Says which hosts of callbacks are allowed: public ones, and those of the settings. */
@Singleton
class CallbackRule {
  private final AddressRule rule;

  CallbackRule(WebSubConfig config) {
    this.rule = new AddressRule(config.allowedHosts().orElse(List.of()), false);
  }

  AddressRule rule() {
    return rule;
  }
}
