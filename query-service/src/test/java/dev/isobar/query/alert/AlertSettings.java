package dev.isobar.query.alert;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Messages leave soon, and few articles a day are too many. */
public class AlertSettings implements QuarkusTestProfile {
  static final int MAX_MATCHES = 20;

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "isobar.delivery.send", "false",
        "isobar.delivery.allowed-hosts", "localhost:9",
        "isobar.alerts.collect", "PT1S",
        "isobar.alerts.view-wait", "PT20S",
        "isobar.alerts.max-matches-per-day", "" + MAX_MATCHES);
  }
}
