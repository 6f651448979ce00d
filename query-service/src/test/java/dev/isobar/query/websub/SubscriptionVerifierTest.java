package dev.isobar.query.websub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.query.config.WebSubConfig;
import dev.isobar.testing.Polling;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SubscriptionVerifierTest {
  private static final String TOPIC = "https://n.example/articles/feed.atom";

  /** The room may go to others after a request was answered with 202. */
  @Test
  void whoHasNoRoomAnyMoreIsDenied() throws Exception {
    WebSubConfig config =
        HubSettings.of(Map.of("allowed-hosts", "127.0.0.1", "max-subscriptions", "1"));
    Subscriptions subscriptions = new Subscriptions(null);
    ChangesInMemory changes = new ChangesInMemory(subscriptions);
    Vertx vertx = Vertx.vertx();
    HubClient client = new HubClient(vertx, new CallbackRule(config));
    SubscriptionVerifier verifier =
        new SubscriptionVerifier(
            client, subscriptions, changes, new SubscriptionLimits(subscriptions, config));
    try (CallbackServer reader = new CallbackServer()) {
      Instant now = Instant.now();
      changes.save(new Subscription(TOPIC, "https://a.example/1", null, now, now.plusSeconds(600)));
      verifier.verifySoon(
          new SubscriptionRequest(
              true, TOPIC, URI.create(reader.callback("/late")), Duration.ofHours(1), null));
      Polling.until("denial", () -> reader.asked("denied").size() == 1);
      Map<String, List<String>> denied = reader.asked("denied").get(0);
      assertThat(denied.get("hub.topic")).containsExactly(TOPIC);
      assertThat(denied.get("hub.reason").get(0)).contains("isobar.websub.max-subscriptions");
      assertThat(reader.asked("subscribe")).hasSize(1);
      assertThat(subscriptions.all()).hasSize(1);
    } finally {
      verifier.close();
      client.close();
      vertx.close();
    }
  }
}
