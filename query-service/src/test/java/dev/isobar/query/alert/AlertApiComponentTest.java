package dev.isobar.query.alert;

import static dev.isobar.query.alert.AlertRequests.alert;
import static dev.isobar.query.alert.AlertRequests.fresh;
import static dev.isobar.query.alert.AlertRequests.old;
import static dev.isobar.query.alert.AlertRequests.put;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.query.RunningQueryService;
import dev.isobar.testing.BackingServices;
import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.DatabaseResource;
import dev.isobar.testing.KafkaTestClient;
import dev.isobar.testing.Polling;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Alerts are saved, previewed and refused. */
@QuarkusTest
@TestProfile(AlertSettings.class)
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
class AlertApiComponentTest {
  private final RunningQueryService service =
      new RunningQueryService(BackingServices.sharedBroker());

  @AfterEach
  void close() {
    service.close();
  }

  private static RequestSpecification json(String body) {
    return given().contentType("application/json").body(body);
  }

  @Test
  void isSavedReadChangedAndRemoved() {
    String body =
        """
        {"name": "Methane + 刘振民", "parameters": {"q": "methane api"},
         "when": {"articles": 3, "minutes": 60}, "rate": "weekly", "day": "friday",
         "time": "07:30", "tz": "Asia/Shanghai",
         "quietHours": {"from": "22:00", "to": "07:00"}, "per": "story", "revisions": true,
         "maxAge": "PT36H"}
        """;
    Response created = json(body).post("/alerts");
    assertThat(created.statusCode()).isEqualTo(201);
    assertThat(created.header("Location")).isEqualTo("/alerts/methane");
    assertThat(json(body).post("/alerts").jsonPath().getString("id")).isEqualTo("methane-2");
    given()
        .get("/alerts/methane")
        .then()
        .statusCode(200)
        .body("name", equalTo("Methane + 刘振民"))
        .body("parameters.q", equalTo("methane api"))
        .body("when.articles", equalTo(3))
        .body("rate", equalTo("weekly"))
        .body("day", equalTo("friday"))
        .body("time", equalTo("07:30"))
        .body("quietHours.tz", equalTo("Asia/Shanghai"))
        .body("maxAge", equalTo("PT36H"))
        .body("created", notNullValue());
    given().get("/alerts").then().body("items.id", hasItem("methane-2"));
    given().get("/alerts/methane/messages").then().body("items.size()", equalTo(0));

    String tag = created.header("ETag");
    given().header("If-None-Match", tag).get("/alerts/methane").then().statusCode(304);
    // What was read can be sent back, and is unchanged.
    json(created.asString()).header("If-Match", tag).put("/alerts/methane").then().statusCode(200);
    String other = body.replace("weekly", "daily").replace("\"day\": \"friday\",", "");
    json(other)
        .header("If-Match", tag)
        .put("/alerts/methane")
        .then()
        .statusCode(200)
        .body("created", equalTo(created.jsonPath().getString("created")));
    json(other).header("If-Match", tag).put("/alerts/methane").then().statusCode(412);
    json(other).header("If-None-Match", "*").put("/alerts/methane").then().statusCode(412);
    given().delete("/alerts/methane").then().statusCode(204);
    given().get("/alerts/methane").then().statusCode(404);
    given().get("/alerts/methane/messages").then().statusCode(404);
    given().delete("/alerts/methane").then().statusCode(404);
  }

  @Test
  void previewsWhatItWouldHaveMatched() {
    for (int day = 1; day <= 6; day++) {
      service.send(old("al-preview-" + day, "al-preview", Duration.ofDays(day)));
    }
    service.send(old("al-preview-before", "al-preview", Duration.ofDays(40)));
    service.send(
        fresh("al-preview-archive", "al-preview")
            .published(java.time.Instant.now().minus(Duration.ofDays(8)).toString()));
    service.awaitTaken();
    json("{\"parameters\": {\"source\": \"al-preview\"}}")
        .post("/alerts/preview")
        .then()
        .statusCode(200)
        .header("Isobar-Cursor", notNullValue())
        .body("articles", equalTo(6))
        .body("exact", equalTo(true))
        .body("limit", equalTo(AlertSettings.MAX_MATCHES))
        .body("tooBroad", equalTo(false))
        .body("items.id", hasItem("al-preview-6"))
        .body("items[0].id", equalTo("al-preview-1"));
  }

  @Test
  void refusesWhatNobodyWouldRead() {
    for (int i = 0; i < AlertSettings.MAX_MATCHES * 31; i++) {
      service.sendSoon(
          old("al-broad-" + i, "al-broad", Duration.ofDays(20).plus(Duration.ofSeconds(i))));
    }
    for (int i = 0; i < 30; i++) {
      service.sendSoon(fresh("al-broad-now-" + i, "al-broad"));
    }
    service.flush();
    service.awaitTaken();
    json("{\"parameters\": {\"source\": \"al-broad\"}}")
        .post("/alerts/preview")
        .then()
        .body("tooBroad", equalTo(true))
        .body("articles", equalTo(650));
    put("broad", "\"parameters\": {\"source\": \"al-broad\"}")
        .statusCode(422)
        .contentType("application/problem+json")
        .body("type", equalTo("https://isobar.dev/problems/too-broad"))
        .body("errors[0].pointer", equalTo("/parameters"))
        .body("detail", containsString("the limit is 20"))
        .body("detail", containsString("add a topic"));
    given().get("/alerts/broad").then().statusCode(404);

    aQueryMayNotGetTooBroadForItsAlert();
  }

  /** With the articles of the test that calls it. */
  private void aQueryMayNotGetTooBroadForItsAlert() {
    String narrow = "{\"source\": \"al-broad\", \"q\": \"unheard\"}";
    String broad = "{\"source\": \"al-broad\"}";
    query(narrow).statusCode(201);
    query(broad).statusCode(200);
    query(narrow).statusCode(200);
    put("al-follows", "\"query\": \"al-followed\"").statusCode(201);
    query(broad)
        .statusCode(422)
        .contentType("application/problem+json")
        .body("type", equalTo("https://isobar.dev/problems/too-broad"))
        .body("errors[0].pointer", equalTo("/parameters"))
        .body("detail", containsString("The alert al-follows"))
        .body("detail", containsString(" articles a day; the limit is 20"));
    given().get("/queries/al-followed").then().body("parameters.q", equalTo("unheard"));
    query(narrow.replace("unheard", "untold")).statusCode(200);
    given().delete("/queries/al-followed").then().statusCode(204);
    query(broad).statusCode(422);
    given().delete("/alerts/al-follows").then().statusCode(204);
    query(broad).statusCode(201);
    given().delete("/queries/al-followed").then().statusCode(204);
  }

  /** The articles come after the alert, which nobody could have made with them. */
  @Test
  void aQueryThatIsTooBroadAlreadyMayGetNarrower() {
    String all = "{\"source\": \"al-later\"}";
    String most = "{\"source\": \"al-later\", \"q\": \"loud\"}";
    query("al-crowded", all).statusCode(201);
    put("al-crowd", "\"query\": \"al-crowded\"").statusCode(201);
    for (int i = 0; i < AlertSettings.MAX_MATCHES * 31 + 40; i++) {
      service.sendSoon(
          old("al-later-" + i, "al-later", Duration.ofDays(20).plus(Duration.ofSeconds(i)))
              .text(i < 20 ? "quiet" : "loud"));
    }
    service.flush();
    service.awaitTaken();
    json("{\"parameters\": " + most + "}")
        .post("/alerts/preview")
        .then()
        .body("tooBroad", equalTo(true));
    query("al-crowded", most).statusCode(200);
    query("al-crowded", all).statusCode(422);
    given().delete("/alerts/al-crowd").then().statusCode(204);
    given().delete("/queries/al-crowded").then().statusCode(204);
  }

  private static ValidatableResponse query(String parameters) {
    return query("al-followed", parameters);
  }

  private static ValidatableResponse query(String id, String parameters) {
    return json("{\"name\": \"Followed\", \"parameters\": " + parameters + "}")
        .put("/queries/" + id)
        .then();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          "parameters": {"q": "!"}                                       | /parameters/q         | at least one letter
          "parameters": {"after": "x"}                                   | /parameters/after     | is not a parameter
          "parameters": {"id": "x"}                                      | /parameters/id        | alerts tell of new ones
          "parameters": {"story": "x"}                                   | /parameters/story     | alerts tell of new ones
          "parameters": {"q": {"a": 1}}                                  | /parameters/q         | must be a text
          "when": "always", "parameters": {}                             | /when                 | every-match, first-mention
          "parameters": []                                               | /parameters           | or send the id of a saved query
          "query": "q", "parameters": {}                                 | /query                | exclude each other
          "query": "al-none"                                             | /query                | see /queries
          "parameters": {}, "when": {"articles": 1, "minutes": 5}        | /when/articles        | from 2 to 1000
          "parameters": {}, "when": {"articles": 5}                      | /when/minutes         | from 1 to 10080
          "parameters": {}, "when": {"articles": 5, "hours": 1}          | /when/hours           | use articles, minutes
          "parameters": {"q": "a"}, "when": "first-mention"              | /when                 | add entity
          "parameters": {}, "rate": "often"                              | /rate                 | at-once, hourly, daily, weekly
          "parameters": {}, "rate": "daily", "time": "8:00"              | /time                 | such as 08:00
          "parameters": {}, "time": "08:00"                              | /time                 | daily or weekly
          "parameters": {}, "rate": "daily", "day": "monday"             | /day                  | rate weekly
          "parameters": {}, "rate": "weekly", "day": "someday"           | /day                  | monday
          "parameters": {}, "tz": "Mars"                                 | /tz                   | such as Asia/Shanghai
          "parameters": {}, "quietHours": {"from": "22:00"}             | /quietHours/to       | such as 08:00
          "parameters": {}, "quietHours": {"from": "22:00", "to": "22:00"} | /quietHours/to    | same as from
          "parameters": {}, "per": "day"                                 | /per                  | article or story
          "parameters": {}, "revisions": "yes"                           | /revisions            | true or false
          "parameters": {}, "maxAge": "2 days"                          | /maxAge              | P2D
          "parameters": {}, "maxAge": "P30D"                            | /maxAge              | isobar.alerts.memory
          "parameters": {}, "webhooks": ["al-none"]                      | /webhooks/0           | see /webhooks
          "parameters": {}, "webhooks": "x"                              | /webhooks             | list of at most 20
          "parameters": {}, "mail": "x"                                  | /mail                 | is not a known field
          """)
  void namesTheWrongField(String fields, String pointer, String remedy) {
    put("al-wrong", fields)
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors[0].pointer", equalTo(pointer))
        .body("errors[0].detail", containsString(remedy));
  }

  @Test
  void refusesWhatIsNoAlert() {
    json("{").post("/alerts").then().statusCode(400);
    json("{\"parameters\": {}}")
        .post("/alerts")
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/name"));
    given().contentType("text/plain").body("{}").post("/alerts").then().statusCode(415);
    put("preview", "\"parameters\": {}").statusCode(400);
    put("al-id", "\"id\": \"other\", \"parameters\": {}").statusCode(400);
    alert("al-taken", "al-taken", "");
    json("{\"id\": \"al-taken\", \"name\": \"n\", \"parameters\": {\"source\": \"al-taken\"}}")
        .post("/alerts")
        .then()
        .statusCode(409);
    given()
        .get("/alerts/al-taken/messages?limit=201")
        .then()
        .statusCode(400)
        .body("detail", containsString("1 to 200"));
    given().get("/alerts?after=1").then().statusCode(400);
    given()
        .patch("/alerts/al-taken")
        .then()
        .statusCode(405)
        .header("Allow", equalTo("GET, HEAD, PUT, DELETE, OPTIONS"));
  }

  @Test
  void otherProducersMayWriteAndWhatCannotBeReadIsIgnored() {
    try (KafkaTestClient kafka = KafkaTestClient.withTopics(BackingServices.sharedBroker())) {
      send(kafka, "al-broken", "[]");
      send(kafka, "al-partly", "{\"name\": \"n\"}");
      send(
          kafka, "al-produced", "{\"name\": \"P\", \"parameters\": {\"q\": \"x\"}, \"future\": 1}");
    }
    Polling.until("alert", () -> given().get("/alerts/al-produced").statusCode() == 200);
    given().get("/alerts/al-produced").then().body("created", notNullValue());
    given().get("/alerts/al-broken").then().statusCode(404);
  }

  private static void send(KafkaTestClient kafka, String key, String value) {
    KafkaTestClient.acknowledged(
        kafka.sendSoon(
            new ProducerRecord<>(KafkaTopics.ALERTS, key.getBytes(UTF_8), value.getBytes(UTF_8))));
  }
}
