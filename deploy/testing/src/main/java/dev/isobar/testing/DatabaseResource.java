package dev.isobar.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives a Quarkus test the database of this JVM, as {@code quarkus.datasource.*}. */
public class DatabaseResource implements QuarkusTestResourceLifecycleManager {
  @Override
  public Map<String, String> start() {
    return Map.of(
        "quarkus.datasource.jdbc.url", BackingServices.sharedDatabase(),
        "quarkus.datasource.username", "isobar",
        "quarkus.datasource.password", "isobar");
  }

  /** The database is shared: it ends with the JVM. */
  @Override
  public void stop() {}
}
