package dev.isobar.query.live;

import dev.isobar.testing.BackingServices;
import dev.isobar.testing.Broker;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A broker of its own, because these tests delete records and write what is no article. */
public class LiveBroker implements QuarkusTestResourceLifecycleManager {
  private Broker broker;

  @Override
  public Map<String, String> start() {
    broker = BackingServices.newBroker();
    return Map.ofEntries(
        Map.entry("kafka.bootstrap.servers", broker.bootstrapServers()),
        Map.entry("quarkus.http.test-port", "0"),
        Map.entry("isobar.view.consume", "false"),
        Map.entry("isobar.live.heartbeat", "300ms"),
        Map.entry("isobar.live.grace", "500ms"),
        Map.entry("isobar.live.client-buffer", "16K"),
        Map.entry("isobar.live.replay-buffer", "300K"),
        Map.entry("isobar.live.max-subscribers", "10"),
        Map.entry("isobar.live.catch-up-consumers", "2"),
        Map.entry("isobar.live.partition-refresh", "200ms"));
  }

  @Override
  public void stop() {
    broker.close();
  }
}
