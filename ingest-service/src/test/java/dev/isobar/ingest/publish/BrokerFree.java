package dev.isobar.ingest.publish;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTestProfile;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;

/** The service without a broker: what it writes stays in memory and is acknowledged at once. */
public class BrokerFree implements QuarkusTestProfile {
  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "mp.messaging.outgoing.raw-articles.connector",
        "smallrye-in-memory",
        "quarkus.arc.exclude-types",
        BrokerMonitor.class.getName(),
        "isobar.feeds.enabled",
        "false",
        "isobar.test.broker-free",
        "true");
  }

  /** In the monitor's place. */
  @Singleton
  @io.quarkus.arc.properties.IfBuildProperty(name = "isobar.test.broker-free", stringValue = "true")
  static final class AlwaysAvailable {
    void start(@Observes StartupEvent event, BrokerState broker) {
      broker.available();
    }
  }
}
