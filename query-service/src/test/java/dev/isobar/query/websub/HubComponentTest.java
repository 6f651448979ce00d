package dev.isobar.query.websub;

import static dev.isobar.query.ArticleBuilder.article;
import static dev.isobar.query.websub.HubRequests.BASE;
import static dev.isobar.query.websub.HubRequests.request;
import static dev.isobar.query.websub.HubRequests.write;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.contracts.http.PushSignature;
import dev.isobar.query.RunningQueryService;
import dev.isobar.query.feed.FeedReader;
import dev.isobar.query.feed.UnreadableFeeds;
import dev.isobar.query.store.ViewLock;
import dev.isobar.query.websub.CallbackServer.Push;
import dev.isobar.testing.BackingServices;
import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.DatabaseResource;
import dev.isobar.testing.KafkaTestClient;
import dev.isobar.testing.Polling;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.ClientProxy;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The hub, with a real subscriber. */
@QuarkusTest
@TestProfile(HubRequests.WithHub.class)
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
class HubComponentTest {
  private final RunningQueryService service =
      new RunningQueryService(BackingServices.sharedBroker());
  private CallbackServer reader;

  @Inject AgroalDataSource database;
  @Inject SubscriptionChanges changes;
  @Inject FeedReader feeds;

  @BeforeEach
  void open() throws Exception {
    reader = new CallbackServer();
  }

  @AfterEach
  void close() {
    reader.close();
    service.close();
  }

  @Test
  void feedsNameTheHubAndThemselves() {
    String topic = BASE + "/articles/feed.atom?source=hub-named&per=story";
    String hub = BASE + "/websub";
    given()
        .get("/articles/feed.atom?source=hub-named&per=story")
        .then()
        .header("Link", "<" + hub + ">; rel=\"hub\", <" + topic + ">; rel=\"self\"")
        .body(containsString("<link rel=\"hub\" href=\"" + hub + "\""));
    given()
        .get("/articles/feed.json?source=hub-named")
        .then()
        .body("hubs[0].type", equalTo("WebSub"))
        .body("hubs[0].url", equalTo(hub))
        .body("feed_url", equalTo(BASE + "/articles/feed.json?source=hub-named"));
    given()
        .accept("application/feed+json")
        .get("/articles?source=hub-named")
        .then()
        .header("Link", nullValue())
        .body("hubs", nullValue());
  }

  @Test
  void aConfirmedSubscriberGetsTheFeedAtOnceAndWhenItChanges() {
    service.send(article("hub-1").feed("hub-sent"));
    service.awaitTaken();
    String path = "/articles/feed.atom?source=hub-sent";

    subscribe(BASE + path, "/sent?key=1", "a secret", "7200").statusCode(202);
    Polling.until("first", () -> reader.pushes("/sent").size() == 1);
    Map<String, List<String>> asked = reader.asked("subscribe").get(0);
    assertThat(asked.get("key")).containsExactly("1");
    assertThat(asked.get("hub.topic")).containsExactly(BASE + path);
    assertThat(asked.get("hub.lease_seconds")).as("at most an hour").containsExactly("3600");
    Push first = reader.pushes("/sent").get(0);
    assertThat(first.text()).contains("article/hub-1").doesNotContain("article/hub-2");
    assertThat(first.type()).isEqualTo("application/atom+xml;charset=UTF-8");
    assertThat(first.link())
        .isEqualTo("<%s/websub>; rel=\"hub\", <%1$s%s>; rel=\"self\"".formatted(BASE, path));
    assertThat(PushSignature.valid("a secret", first.signature(), first.body())).isTrue();
    assertThat(first.body()).as("as a reader gets it").isEqualTo(given().get(path).asByteArray());

    service.send(article("hub-other").feed("hub-unrelated"));
    service.send(article("hub-2").feed("hub-sent"));
    service.awaitTaken();
    Polling.until("second", () -> reader.pushes("/sent").size() == 2);
    assertThat(reader.pushes("/sent").get(1).text()).contains("article/hub-2", "article/hub-1");
  }

  @Test
  void aChangedQueryIsSentAndARemovedOneIsDenied() {
    service.send(article("hub-query-1").feed("hub-query"));
    service.awaitTaken();
    query("/queries/hub-query", "Before");
    String topic = BASE + "/queries/hub-query/feed.json";

    subscribe(topic, "/query", "", "").statusCode(202);
    Polling.until("first", () -> reader.pushes("/query").size() == 1);
    assertThat(reader.pushes("/query").get(0).signature()).isNull();
    query("/queries/hub-query", "After");
    Polling.until("second", () -> reader.pushes("/query").size() == 2);
    assertThat(reader.pushes("/query").get(1).text()).contains("\"After\"", "hub-query-1");

    given().delete("/queries/hub-query").then().statusCode(204);
    Polling.until("denial", () -> reader.asked("denied").size() == 1);
    assertThat(reader.asked("denied").get(0).get("hub.topic")).containsExactly(topic);
    subscribe(topic, "/query", "", "").statusCode(404);
  }

  @Test
  void whoUnsubscribesGetsNothingMore() {
    String topic = BASE + "/articles/feed.atom?source=hub-left";
    subscribe(topic, "/left", "", "").statusCode(202);
    subscribe(topic, "/stays", "", "").statusCode(202);
    Polling.until("both", () -> bothHave(1, "/left", "/stays"));

    reader.confirms = false;
    unsubscribe(topic, "/left");
    Polling.until("question", () -> reader.asked("unsubscribe").size() == 1);
    service.send(article("hub-left-1").feed("hub-left"));
    Polling.until("still both", () -> bothHave(2, "/left", "/stays"));

    reader.confirms = true;
    unsubscribe(topic, "/left");
    Polling.until("question", () -> reader.asked("unsubscribe").size() == 2);
    Polling.until("end", () -> !isSubscribed(topic, "/left"));
    service.send(article("hub-left-2").feed("hub-left"));
    Polling.until("the other one", () -> reader.pushes("/stays").size() == 3);
    assertThat(reader.pushes("/left")).hasSize(2);
    // Nobody is asked about a subscription that does not exist.
    unsubscribe(topic, "/never");
    assertThat(reader.asked("unsubscribe")).hasSize(2);
  }

  /** The lock is that of a replica that sends; a replica without it sends nothing. */
  @Test
  void onlyTheReplicaWithTheLockSends() throws Exception {
    String topic = BASE + "/articles/feed.atom?source=hub-locked";
    try (Connection other = database.getConnection()) {
      Polling.until("lock", () -> ViewLock.FEEDS.tryHold(other));
      subscribe(topic, "/locked", "", "").statusCode(202);
      Polling.until("subscription", () -> isSubscribed(topic, "/locked"));
      assertThat(reader.pushes("/locked")).isEmpty();
      ViewLock.FEEDS.release(other);
    }
    Polling.until("push", () -> reader.pushes("/locked").size() == 1);
  }

  @Test
  void aRenewalKeepsWhatWasSent() {
    String topic = BASE + "/articles/feed.atom?source=hub-renewed";
    subscribe(topic, "/renewed", "old", "60").statusCode(202);
    Polling.until("first", () -> reader.pushes("/renewed").size() == 1);
    String id = Subscription.id(topic, reader.callback("/renewed"));
    Polling.until("note", () -> last(Subscriptions.deliveryKey(id)) != null);
    Subscription before = read(last(id), Subscription.class);

    subscribe(topic, "/renewed", "new", "1800").statusCode(202);
    Polling.until(
        "renewal", () -> read(last(id), Subscription.class).leaseEnd().isAfter(before.leaseEnd()));
    assertThat(read(last(id), Subscription.class).since()).isEqualTo(before.since());
    service.send(article("hub-renewed-1").feed("hub-renewed"));
    Polling.until("change", () -> reader.pushes("/renewed").size() == 2);
    Push second = reader.pushes("/renewed").get(1);
    assertThat(second.text()).contains("hub-renewed-1");
    assertThat(PushSignature.valid("new", second.signature(), second.body())).isTrue();
  }

  @Test
  void whoDoesNotConfirmIsNotSubscribed() {
    String topic = BASE + "/articles/feed.atom?source=hub-unasked";
    reader.confirms = false;
    subscribe(topic, "/unasked", "", "").statusCode(202);
    Polling.until("question", () -> reader.asked("subscribe").size() == 1);
    reader.confirms = true;
    subscribe(topic, "/asked", "", "").statusCode(202);
    Polling.until("the other one", () -> reader.pushes("/asked").size() == 1);
    assertThat(isSubscribed(topic, "/unasked")).isFalse();
    assertThat(reader.pushes("/unasked")).isEmpty();
  }

  @Test
  void aFeedThatCannotBeReadDoesNotStopTheOthers() {
    QuarkusMock.installMockForType(
        new UnreadableFeeds(ClientProxy.unwrap(feeds), "hub-bad"), FeedReader.class);
    for (int i = 0; i < 8; i++) {
      subscribe(BASE + "/articles/feed.atom?source=hub-bad-" + i, "/bad", "", "").statusCode(202);
    }
    Polling.until("questions", () -> reader.asked("subscribe").size() == 8);
    String topic = BASE + "/articles/feed.atom?source=hub-good-";
    for (int i = 0; i < 8; i++) {
      subscribe(topic + i, "/good", "", "").statusCode(202);
    }
    Polling.until("the others", () -> reader.pushes("/good").size() == 8);
    assertThat(reader.pushes("/bad")).isEmpty();
  }

  @Test
  void whileKafkaRefusesNotesNothingIsSentTwice() {
    SubscriptionChanges real = ClientProxy.unwrap(changes);
    String topic = BASE + "/articles/feed.atom?source=hub-refused";
    AtomicInteger refused = new AtomicInteger();
    QuarkusMock.installMockForType(
        new SubscriptionChanges(null, null) {
          @Override
          void save(Subscription subscription) {
            real.save(subscription);
          }

          @Override
          void save(Subscription subscription, Delivery delivery) {
            // Notes of other tests, whose callbacks are closed, are refused too. One refusal ends
            // the
            // round of notes, so after the first one of this test any of them stands for a round.
            if (subscription.topic().equals(topic) || refused.get() > 0) {
              refused.incrementAndGet();
            }
            throw new KafkaException("refused");
          }

          @Override
          void end(String id) {
            real.end(id);
          }

          @Override
          void forget(String id) {
            real.forget(id);
          }
        },
        SubscriptionChanges.class);
    subscribe(topic, "/noted-later", "", "").statusCode(202);
    Polling.until("rounds", () -> refused.get() > 5);
    assertThat(reader.pushes("/noted-later")).hasSize(1);

    QuarkusMock.installMockForType(real, SubscriptionChanges.class);
    String id = Subscription.id(topic, reader.callback("/noted-later"));
    Polling.until("note", () -> last(Subscriptions.deliveryKey(id)) != null);
    assertThat(reader.pushes("/noted-later")).hasSize(1);
  }

  /** Subscriptions come from Kafka, so they outlive a process; expired ones get nothing. */
  @Test
  void anExpiredLeaseEndsTheSubscription() {
    String topic = BASE + "/articles/feed.atom?source=hub-expired";
    Instant now = Instant.now();
    write(new Subscription(topic, reader.callback("/expired"), null, now, now.minusSeconds(1)));
    write(new Subscription(topic, reader.callback("/runs"), null, now, now.plusSeconds(600)));
    write(
        new Subscription(
            topic, reader.callback("/long-ago"), null, now, now.minus(Duration.ofDays(1))));
    Polling.until("the one that runs", () -> reader.pushes("/runs").size() == 1);
    service.send(article("hub-expired-1").feed("hub-expired"));
    Polling.until("the one that runs", () -> reader.pushes("/runs").size() == 2);
    assertThat(reader.pushes("/expired")).isEmpty();
    assertThat(reader.pushes("/long-ago")).isEmpty();
    Polling.until("tombstone", () -> !isSubscribed(topic, "/long-ago"));
    assertThat(isSubscribed(topic, "/expired")).as("a renewal may come").isTrue();
  }

  @Test
  void whatFailedIsSentAgainLaterAndGoneEndsIt() {
    String topic = BASE + "/articles/feed.atom?source=hub-failed";
    reader.status = 500;
    subscribe(topic, "/failed", "", "").statusCode(202);
    Polling.until("attempt", () -> reader.pushes("/failed").size() == 1);
    String id = Subscription.id(topic, reader.callback("/failed"));
    Polling.until("note", () -> last(Subscriptions.deliveryKey(id)) != null);
    Delivery failed = read(last(Subscriptions.deliveryKey(id)), Delivery.class);
    assertThat(failed.failures()).isEqualTo(1);
    assertThat(failed.tag()).isNull();
    assertThat(failed.next()).isAfter(failed.failingSince().plusSeconds(9));

    // As if the pause were over.
    reader.status = 410;
    write(
        Subscriptions.deliveryKey(id),
        new Delivery(failed.since(), null, 1, failed.failingSince(), failed.failingSince()));
    Polling.until("second attempt", () -> reader.pushes("/failed").size() == 2);
    Polling.until("end", () -> last(id) == null);
  }

  private boolean bothHave(int pushes, String one, String other) {
    return reader.pushes(one).size() == pushes && reader.pushes(other).size() == pushes;
  }

  private ValidatableResponse subscribe(String topic, String path, String secret, String lease) {
    return request("subscribe", topic, reader.callback(path), secret, lease);
  }

  private void unsubscribe(String topic, String path) {
    request("unsubscribe", topic, reader.callback(path), "", "").statusCode(202);
  }

  private static void query(String path, String name) {
    given()
        .contentType("application/json")
        .body("{\"name\": \"" + name + "\", \"parameters\": {\"source\": \"hub-query\"}}")
        .put(path)
        .then()
        .statusCode(org.hamcrest.Matchers.oneOf(200, 201));
  }

  private boolean isSubscribed(String topic, String path) {
    return last(Subscription.id(topic, reader.callback(path))) != null;
  }

  /** Returns the value of the last record of a key; null if there is none, or a tombstone. */
  private static byte[] last(String key) {
    try (KafkaTestClient kafka = KafkaTestClient.withTopics(BackingServices.sharedBroker())) {
      byte[] last = null;
      for (var record :
          kafka.all(KafkaTopics.HUB_SUBSCRIPTIONS, r -> key.equals(KafkaTestClient.key(r)))) {
        last = record.value();
      }
      return last;
    }
  }

  private static <T> T read(byte[] json, Class<T> type) {
    try {
      return ContractJson.mapper().readValue(json, type);
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }
}
