package dev.isobar.query.webhook;

import static dev.isobar.query.webhook.WebhookRequests.awaitState;
import static dev.isobar.query.webhook.WebhookRequests.create;
import static dev.isobar.query.webhook.WebhookRequests.deliveries;
import static dev.isobar.query.webhook.WebhookRequests.get;
import static dev.isobar.query.webhook.WebhookRequests.id;
import static dev.isobar.query.webhook.WebhookRequests.post;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.isobar.query.config.DeliveryConfig;
import dev.isobar.query.webhook.TargetServer.Received;
import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.DatabaseResource;
import dev.isobar.testing.Polling;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens when more messages wait for a webhook than may. */
@QuarkusTest
@TestProfile(WebhookRequests.Quick.class)
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
class WebhookOverflowComponentTest {
  private TargetServer server;

  @Inject AgroalDataSource database;
  @Inject WebhookQueue queue;
  @Inject Webhooks webhooks;
  @Inject WebhookUpkeep upkeep;
  @Inject MessageStore store;
  @Inject DeliveryConfig config;

  @BeforeEach
  void open() throws Exception {
    server = new TargetServer();
  }

  @AfterEach
  void close() {
    // Other tests share the database and the broker.
    webhooks.all().forEach(one -> given().delete("/webhooks/" + one.id()).then().statusCode(204));
    server.close();
  }

  @Test
  void ofTooManyMessagesThatWaitTheOldestAreDead() throws Exception {
    JsonPath webhook = create(server.url("/full"));
    JsonPath other = create(server.url("/other"));
    for (JsonPath each : List.of(webhook, other)) {
      post("/webhooks/" + id(each) + "/pause", "").statusCode(200);
    }
    for (int i = 0; i < 5; i++) {
      offer(webhook, "full-" + i);
    }
    offer(other, "other");
    double before = WebhookRequests.dead();
    endOverflow(webhook, 3);
    get("/webhooks/" + id(webhook))
        .body("waiting", equalTo(3))
        .body("dead", equalTo(2))
        .body("overflow", equalTo(2));
    get("/webhooks/" + id(other)).body("waiting", equalTo(1)).body("overflow", equalTo(0));
    assertThat(WebhookRequests.dead() - before).isEqualTo(2);
    get(deliveries(webhook) + "?state=dead")
        .body("items.id", equalTo(List.of("full-1", "full-0")))
        .body("items[0].failure", containsString("isobar.delivery.max-waiting"));
    post(deliveries(webhook) + "/full-0/redeliver", "").statusCode(202);
    post("/webhooks/" + id(webhook) + "/resume", "").statusCode(200);
    awaitState(webhook, "full-4", "delivered");
    awaitState(webhook, "full-0", "delivered");
    assertThat(server.received("/full"))
        .extracting(Received::id)
        .containsExactly("full-0", "full-2", "full-3", "full-4");
  }

  @Test
  void eachQueueThatIsTooLongLosesItsOldest() throws Exception {
    JsonPath webhook = create(server.url("/flood"));
    JsonPath other = create(server.url("/trickle"));
    for (JsonPath each : List.of(webhook, other)) {
      post("/webhooks/" + id(each) + "/pause", "").statusCode(200);
    }
    flood(webhook, 10_500);
    flood(other, 4);
    endOverflow(other, 3);
    get("/webhooks/" + id(webhook)).body("waiting", equalTo(3)).body("overflow", equalTo(10_497));
    get("/webhooks/" + id(other)).body("waiting", equalTo(3)).body("overflow", equalTo(1));
    get(deliveries(other) + "?state=dead").body("items.id", equalTo(List.of("flood-1")));
    forget(webhook);
    forget(other);
  }

  @Test
  void nothingIsSentAgainWhileTheQueueIsFull() throws Exception {
    JsonPath webhook = create(server.url("/brimming"));
    post("/webhooks/" + id(webhook) + "/pause", "").statusCode(200);
    flood(webhook, config.maxWaiting());
    WebhookRequests.execute(
        database,
        "UPDATE webhook_message SET state = 'dead', failure = 'no'"
            + " WHERE id IN ('flood-1', 'flood-2') AND webhook = '"
            + id(webhook)
            + "'");
    post(deliveries(webhook) + "/flood-1/redeliver", "")
        .statusCode(202)
        .body("failure", nullValue());
    offer(webhook, "last");
    post(deliveries(webhook) + "/flood-2/redeliver", "")
        .statusCode(409)
        .contentType("application/problem+json")
        .body("type", equalTo("https://isobar.dev/problems/queue-full"))
        .body("detail", containsString("isobar.delivery.max-waiting"))
        .body("detail", containsString("/resume"));
    // What waits already takes no place.
    post(deliveries(webhook) + "/flood-1/redeliver", "").statusCode(202);
    get(deliveries(webhook) + "?state=dead").body("items[0].failure", equalTo("no"));
    forget(webhook);
  }

  /** The message that is just sent may be the oldest of too many. */
  @Test
  void aMessageThatEndsDuringItsAttemptIsDeadOnce() throws Exception {
    JsonPath webhook = create(server.url("/in-flight"));
    String id = id(webhook);
    post("/webhooks/" + id + "/pause", "").statusCode(200);
    offer(webhook, "flying");
    // The service may just be looking whether there is something to send.
    Polling.until(
        "lease", () -> store.lease("test", List.of(id), Duration.ofMinutes(5)).contains(id));
    WebhookMessage flying =
        store.next("test", id, 6_000, Duration.ofMinutes(5)).message().orElseThrow();
    offer(webhook, "next");
    endOverflow(webhook, 1);
    Attempt failed =
        new Attempt(
            Instant.now(), Duration.ofMillis(5), 500, null, null, "The target answered 500");
    MessageStore.Outcome outcome = store.note(flying, failed).orElseThrow();
    assertThat(outcome.deadNow()).isFalse();
    get("/webhooks/" + id).body("overflow", equalTo(1)).body("waiting", equalTo(1));
    get(deliveries(webhook) + "?state=dead")
        .body("items[0].failure", equalTo(WebhookMessage.OVERFLOW))
        .body("items[0].attempts", equalTo(1));
    Attempt taken = new Attempt(Instant.now(), Duration.ofMillis(5), 204, "", null, null);
    assertThat(store.note(flying, taken).orElseThrow().deadNow()).isFalse();
    get(deliveries(webhook) + "?state=delivered")
        .body("items[0].id", equalTo("flying"))
        .body("items[0].failure", nullValue());
    store.release("test", id);
  }

  /** The service may be tidying itself just now. */
  private void endOverflow(JsonPath webhook, int max) {
    Polling.until(
        "overflow",
        () -> {
          upkeep.endOverflow(max);
          return get("/webhooks/" + id(webhook)).extract().jsonPath().getInt("waiting") <= max;
        });
  }

  private void flood(JsonPath webhook, int messages) throws SQLException {
    WebhookRequests.execute(
        database,
        "INSERT INTO webhook_message (webhook, id, type, body) SELECT '%s', 'flood-' || n, 't', '{}'"
                .formatted(id(webhook))
            + " FROM generate_series(1, %d) n".formatted(messages));
  }

  private void forget(JsonPath webhook) throws SQLException {
    WebhookRequests.execute(
        database, "DELETE FROM webhook_message WHERE webhook = '" + id(webhook) + "'");
  }

  private boolean offer(JsonPath webhook, String message) throws SQLException {
    return WebhookRequests.offer(database, queue, id(webhook), message);
  }
}
