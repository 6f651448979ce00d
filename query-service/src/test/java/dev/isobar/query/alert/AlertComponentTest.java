package dev.isobar.query.alert;

import static dev.isobar.query.alert.AlertRequests.alert;
import static dev.isobar.query.alert.AlertRequests.awaitTold;
import static dev.isobar.query.alert.AlertRequests.count;
import static dev.isobar.query.alert.AlertRequests.fresh;
import static dev.isobar.query.alert.AlertRequests.messages;
import static dev.isobar.query.alert.AlertRequests.old;
import static dev.isobar.query.alert.AlertRequests.put;
import static dev.isobar.query.alert.AlertRequests.settle;
import static dev.isobar.query.alert.AlertRequests.told;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.isobar.contracts.channel.Canary;
import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.contracts.identity.ArticleIdentity;
import dev.isobar.query.ArticleBuilder;
import dev.isobar.query.RunningQueryService;
import dev.isobar.query.ViewTables;
import dev.isobar.testing.BackingServices;
import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.DatabaseResource;
import dev.isobar.testing.Polling;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What alerts tell, and what they do not. */
@QuarkusTest
@TestProfile(AlertSettings.class)
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
class AlertComponentTest {
  private final RunningQueryService service =
      new RunningQueryService(BackingServices.sharedBroker());

  @Inject AgroalDataSource database;
  @Inject KafkaClientService clients;

  private ViewTables tables;

  @BeforeEach
  void open() {
    tables = new ViewTables(database);
  }

  @AfterEach
  void close() {
    service.close();
  }

  private void settled() throws Exception {
    settle(BackingServices.sharedBroker(), tables);
  }

  @Test
  void hitsThatArriveTogetherComeAsOneMessage() throws Exception {
    alert("together", "al-together", "");
    for (int i = 1; i <= 4; i++) {
      service.sendSoon(fresh("al-together-" + i, "al-together"));
    }
    service.sendSoon(fresh("al-together-other", "al-elsewhere"));
    service.flush();
    awaitTold(
        "together",
        List.of(List.of("al-together-4", "al-together-3", "al-together-2", "al-together-1")));
    Map<String, Object> message = messages("together").get(0);
    assertThat(message).containsEntry("count", 4);
    assertThat((String) message.get("id")).matches("msg_[0-9a-f]{32}");
    assertThat((Map<String, Object>) ((List<?>) message.get("articles")).get(0))
        .containsEntry("title", "Title of al-together-4")
        .containsEntry("link", "/articles/al-together-4")
        .hasEntrySatisfying("story", story -> assertThat(story).isNotNull());
    // The view has them when the message is there.
    given().get("/articles/al-together-4").then().statusCode(200);
  }

  @Test
  void canariesAreToldToNobody() throws Exception {
    alert("canaries", "al-canaries", "");
    ArticleBuilder canary = fresh(Canary.id(0), "al-canaries");
    RecordHeaders mark = new RecordHeaders();
    Canary.at(Instant.now()).add(mark);
    service.send(canary, mark.lastHeader(Canary.HEADER));
    service.send(fresh("al-no-canary", "al-canaries"));
    awaitTold("canaries", List.of(List.of("al-no-canary")));
    settled();
    assertThat(told("canaries")).containsExactly(List.of("al-no-canary"));
    assertThat(count(tables, "alert_hit WHERE article = '" + Canary.id(0) + "'")).isZero();
  }

  @Test
  void webhooksGetTheMessageOnce() throws Exception {
    String webhook =
        given()
            .contentType("application/json")
            .body("{\"name\": \"Desk\", \"url\": \"http://localhost:9/alerts\"}")
            .post("/webhooks")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    alert("hooked", "al-hooked", "\"webhooks\": [\"" + webhook + "\"]");
    service.send(fresh("al-hooked-1", "al-hooked"));
    awaitTold("hooked", List.of(List.of("al-hooked-1")));
    assertThat(
            tables.query(
                "SELECT id, type, body::json->'data'->'articles'->0->>'id' FROM webhook_message"
                    + " WHERE webhook = '"
                    + webhook
                    + "'"))
        .containsExactly(messages("hooked").get(0).get("id") + " alert.matched al-hooked-1");
    // Tests of webhooks use the same database, and nobody takes this message.
    given().delete("/alerts/hooked").then().statusCode(204);
    given().delete("/webhooks/" + webhook).then().statusCode(204);
    tables.execute("DELETE FROM webhook_message WHERE webhook = '" + webhook + "'");
  }

  @Test
  void aReplayAlertsNothingAgain() throws Exception {
    alert("replayed", "al-replayed", "\"revisions\": true");
    ArticleBuilder article = fresh("al-replayed-1", "al-replayed");
    service.send(article);
    awaitTold("replayed", List.of(List.of("al-replayed-1")));

    // The group reads the whole Kafka topic again, also as an alert that was not there before.
    alert("replayed-later", "al-replayed", "\"revisions\": true");
    clients
        .getConsumer(AlertArticlesConsumer.CHANNEL)
        .runOnPollingThread(
            consumer -> {
              consumer.seekToBeginning(consumer.assignment());
            })
        .await()
        .atMost(Duration.ofSeconds(20));
    settled();
    // Enriched again, as a replay of the raw Kafka topic does.
    service.send(article.with("enrichedAt", Instant.now().toString()).with("taxonomyVersion", "2"));
    settled();
    assertThat(told("replayed")).hasSize(1);
    assertThat(told("replayed-later")).isEmpty();
  }

  @Test
  void whatIsOldAlertsNothing() throws Exception {
    alert("archived", "al-archived", "");
    alert("archived-young", "al-archived", "\"maxAge\": \"PT1H\"");
    service.send(old("al-archived-1", "al-archived", Duration.ofDays(700)));
    service.send(
        fresh("al-archived-2", "al-archived")
            .published(Instant.now().minus(Duration.ofDays(4)).toString()));
    service.send(old("al-archived-3", "al-archived", Duration.ofDays(3)));
    service.send(
        fresh("al-archived-new", "al-archived")
            .published(Instant.now().minus(Duration.ofHours(2)).toString()));
    settled();
    assertThat(told("archived")).containsExactly(List.of("al-archived-new"));
    assertThat(told("archived-young")).isEmpty();
  }

  /** An archive says when its article was fetched: now. */
  @Test
  void anUndatedTextOfAnArchiveAlertsNothing() throws Exception {
    alert("lane-replay", "al-lane-replay", "");
    ArticleBuilder article = fresh("al-lane-replay-1", "al-lane-replay");
    Header replay = new RecordHeader("isobar-lane", "replay".getBytes(UTF_8));
    service.send(article, replay);
    service.send(article.with("lane", "deep"), replay);
    service.send(article);
    service.send(fresh("al-lane-replay-2", "al-lane-replay"));
    settled();
    assertThat(told("lane-replay")).containsExactly(List.of("al-lane-replay-2"));
  }

  @Test
  void theDeepLaneAlertsOnlyOfWhatItFinds() throws Exception {
    alert("lanes", "al-lanes", "");
    put("lanes-deep", "\"parameters\": {\"entity\": \"person/al-lanes\"}").statusCode(201);
    ArticleBuilder article = fresh("al-lanes-1", "al-lanes");
    service.send(article);
    awaitTold("lanes", List.of(List.of("al-lanes-1")));
    assertThat(told("lanes-deep")).isEmpty();
    service.send(article.with("lane", "deep").mention("person/al-lanes", "Al Lanes", "Lanes"));
    awaitTold("lanes-deep", List.of(List.of("al-lanes-1")));
    settled();
    assertThat(told("lanes")).hasSize(1);
  }

  @Test
  void revisionsAreToldOnlyIfAsked() throws Exception {
    alert("revised", "al-revised", "");
    alert("revised-asked", "al-revised", "\"revisions\": true");
    service.send(fresh("al-revised-1", "al-revised"));
    awaitTold("revised-asked", List.of(List.of("al-revised-1")));
    service.send(fresh("al-revised-1", "al-revised").text("Something happened."));
    awaitTold("revised-asked", List.of(List.of("al-revised-1"), List.of("al-revised-1")));
    service.send(fresh("al-revised-1", "al-revised").text("Something happened."));
    settled();
    assertThat(told("revised-asked")).as("fetched again, the same text").hasSize(2);
    service.send(fresh("al-revised-2", "al-revised").alias("al-revised-1"));
    settled();
    assertThat(told("revised")).as("also under another id").hasSize(1);
    assertThat(told("revised-asked")).hasSize(3);
  }

  /** In the order c, b, a the first id leads to the last one through another one. */
  @ParameterizedTest
  @ValueSource(strings = {"bca", "cba"})
  void copiesUnderAnotherAddressAreToldOnce(String order) throws Exception {
    String feed = "al-copied-" + order;
    alert(feed, feed, "");
    sendCopies(feed, order);
    given().get("/articles/" + feed + "-c").then().body("id", equalTo(feed + "-a"));
    assertThat(told(feed)).containsExactly(List.of(feed + "-" + order.charAt(0)));
  }

  private void sendCopies(String feed, String order) throws Exception {
    for (char last : order.toCharArray()) {
      service.send(
          fresh(feed + "-" + last, feed)
              .alias(ArticleIdentity.GUID + feed)
              .text("A text that came three times, under three addresses, with one guid."));
      service.awaitTaken();
      settled();
    }
  }

  @Test
  void aCopyIsNotToldAfterTheArticleIsTakenDown() throws Exception {
    String feed = "al-copy-removed";
    weekly(feed);
    sendCopies(feed, "cba");
    assertThat(count(tables, "alert_hit WHERE alert = '" + feed + "' AND state = 'pending'"))
        .isEqualTo(3);
    given().delete("/articles/" + feed + "-a").then().statusCode(204);
    tables.execute("UPDATE alert_state SET due = now() WHERE alert = '" + feed + "'");
    Polling.until(
        "none pending",
        () -> count(tables, "alert_hit WHERE alert = '" + feed + "' AND state = 'pending'") == 0);
    assertThat(told(feed)).isEmpty();
  }

  @Test
  void aStoryIsToldOnce() throws Exception {
    alert("stories", "al-stories", "\"per\": \"story\"");
    String text =
        "The Zanzibar aquarium opened a tidal otter basin on Tuesday after a decade of planning"
            + " and three rebuilt pumping stations, its director Amina Juma said.";
    service.send(fresh("al-stories-1", "al-stories").with("title", "Otter basin").text(text));
    awaitTold("stories", List.of(List.of("al-stories-1")));
    service.send(
        fresh("al-stories-2", "al-stories")
            .with("title", "Otter basin")
            .text(text + " Tickets are sold out."));
    settled();
    assertThat(told("stories")).hasSize(1);
    String story = given().get("/articles/al-stories-1").jsonPath().get("story");
    assertThat(given().get("/articles/al-stories-2").jsonPath().<String>get("story"))
        .isEqualTo(story);
  }

  @Test
  void severalArticlesWithinMinutesAreToldOnce() throws Exception {
    alert("bursts", "al-bursts", "\"when\": {\"articles\": 3, \"minutes\": 60}");
    service.send(fresh("al-bursts-1", "al-bursts"));
    service.send(fresh("al-bursts-2", "al-bursts"));
    settled();
    assertThat(told("bursts")).isEmpty();
    service.send(fresh("al-bursts-3", "al-bursts"));
    awaitTold("bursts", List.of(List.of("al-bursts-3", "al-bursts-2", "al-bursts-1")));
    service.send(fresh("al-bursts-4", "al-bursts"));
    service.send(fresh("al-bursts-5", "al-bursts"));
    service.send(fresh("al-bursts-6", "al-bursts"));
    settled();
    assertThat(told("bursts")).as("within the same hour").hasSize(1);
  }

  @Test
  void theFirstMentionIsToldOnce() throws Exception {
    service.send(
        old("al-first-0", "al-first", Duration.ofDays(90))
            .mention("person/al-known", "Known", "Known"));
    service.awaitTaken();
    String entities = "\"parameters\": {\"entity\": [\"person/al-known\", \"person/al-new\"]}";
    put("first", entities + ", \"when\": \"first-mention\"").statusCode(201);
    service.send(fresh("al-first-1", "al-first").mention("person/al-known", "Known", "Known"));
    settled();
    assertThat(told("first")).isEmpty();
    service.send(fresh("al-first-2", "al-first").mention("person/al-new", "New", "New"));
    awaitTold("first", List.of(List.of("al-first-2")));
    assertThat(messages("first").toString()).contains("firstMentions=[person/al-new]");
    service.send(fresh("al-first-3", "al-first").mention("person/al-new", "New", "New"));
    settled();
    assertThat(told("first")).hasSize(1);
  }

  @Test
  void whatIsTakenDownIsNotTold() throws Exception {
    weekly("al-removed");
    service.send(fresh("al-removed-1", "al-removed"));
    service.send(fresh("al-removed-2", "al-removed"));
    service.awaitTaken();
    settled();
    assertThat(count(tables, "alert_hit WHERE alert = 'al-removed' AND state = 'pending'"))
        .isEqualTo(2);
    given().delete("/articles/al-removed-1").then().statusCode(204);
    tables.execute("UPDATE alert_state SET due = now() WHERE alert = 'al-removed'");
    awaitTold("al-removed", List.of(List.of("al-removed-2")));
    given().delete("/articles/al-removed-2").then().statusCode(204);
    assertThat(told("al-removed")).as("later").containsExactly(List.of());
  }

  /** An alert about a feed, named like that, which is due later than any test ends. */
  private static void weekly(String feed) {
    alert(feed, feed, "\"rate\": \"weekly\", \"day\": \"" + dayAfterTomorrow() + "\"");
  }

  private static String dayAfterTomorrow() {
    return Instant.now()
        .plus(Duration.ofDays(2))
        .atOffset(java.time.ZoneOffset.UTC)
        .getDayOfWeek()
        .name()
        .toLowerCase(java.util.Locale.ROOT);
  }

  @Test
  void followsASavedQuery() throws Exception {
    saveQuery("al-a");
    put("saved", "\"query\": \"al-saved\"").statusCode(201);
    service.send(fresh("al-saved-1", "al-a"));
    awaitTold("saved", List.of(List.of("al-saved-1")));
    saveQuery("al-b");
    service.send(fresh("al-saved-2", "al-a"));
    service.send(fresh("al-saved-3", "al-b"));
    awaitTold("saved", List.of(List.of("al-saved-3"), List.of("al-saved-1")));
    given().delete("/queries/al-saved").then().statusCode(204);
    service.send(fresh("al-saved-4", "al-b"));
    settled();
    assertThat(told("saved")).hasSize(2);
    assertThat(given().get("/alerts/saved").jsonPath().getString("problem"))
        .contains("There is no saved query al-saved");
  }

  private static void saveQuery(String feed) {
    given()
        .contentType("application/json")
        .body("{\"name\": \"q\", \"parameters\": {\"source\": \"%s\"}}".formatted(feed))
        .put("/queries/al-saved")
        .then()
        .statusCode(org.hamcrest.Matchers.oneOf(200, 201));
  }

  @Test
  void theGroupCommitsWhatItHasRead() throws Exception {
    alert("commits", "al-commits", "");
    service.send(fresh("al-commits-1", "al-commits"));
    awaitTold("commits", List.of(List.of("al-commits-1")));
    Polling.until(
        "commit of " + KafkaTopics.ENRICHED,
        () -> service.committed("isobar-alerts").reaches(service.end()));
  }
}
