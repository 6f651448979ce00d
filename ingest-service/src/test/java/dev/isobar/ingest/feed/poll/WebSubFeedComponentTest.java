package dev.isobar.ingest.feed.poll;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.ingest.Pushing;
import dev.isobar.ingest.RawTopic;
import dev.isobar.ingest.feed.LocalHub;
import dev.isobar.ingest.feed.ServedFeed;
import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.definition.FeedJson;
import dev.isobar.ingest.feed.entry.Outcome;
import dev.isobar.ingest.feed.registry.PushTopic;
import dev.isobar.ingest.feed.registry.SubscriptionTopic;
import dev.isobar.ingest.feed.state.FeedState;
import dev.isobar.ingest.feed.websub.Subscription;
import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.Polling;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@TestProfile(WebSubFeedComponentTest.WithPublicAddress.class)
@Timeout(90)
class WebSubFeedComponentTest extends ServedFeed {
  private static final String RSS = "application/rss+xml";

  public static class WithPublicAddress implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "isobar.fetch.allowed-hosts",
          "127.0.0.1,localhost",
          "isobar.feeds.public-url",
          LocalHub.PUBLIC_URL + "/");
    }
  }

  @Inject FeedStateStore states;
  @Inject FeedPoller poller;
  @Inject SubscriptionTopic subscriptions;
  @Inject PushTopic pushes;
  @Inject HubScheduler hubs;
  @Inject HostTurns turns;

  private LocalHub hub;

  @Override
  @BeforeEach
  protected void awaitReady() {
    hub = new LocalHub(service);
    super.awaitReady();
  }

  @Override
  @AfterEach
  protected void stop() {
    super.stop();
    hub.close();
  }

  @Test
  void publishesWhatTheHubPushesAndPollsOnceADay() throws Exception {
    hub.lease(Duration.ofDays(30));
    Feed feed = put(document("a"));
    Subscription active = awaitState(Subscription.State.ACTIVE);
    Polling.until("the hub has its challenge", () -> hub.verifications().contains(200));
    assertThat(hub.requests("subscribe").get(0))
        .containsEntry("hub.topic", feed.url())
        .containsEntry("hub.secret", active.secret())
        .containsEntry("hub.callback", "https://news.example.org/websub/" + active.token());
    assertThat(active.leaseEnd()).isBefore(Instant.now().plus(Duration.ofDays(14)));
    Instant scheduled = states.read(id).schedule().nextPoll();
    assertThat(scheduled).isBefore(Instant.now().plus(Duration.ofHours(3)));

    assertThat(hub.push(RSS, document("forged"), "guessed")).isEqualTo(202);
    assertThat(hub.push(RSS, document("b"), active.secret())).isEqualTo(202);

    assertThat(awaitArticle("b").path("url").asText()).isEqualTo(server.url("/articles/b"));
    JsonNode health = awaitPushed(1);
    assertThat(health.path("subscription").path("trusted").asBoolean()).isTrue();
    assertThat(health.path("subscription").path("state").asText()).isEqualTo("active");
    assertThat(health.path("subscription").path("hub").asText()).isEqualTo(hub.url("127.0.0.1"));
    assertThat(health.toString()).doesNotContain(active.secret()).doesNotContain(active.token());
    assertThat(Instant.parse(health.path("nextPoll").asText()))
        .isAfter(Instant.now().plus(Duration.ofHours(20)));
    assertThat(states.read(id).schedule().nextPoll()).isEqualTo(scheduled);
    assertThat(pushes.of(id)).isEmpty();

    server.serve("/feed", RSS, document("b", "a"));
    poller.poll(feed);

    FeedState state = states.read(id);
    assertThat(state.polls().get(0).status()).isEqualTo(200);
    assertThat(state.polls().get(0).fresh()).isZero();
    assertThat(state.counts()).isEqualTo(Map.of(Outcome.NEW, 2L));
    assertThat(guids()).isEqualTo(Map.of("a", 1, "b", 1));
    assertThat(current().trusted(Instant.now())).isTrue();
  }

  @Test
  void pollsAHubThatMissedAnArticleAsIfThereWereNone() throws Exception {
    Feed feed = put(document("a"));
    Subscription active = awaitState(Subscription.State.ACTIVE);
    hub.push(RSS, document("b"), active.secret());
    awaitPushed(1);
    server.serve("/feed", RSS, document("c", "b", "a"));

    poller.poll(feed);

    awaitArticle("c");
    JsonNode health = health();
    assertThat(health.path("subscription").path("trusted").asBoolean()).isFalse();
    assertThat(Instant.parse(health.path("nextPoll").asText()))
        .isBefore(Instant.now().plus(Duration.ofHours(3)));
  }

  @Test
  void whatAHubPushesAgainIsPublishedOnce() throws Exception {
    put(document("a"));
    Subscription active = awaitState(Subscription.State.ACTIVE);
    for (int i = 0; i < 3; i++) {
      assertThat(hub.push(RSS, document("b"), active.secret())).isEqualTo(202);
      awaitPushed(1);
    }
    assertThat(hub.push(RSS, document("c"), active.secret())).isEqualTo(202);
    awaitPushed(2);
    assertThat(guids()).isEqualTo(Map.of("a", 1, "b", 1, "c", 1));
  }

  @Test
  void contentThatIsNoFeedIsDropped() throws Exception {
    put(document("a"));
    Subscription active = awaitState(Subscription.State.ACTIVE);
    assertThat(hub.push("text/plain", "no feed", active.secret())).isEqualTo(202);
    assertThat(hub.push(RSS, document("b"), active.secret())).isEqualTo(202);
    awaitPushed(1);
    Polling.until("nothing waits", () -> pushes.of(id).isEmpty());
    assertThat(guids()).isEqualTo(Map.of("a", 1, "b", 1));
  }

  @Test
  void renewsASubscriptionBeforeItsLeaseEnds() {
    hub.lease(Duration.ofHours(10));
    put(document("a"));
    Subscription active = awaitState(Subscription.State.ACTIVE);
    assertThat(active.next()).isBefore(active.leaseEnd());
    hubs.askDue(active.next().minusSeconds(1));
    assertThat(hub.requests("subscribe")).hasSize(1);
    hub.lease(Duration.ofDays(9));

    hubs.askDue(active.next());

    Polling.until("renewal", () -> current().leaseEnd().isAfter(active.leaseEnd()));
    assertThat(hub.requests("subscribe")).hasSize(2);
    assertThat(hub.requests("subscribe").get(1))
        .containsEntry("hub.callback", hub.requests("subscribe").get(0).get("hub.callback"));
    assertThat(current().state()).isEqualTo(Subscription.State.ACTIVE);
  }

  @Test
  void saysWhyAHubDeniesASubscription() throws Exception {
    hub.answer(LocalHub.Answer.DENY);
    Feed feed = put(document("a"));
    Subscription denied = awaitState(Subscription.State.DENIED);
    assertThat(health().path("subscription").path("reason").asText()).contains("denies", "full");
    assertThat(denied.next()).isAfter(Instant.now().plus(Duration.ofDays(6)));

    poller.poll(feed);

    assertThat(hub.requests("subscribe")).hasSize(1);
  }

  @Test
  void saysThatAHubFailsAndAsksItAgain() throws Exception {
    hub.answer(LocalHub.Answer.FAIL);
    put(document("a"));
    JsonNode health =
        Polling.eventually(this::health, json -> json.path("subscription").has("reason"));
    assertThat(health.path("subscription").path("reason").asText()).contains("500");
    assertThat(health.path("subscription").path("state").asText()).isEqualTo("pending");
    hub.answer(LocalHub.Answer.VERIFY);

    hubs.askDue(current().next());

    awaitState(Subscription.State.ACTIVE);
    assertThat(health().path("subscription").has("reason")).isFalse();
  }

  @Test
  void asksAHubNothingInAPauseThatItAskedFor() {
    hub.answer(LocalHub.Answer.THROTTLE);
    put(document("a"));
    Polling.until("the hub's answer", () -> turns.pausedUntil(hub.url("127.0.0.1")).isPresent());
    Subscription asked =
        Polling.eventually(this::current, s -> s.reason() != null && s.reason().contains("429"));

    hubs.askDue(asked.next());

    assertThat(hub.requests("subscribe")).hasSize(1);
    assertThat(current()).isEqualTo(asked);
  }

  @Test
  void endsTheSubscriptionOfAFeedThatIsRemoved() throws Exception {
    put(document("a"));
    Subscription active = awaitState(Subscription.State.ACTIVE);
    registry.remove(id);

    Polling.until("the hub confirms", () -> subscriptions.get(id).subscriptions().isEmpty());
    assertThat(hub.requests("unsubscribe")).hasSize(1);
    assertThat(hub.push(RSS, document("b"), active.secret())).isEqualTo(404);
  }

  @Test
  void endsTheSubscriptionOfAFeedThatIsOnlyPolled() throws Exception {
    put(document("a"));
    awaitState(Subscription.State.ACTIVE);
    String json = "{\"id\":\"%s\",\"url\":\"%s\",\"webSub\":false}";
    registry.put(
        FeedJson.read(json.formatted(id, server.url("/feed")).getBytes(StandardCharsets.UTF_8)));

    Polling.until("the hub confirms", () -> subscriptions.get(id).subscriptions().isEmpty());
    assertThat(hub.requests("unsubscribe")).hasSize(1);
    assertThat(health().has("subscription")).isFalse();
  }

  @Test
  void subscribesAtAnotherHubAndEndsTheOldSubscription() throws Exception {
    Feed feed = put(document("a"));
    Subscription old = awaitState(Subscription.State.ACTIVE);
    try (LocalHub other = new LocalHub(service)) {
      server.serve(
          "/feed", RSS, document("a").replace(hub.url("127.0.0.1"), other.url("localhost")));
      poller.poll(feed);

      Polling.until("the new hub confirms", () -> other.verifications().contains(200));
      Polling.until("the old one does", () -> subscriptions.get(id).find(old.token()).isEmpty());
      assertThat(hub.requests("unsubscribe")).hasSize(1);
      assertThat(current().hub()).isEqualTo(other.url("localhost"));
    }
  }

  @Test
  void aSelfLinkOnAnotherHostIsNotTheTopic() {
    String self =
        "<atom:link rel='self' href='http://elsewhere.example/feed'/><atom:link rel='hub'";
    Feed feed = put(document("a").replace("<atom:link rel='hub'", self));
    Subscription active = awaitState(Subscription.State.ACTIVE);
    assertThat(active.topic()).isEqualTo(feed.url());
    assertThat(registry.find(id).orElseThrow().url()).isEqualTo(feed.url());
  }

  private String document(String... guids) {
    String[] entries = new String[2 * guids.length];
    for (int i = 0; i < guids.length; i++) {
      entries[2 * i] = guids[i];
      entries[2 * i + 1] = "Text of " + guids[i] + ".";
    }
    return server
        .rss(entries)
        .replace("<rss ", "<rss xmlns:atom='http://www.w3.org/2005/Atom' ")
        .replace(
            "<channel>",
            "<channel><atom:link rel='hub' href='%s'/>".formatted(hub.url("127.0.0.1")));
  }

  private Feed put(String document) {
    Feed feed = Feed.of(id, server.serve("/feed", RSS, document));
    registry.put(feed);
    return feed;
  }

  private Subscription current() {
    return subscriptions.get(id).current().orElseThrow();
  }

  private Subscription awaitState(Subscription.State state) {
    return Polling.eventually(
            () -> subscriptions.get(id).current(),
            found -> found.filter(s -> s.state() == state).isPresent())
        .orElseThrow();
  }

  private JsonNode health() throws Exception {
    return Pushing.json(new Pushing(service).get("/feeds/" + id + "/health"));
  }

  private JsonNode awaitPushed(long count) {
    return Polling.eventually(
        this::health,
        json ->
            json.path("subscription").path("pushed").asLong() == count && pushes.of(id).isEmpty());
  }

  private JsonNode awaitArticle(String guid) {
    return RawTopic.awaitArticle(
        bootstrapServers,
        json -> json.path("feed").asText().equals(id) && json.path("guid").asText().equals(guid));
  }

  /** Returns how often each entry of the feed was published so far. */
  private Map<String, Integer> guids() {
    return RawTopic.guids(bootstrapServers, id);
  }
}
