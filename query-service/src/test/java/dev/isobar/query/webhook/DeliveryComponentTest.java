package dev.isobar.query.webhook;

import static dev.isobar.query.webhook.WebhookRequests.awaitState;
import static dev.isobar.query.webhook.WebhookRequests.create;
import static dev.isobar.query.webhook.WebhookRequests.deliveries;
import static dev.isobar.query.webhook.WebhookRequests.get;
import static dev.isobar.query.webhook.WebhookRequests.id;
import static dev.isobar.query.webhook.WebhookRequests.post;
import static dev.isobar.query.webhook.WebhookRequests.status;
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

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.isobar.contracts.ContractJson;
import dev.isobar.query.store.Transactions;
import dev.isobar.query.store.ViewSchema;
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
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages to webhooks, with real targets that take them or fail. */
@QuarkusTest
@TestProfile(WebhookRequests.Quick.class)
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
class DeliveryComponentTest {
  private TargetServer server;

  @Inject AgroalDataSource database;
  @Inject WebhookQueue queue;
  @Inject Webhooks webhooks;
  @Inject WebhookUpkeep upkeep;

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
  void aMessageIsSignedAndSentOnce() throws Exception {
    JsonPath webhook = create(server.url("/signed"));
    assertThat(offer(webhook, "m_1")).isTrue();
    assertThat(offer(webhook, "m_1")).as("the same id").isFalse();
    Polling.until("message", () -> server.received("/signed").size() == 1);
    Received message = server.received("/signed").get(0);
    assertThat(message.id()).isEqualTo("m_1");
    assertThat(message.type()).isEqualTo("application/json");
    assertThat(Long.parseLong(message.timestamp()))
        .isBetween(Instant.now().getEpochSecond() - 60, Instant.now().getEpochSecond());
    assertThat(message.signature())
        .isEqualTo(WebhookRequests.signature(webhook.getString("secret"), message));
    JsonPath body = JsonPath.from(message.text());
    assertThat(body.getString("type")).isEqualTo("query.matched");
    assertThat(Instant.parse(body.getString("timestamp"))).isBefore(Instant.now());
    assertThat(body.getString("data.title")).isEqualTo("甲烷 m_1");

    awaitState(webhook, "m_1", "delivered");
    get(deliveries(webhook))
        .body("items", hasSize(1))
        .body("items[0].status", equalTo(204))
        .body("items[0].attempts", equalTo(1))
        .body("items[0].durationMs", greaterThanOrEqualTo(0))
        .body("items[0].nextAttempt", nullValue());
    assertThat(offer(webhook, "m_1")).as("delivered already").isFalse();
    assertThat(offer(webhook, "m_2")).isTrue();
    awaitState(webhook, "m_2", "delivered");
    assertThat(ids("/signed")).containsExactly("m_1", "m_2");
  }

  @Test
  void nothingIsSentForATransactionThatRollsBack() throws Exception {
    JsonPath webhook = create(server.url("/rolled-back"));
    try {
      Transactions.update(
          database,
          ViewSchema.LIVE,
          connection -> {
            queue.offer(
                connection, new OfferedMessage(id(webhook), "lost", "t", null, Instant.now()));
            throw new IllegalStateException("rolled back");
          });
    } catch (IllegalStateException e) {
      assertThat(e).hasMessage("rolled back");
    }
    assertThat(offer(webhook, "kept")).isTrue();
    awaitState(webhook, "kept", "delivered");
    assertThat(ids("/rolled-back")).containsExactly("kept");
  }

  @Test
  void articlesThatWereTakenDownAreNotSent() throws Exception {
    WebhookRequests.execute(
        database, "INSERT INTO article_removed (id) VALUES ('wh-removed-1'), ('wh-removed-2')");
    JsonPath webhook = create(server.url("/taken-down"));
    double dead = WebhookRequests.dead();
    offerArticles(webhook, "none-left", "wh-removed-1", "wh-removed-2");
    offerArticles(webhook, "one-left", "wh-removed-1", "wh-left");
    awaitState(webhook, "one-left", "delivered");
    awaitState(webhook, "none-left", "dead");
    Polling.until("metric", () -> WebhookRequests.dead() > dead);
    assertThat(ids("/taken-down")).containsExactly("one-left");
    JsonPath body = JsonPath.from(server.received("/taken-down").get(0).text());
    assertThat(body.<String>getList("data.articles.id")).containsExactly("wh-left");
    get(deliveries(webhook) + "?state=dead")
        .body("items[0].attempts", equalTo(0))
        .body("items[0].failure", containsString("taken down"));
    // Nor if it is asked for.
    post(deliveries(webhook) + "/none-left/redeliver", "").statusCode(202);
    awaitState(webhook, "none-left", "dead");
    assertThat(ids("/taken-down")).containsExactly("one-left");
  }

  private void offerArticles(JsonPath webhook, String id, String... articles) throws SQLException {
    ObjectNode data = ContractJson.mapper().createObjectNode();
    for (String article : articles) {
      data.withArray("articles").addObject().put("id", article);
    }
    Transactions.update(
        database,
        ViewSchema.LIVE,
        connection ->
            queue.offer(
                connection, new OfferedMessage(id(webhook), id, "alert.matched", data, null)));
  }

  @Test
  void whatFailsIsSentAgainUnderTheSameIdAndTheSameBody() throws Exception {
    JsonPath webhook = create(server.url("/again"));
    server.answer(
        "/again",
        request ->
            new Answer(
                server.received("/again").size() < 2 ? 500 : 200,
                "ok \u0000" + "x".repeat(900),
                Map.of(),
                0));
    offer(webhook, "again");
    awaitState(webhook, "again", "delivered");
    List<Received> attempts = server.received("/again");
    assertThat(attempts).extracting(Received::status).containsExactly(500, 500, 200);
    assertThat(attempts).extracting(Received::id).containsOnly("again");
    assertThat(attempts).extracting(Received::text).containsOnly(attempts.get(0).text());
    get(deliveries(webhook))
        .body("items[0].attempts", equalTo(3))
        .body("items[0].answer", startsWith("ok \uFFFDxxx"))
        .body("items[0].answer.length()", equalTo(MessageSender.MAX_ANSWER));
  }

  /** Four attempts; then the message is dead, and can be sent again. */
  @Test
  void afterTheLastAttemptAMessageIsDead() throws Exception {
    JsonPath webhook = create(server.url("/dead"));
    server.answer("/dead", 404);
    offer(webhook, "dead");
    awaitState(webhook, "dead", "dead");
    assertThat(server.received("/dead")).hasSize(4);
    get(deliveries(webhook) + "?state=dead")
        .body("items.id", hasItem("dead"))
        .body("items[0].failure", equalTo("The target answered 404"));
    get(deliveries(webhook) + "?state=delivered").body("items", hasSize(0));
    get("/webhooks/" + id(webhook))
        .body("dead", equalTo(1))
        .body("status", equalTo("failing"))
        .body("failingSince", notNullValue());
    assertThat(given().get("/q/metrics").asString())
        .containsPattern("isobar_webhooks_deliveries_total\\{outcome=\"dead\"[^}]*} [1-9]");

    server.answer("/dead", 200);
    post(deliveries(webhook) + "/dead/redeliver", "").statusCode(202);
    awaitState(webhook, "dead", "delivered");
    assertThat(ids("/dead")).containsOnly("dead").hasSize(5);
    post(deliveries(webhook) + "/dead/redeliver", "").statusCode(202);
    Polling.until("once more", () -> server.received("/dead").size() == 6);
    post(deliveries(webhook) + "/never/redeliver", "").statusCode(404);
  }

  @Test
  void whoIsNotReachedOrTooSlowHasFailed() throws Exception {
    TargetServer closed = new TargetServer();
    JsonPath refusing = create(closed.url("/"));
    closed.close();
    JsonPath slow = create(server.url("/too-slow"));
    server.answer("/too-slow", request -> new Answer(200, "late", Map.of(), 3_000));
    offer(refusing, "refused");
    offer(slow, "slow");
    awaitState(refusing, "refused", "dead");
    awaitState(slow, "slow", "dead");
    get(deliveries(refusing))
        .body("items[0].status", nullValue())
        .body("items[0].failure", containsString("refused"));
    get(deliveries(slow)).body("items[0].durationMs", greaterThanOrEqualTo(900));
  }

  @Test
  void redirectsAreNotFollowed() throws Exception {
    JsonPath webhook = create(server.url("/moved"));
    server.answer(
        "/moved", request -> new Answer(302, "", Map.of("Location", server.url("/other")), 0));
    offer(webhook, "moved");
    awaitState(webhook, "moved", "dead");
    assertThat(server.received("/other")).isEmpty();
  }

  @Test
  void aSlowTargetDelaysNobody() throws Exception {
    server.answer("/slow", request -> new Answer(200, "", Map.of(), 900));
    JsonPath[] slow = new JsonPath[20];
    for (int i = 0; i < slow.length; i++) {
      slow[i] = create(server.url("/slow"));
      offer(slow[i], "slow-1");
      offer(slow[i], "slow-2");
    }
    JsonPath quick = create(server.url("/quick"));
    Polling.until("begun", () -> server.received("/slow").size() >= 1);
    Instant began = Instant.now();
    offer(quick, "quick");
    Polling.until("quick", () -> server.received("/quick").size() == 1);
    assertThat(Duration.between(began, server.received("/quick").get(0).at()))
        .isLessThan(Duration.ofMillis(800));
    Polling.until("slow", () -> server.received("/slow").size() == 2 * slow.length);
  }

  @Test
  void messagesOfATargetComeOneAfterTheOtherTheOldestFirst() throws Exception {
    JsonPath webhook = create(server.url("/ordered"));
    server.answer("/ordered", request -> new Answer(200, "", Map.of(), 5));
    for (int i = 10; i < 60; i++) {
      offer(webhook, "o-" + i);
    }
    awaitState(webhook, "o-59", "delivered");
    assertThat(ids("/ordered")).isSorted().hasSize(50).doesNotHaveDuplicates();
  }

  @Test
  void goneDisablesAndResumeEnables() throws Exception {
    JsonPath webhook = create(server.url("/gone"));
    server.answer("/gone", 410);
    offer(webhook, "gone-1");
    offer(webhook, "gone-2");
    Polling.until("disabled", () -> status(webhook).equals("disabled"));
    get("/webhooks/" + id(webhook))
        .body("disabledAt", notNullValue())
        .body("disabledReason", equalTo("The target answered 410 Gone"));
    awaitState(webhook, "gone-1", "dead");
    awaitState(webhook, "gone-2", "dead");
    assertThat(server.received("/gone")).hasSize(1);
    offer(webhook, "gone-3");
    upkeep.tidy();
    awaitState(webhook, "gone-3", "dead");
    post(deliveries(webhook) + "/gone-3/redeliver", "")
        .statusCode(409)
        .body("detail", containsString("/resume"));

    server.answer("/gone", 204);
    post("/webhooks/" + id(webhook) + "/resume", "")
        .statusCode(200)
        .body("status", equalTo("active"));
    post(deliveries(webhook) + "/gone-3/redeliver", "").statusCode(202);
    offer(webhook, "gone-4");
    awaitState(webhook, "gone-3", "delivered");
    awaitState(webhook, "gone-4", "delivered");
    assertThat(ids("/gone")).containsExactly("gone-1", "gone-3", "gone-4");
  }

  @Test
  void aLongFailureDisables() throws Exception {
    JsonPath webhook = create(server.url("/long"));
    server.answer("/long", 503);
    offer(webhook, "long");
    awaitState(webhook, "long", "dead");
    // As if it had failed for days.
    WebhookRequests.execute(
        database,
        "UPDATE webhook_target SET failing_since = failing_since - interval '6 days',"
            + " not_before = now() WHERE webhook = '"
            + id(webhook)
            + "'");
    offer(webhook, "later");
    Polling.until("disabled", () -> status(webhook).equals("disabled"));
    get("/webhooks/" + id(webhook)).body("disabledReason", containsString("answered 503"));
    awaitState(webhook, "later", "dead");
  }

  @Test
  void retryAfterIsHonoured() throws Exception {
    JsonPath webhook = create(server.url("/busy"));
    server.answer(
        "/busy",
        request ->
            server.received("/busy").isEmpty()
                ? new Answer(429, "", Map.of("Retry-After", "2"), 0)
                : Answer.of(204));
    offer(webhook, "busy-1");
    offer(webhook, "busy-2");
    awaitState(webhook, "busy-2", "delivered");
    awaitState(webhook, "busy-1", "delivered");
    List<Received> received = server.received("/busy");
    assertThat(Duration.between(received.get(0).at(), received.get(1).at()))
        .isGreaterThanOrEqualTo(Duration.ofMillis(1_990));
    assertThat(ids("/busy")).containsExactly("busy-1", "busy-1", "busy-2");
  }

  @Test
  void theRateOfATargetHolds() throws Exception {
    JsonPath webhook =
        post(
                "/webhooks",
                "{\"name\": \"Slow\", \"ratePerMinute\": 60, \"url\": \""
                    + server.url("/rate")
                    + "\"}")
            .extract()
            .jsonPath();
    for (int i = 10; i < 23; i++) {
      offer(webhook, "r-" + i);
    }
    awaitState(webhook, "r-22", "delivered");
    List<Received> received = server.received("/rate");
    assertThat(Duration.between(received.get(0).at(), received.get(12).at()))
        .as("ten at once, then one a second")
        .isBetween(Duration.ofMillis(2_500), Duration.ofSeconds(10));
  }

  private boolean offer(JsonPath webhook, String message) throws SQLException {
    return WebhookRequests.offer(database, queue, id(webhook), message);
  }

  private List<String> ids(String path) {
    return server.received(path).stream().map(Received::id).toList();
  }
}
