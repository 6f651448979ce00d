package dev.isobar.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives a Quarkus test the broker of this JVM, as {@code kafka.bootstrap.servers}. */
public class BrokerResource implements QuarkusTestResourceLifecycleManager {
  @Override
  public Map<String, String> start() {
    return Map.of("kafka.bootstrap.servers", BackingServices.sharedBroker());
  }

  /** The broker is shared: it ends with the JVM. */
  @Override
  public void stop() {}
}
