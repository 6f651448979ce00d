package dev.isobar.query.websub;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SubscriptionLimitsTest {
  private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");

  private final Subscriptions subscriptions = new Subscriptions(null);
  private final ChangesInMemory changes = new ChangesInMemory(subscriptions);
  private final SubscriptionLimits limits =
      new SubscriptionLimits(
          subscriptions,
          HubSettings.of(Map.of("max-subscriptions", "4", "max-subscriptions-per-host", "2")));

  @Test
  void aHostHasNoMoreThanItsShare() {
    save("https://a.example/1", 60);
    save("https://A.example:8443/2", 60);
    assertThat(limits.refusal(request("https://a.example/3"), NOW))
        .hasValueSatisfying(
            reason -> assertThat(reason).contains("isobar.websub.max-subscriptions-per-host"));
    assertThat(limits.refusal(request("https://b.example/3"), NOW)).isEmpty();
    assertThat(limits.refusal(request("https://a.example/1"), NOW)).as("renewal").isEmpty();
  }

  @Test
  void expiredSubscriptionsTakeNoRoom() {
    save("https://a.example/1", 60);
    save("https://a.example/2", -1);
    assertThat(limits.refusal(request("https://a.example/3"), NOW)).isEmpty();
    save("https://a.example/3", 60);
    assertThat(limits.refusal(request("https://a.example/2"), NOW)).as("expired").isPresent();
  }

  @Test
  void allHostsTogetherHaveALimit() {
    for (String host : new String[] {"a", "b", "c", "d"}) {
      save("https://" + host + ".example/1", 60);
    }
    assertThat(limits.refusal(request("https://e.example/1"), NOW))
        .hasValueSatisfying(
            reason -> assertThat(reason).contains("isobar.websub.max-subscriptions "));
  }

  private void save(String callback, int seconds) {
    changes.save(
        new Subscription("https://n.example/x", callback, null, NOW, NOW.plusSeconds(seconds)));
  }

  private static SubscriptionRequest request(String callback) {
    return new SubscriptionRequest(
        true, "https://n.example/x", URI.create(callback), Duration.ofHours(1), null);
  }
}
