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
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.isobar.query.config.DeliveryConfig;
import dev.isobar.query.webhook.TargetServer.Answer;
import dev.isobar.query.webhook.TargetServer.Received;
import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.DatabaseResource;
import dev.isobar.testing.Polling;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Webhooks over REST: their definitions, tests, logs and pauses. */
@QuarkusTest
@TestProfile(WebhookRequests.Quick.class)
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
class WebhooksComponentTest {
  private TargetServer server;

  @Inject AgroalDataSource database;
  @Inject WebhookQueue queue;
  @Inject Webhooks webhooks;
  @Inject WebhookUpkeep upkeep;
  @Inject MessageStore store;
  @Inject WebhookMetrics metrics;
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
  void isCreatedReadChangedAndRemoved() {
    ValidatableResponse created =
        post(
                "/webhooks",
                "{\"name\": \"Desk\", \"description\": \"The room\", \"ratePerMinute\": 30,"
                    + " \"url\": \"https://hooks.example.org/T0?k=1\"}")
            .statusCode(201)
            .header("Cache-Control", "no-store")
            .body("secret", startsWith("whsec_"))
            .body("status", equalTo("active"));
    String id = id(created.extract().jsonPath());
    created.header("Location", "/webhooks/" + id);
    assertThat(webhooks.exists(id)).isTrue();
    get("/webhooks/" + id)
        .statusCode(200)
        .body("name", equalTo("Desk"))
        .body("description", equalTo("The room"))
        .body("url", equalTo("https://hooks.example.org/T0?k=1"))
        .body("ratePerMinute", equalTo(30))
        .body("effectiveRatePerMinute", equalTo(30))
        .body("secret", nullValue());
    get("/webhooks").body("items.id", hasItem(id)).body("items.secret", hasItem(nullValue()));

    given()
        .contentType("application/json")
        .body("{\"name\": \"Other\", \"url\": \"https://b.example.org/\", \"paused\": true}")
        .put("/webhooks/" + id)
        .then()
        .statusCode(200)
        .body("name", equalTo("Other"))
        .body("description", nullValue())
        .body("ratePerMinute", nullValue())
        .body("effectiveRatePerMinute", equalTo(6000))
        .body("status", equalTo("paused"));
    given().delete("/webhooks/" + id).then().statusCode(204);
    get("/webhooks/" + id).statusCode(404).body("detail", containsString("see /webhooks"));
    assertThat(webhooks.exists(id)).isFalse();
  }

  @Test
  void noChangeOfAnotherCuratorIsLost() throws Exception {
    JsonPath webhook = create(server.url("/tagged"));
    String path = "/webhooks/" + id(webhook);
    String tag = get(path).statusCode(200).extract().header("ETag");
    post(path + "/rotate-secret", "").header("ETag", tag);
    String body = "{\"name\": \"Night\", \"url\": \"" + server.url("/tagged") + "\"}";
    String changed = change(path, tag, body).statusCode(200).extract().header("ETag");
    assertThat(changed).isNotEqualTo(tag);
    change(path, tag, body)
        .statusCode(412)
        .contentType("application/problem+json")
        .body("type", equalTo("https://isobar.dev/problems/stale"))
        .body("detail", containsString("read it again"));
    given().header("If-Match", tag).delete(path).then().statusCode(412);
    get(path).body("name", equalTo("Night")).header("ETag", changed);
    change(path, "*", body).statusCode(200);
    given().header("If-Match", changed).delete(path).then().statusCode(204);
    given().header("If-Match", changed).delete(path).then().statusCode(404);
  }

  private static ValidatableResponse change(String path, String tag, String body) {
    return given()
        .header("If-Match", tag)
        .contentType("application/json")
        .body(body)
        .put(path)
        .then();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|/name",
        "{\"name\": \"a\"}|/url",
        "{\"name\": \"a\", \"url\": \"ftp://a.example/\"}|/url",
        "{\"name\": \"a\", \"url\": \"http://localhost/x\"}|/url",
        "{\"name\": \"a\", \"url\": \"http://10.0.0.1/x\"}|/url",
        "{\"name\": \"a\", \"url\": \"http://[::1]/x\"}|/url",
        "{\"name\": \"a\", \"url\": \"http://169.254.169.254/latest\"}|/url",
        "{\"name\": \"a\", \"url\": \"https://u:p@a.example/\"}|/url",
        "{\"name\": \"a\", \"url\": \"https://a.example/\", \"paused\": 1}|/paused",
        "{\"name\": \"a\", \"url\": \"https://a.example/\", \"ratePerMinute\": 0}|/ratePerMinute",
        "{\"name\": \"a\", \"url\": \"https://a.example/\", \"id\": \"mine\"}|/id",
        "{\"name\": \"a\", \"url\": \"https://a.example/\", \"secret\": \"mine\"}|/secret"
      })
  void wrongFieldsAreNamed(String body, String pointer) {
    post("/webhooks", body)
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors.pointer", hasItem(pointer));
  }

  /** The name was allowed when it was registered; what it leads to is judged at each attempt. */
  @Test
  void aNameThatLeadsToAPrivateAddressIsNotConnectedTo() throws Exception {
    JsonPath webhook = create(server.url("/private"));
    String id = id(webhook);
    WebhookRequests.write(
        id, server.url("/private").replace("127.0.0.1", "localhost"), webhook.getString("secret"));
    Polling.until(
        "change", () -> webhooks.find(id).orElseThrow().url().getHost().equals("localhost"));
    post("/webhooks/" + id + "/test", "")
        .statusCode(200)
        .body("state", equalTo("failed"))
        .body("failure", equalTo("localhost leads to no public address"));
    assertThat(server.received("/private")).isEmpty();
  }

  @Test
  void duringARotationBothSecretsSign() throws Exception {
    JsonPath webhook = create(server.url("/rotated"));
    String former = webhook.getString("secret");
    JsonPath rotated =
        post("/webhooks/" + id(webhook) + "/rotate-secret", "")
            .statusCode(200)
            .body("formerSecretUntil", notNullValue())
            .extract()
            .jsonPath();
    String present = rotated.getString("secret");
    assertThat(present).startsWith("whsec_").isNotEqualTo(former);
    get("/webhooks/" + id(webhook)).body("secret", nullValue());
    offer(webhook, "rotated");
    Polling.until("message", () -> server.received("/rotated").size() == 1);
    Received message = server.received("/rotated").get(0);
    assertThat(message.signature().split(" "))
        .containsExactly(
            WebhookRequests.signature(present, message),
            WebhookRequests.signature(former, message));
  }

  @Test
  void whileAWebhookIsPausedItsMessagesWait() throws Exception {
    JsonPath webhook = create(server.url("/paused"));
    JsonPath other = create(server.url("/not-paused"));
    post("/webhooks/" + id(webhook) + "/pause", "")
        .statusCode(200)
        .body("status", equalTo("paused"));
    offer(webhook, "paused");
    offer(other, "other");
    awaitState(other, "other", "delivered");
    get("/webhooks/" + id(webhook)).body("waiting", equalTo(1));
    assertThat(server.received("/paused")).isEmpty();
    post("/webhooks/" + id(webhook) + "/test", "").body("status", equalTo(204));
    assertThat(server.received("/paused")).hasSize(1);
    post("/webhooks/" + id(webhook) + "/resume", "")
        .statusCode(200)
        .body("status", equalTo("active"));
    awaitState(webhook, "paused", "delivered");
  }

  @Test
  void theTestButtonSaysWhatCameBack() throws Exception {
    JsonPath webhook = create(server.url("/test"));
    server.answer("/test", request -> new Answer(503, "maintenance", Map.of(), 0));
    post("/webhooks/" + id(webhook) + "/test", "")
        .statusCode(200)
        .body("state", equalTo("failed"))
        .body("status", equalTo(503))
        .body("answer", equalTo("maintenance"))
        .body("durationMs", greaterThanOrEqualTo(0));
    Received message = server.received("/test").get(0);
    assertThat(message.text()).contains("\"type\":\"test\"");
    assertThat(message.signature())
        .isEqualTo(WebhookRequests.signature(webhook.getString("secret"), message));
    get(deliveries(webhook)).body("items", hasSize(0));
    get("/webhooks/" + id(webhook)).body("status", equalTo("active"));
  }

  @Test
  void aHundredDeliveriesAreKeptAndAllIds() throws Exception {
    JsonPath webhook = create(server.url("/many"));
    for (int i = 100; i < 205; i++) {
      offer(webhook, "many-" + i);
    }
    awaitState(webhook, "many-204", "delivered");
    upkeep.tidy();
    get(deliveries(webhook))
        .body("items", hasSize(100))
        .body("items[0].id", equalTo("many-204"))
        .body("items[99].id", equalTo("many-105"))
        .body("next", nullValue());
    JsonPath page = get(deliveries(webhook) + "?limit=60").extract().jsonPath();
    get(deliveries(webhook) + "?limit=60&after=" + page.getString("next"))
        .body("items", hasSize(40));
    assertThat(offer(webhook, "many-100")).as("long delivered").isFalse();
    get(deliveries(webhook) + "?state=lost").statusCode(400).body("detail", containsString("dead"));
    get(deliveries(webhook) + "?after=x").statusCode(400);
  }

  @Test
  void whatBelongsToARemovedWebhookIsDeletedOnceAnHour() throws Exception {
    // The service has done it at its start, so this is one of another replica.
    Instant start = Instant.now();
    AtomicReference<Instant> now = new AtomicReference<>(start);
    WebhookUpkeep hourly = new WebhookUpkeep(database, webhooks, store, metrics, config, now::get);
    JsonPath webhook = create(server.url("/removed"));
    server.answer("/removed", 404);
    offer(webhook, "removed");
    awaitState(webhook, "removed", "dead");
    given().delete("/webhooks/" + id(webhook)).then().statusCode(204);
    hourly.tidy();
    assertThat(offer(webhook, "removed")).as("not at once").isFalse();
    WebhookRequests.execute(
        database,
        "UPDATE webhook_message SET created_at = now() - interval '2 hours' WHERE webhook = '"
            + id(webhook)
            + "'");
    now.set(start.plus(Duration.ofMinutes(59)));
    hourly.tidy();
    assertThat(offer(webhook, "removed")).as("within the hour").isFalse();
    now.set(start.plus(Duration.ofMinutes(61)));
    hourly.tidy();
    assertThat(offer(webhook, "removed")).as("the id is not known any more").isTrue();
  }

  @Test
  void aRebuildOfTheViewKeepsWhatWaits() throws Exception {
    JsonPath webhook = create(server.url("/rebuilt"));
    offer(webhook, "before");
    awaitState(webhook, "before", "delivered");
    post("/webhooks/" + id(webhook) + "/pause", "").statusCode(200);
    offer(webhook, "waits");
    given().post("/admin/rebuild").then().statusCode(202);
    Polling.eventually(
        () -> get("/admin/rebuild").extract().jsonPath().getString("state"), "done"::equals);
    assertThat(offer(webhook, "before")).isFalse();
    post("/webhooks/" + id(webhook) + "/resume", "").statusCode(200);
    awaitState(webhook, "waits", "delivered");
    assertThat(ids("/rebuilt")).containsExactly("before", "waits");
  }

  private boolean offer(JsonPath webhook, String message) throws SQLException {
    return WebhookRequests.offer(database, queue, id(webhook), message);
  }

  private List<String> ids(String path) {
    return server.received(path).stream().map(Received::id).toList();
  }
}
