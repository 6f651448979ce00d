package dev.isobar.ingest.feed;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Lets the service fetch from the test's own server. */
public class LoopbackAllowed implements QuarkusTestProfile {
  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of("isobar.fetch.allowed-hosts", "127.0.0.1");
  }
}
