package dev.isobar.query.savedquery;

import static dev.isobar.query.ArticleBuilder.article;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;

import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.query.RunningQueryService;
import dev.isobar.testing.BackingServices;
import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.DatabaseResource;
import dev.isobar.testing.KafkaTestClient;
import dev.isobar.testing.Polling;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Saved queries: their definitions, lists and feeds. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
class SavedQueryComponentTest {
  private final RunningQueryService service =
      new RunningQueryService(BackingServices.sharedBroker());

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void isSavedReadChangedAndRemoved() {
    String body = query("Methane + 刘振民", "{\"q\": \"methane\", \"limit\": 5, \"expand\": false}");
    Response created = json(body).post("/queries");
    assertThat(created.statusCode()).isEqualTo(201);
    assertThat(created.header("Location")).isEqualTo("/queries/methane");
    assertThat(json(body).post("/queries").jsonPath().getString("id")).isEqualTo("methane-2");
    given()
        .get("/queries/methane")
        .then()
        .statusCode(200)
        .body("name", equalTo("Methane + 刘振民"))
        .body("parameters.q", equalTo("methane"))
        .body("parameters.limit", equalTo(5))
        .body("parameters.expand", equalTo(false));
    given().get("/queries").then().body("items.id", hasItem("methane-2"));

    String tag = created.header("ETag");
    given().header("If-None-Match", tag).get("/queries/methane").then().statusCode(304);
    String changed = query("Methane", "{\"topic\": [\"methane\"]}");
    json(changed).header("If-Match", tag).put("/queries/methane").then().statusCode(200);
    json(changed)
        .header("If-Match", tag)
        .put("/queries/methane")
        .then()
        .statusCode(412)
        .body("type", equalTo("https://isobar.dev/problems/stale"));
    json(changed).header("If-None-Match", "*").put("/queries/methane").then().statusCode(412);
    json(changed).header("If-Match", "*").put("/queries/no-such").then().statusCode(412);
    given().header("If-Match", tag).delete("/queries/methane").then().statusCode(412);

    given().delete("/queries/methane").then().statusCode(204);
    given().get("/queries/methane").then().statusCode(404);
    given().delete("/queries/methane").then().statusCode(404);
    given().get("/queries/methane/articles").then().statusCode(404);
    given().get("/queries/methane/feed.atom").then().statusCode(404);
  }

  @Test
  void findsWhatItsParametersFind() {
    service.send(article("saved-1").feed("saved").text("methane").language("en"));
    service.send(article("saved-2").feed("saved").text("methane and coal"));
    service.send(article("saved-3").feed("saved-muted").text("methane"));
    service.send(article("saved-4").feed("saved").text("甲烷").language("zh"));
    service.awaitTaken();
    put(
        "finds",
        "{\"q\": \"methane\", \"source\": [\"saved\", \"saved-muted\"],"
            + " \"mute-word\": \"coal\", \"mute-source\": [\"saved-muted\"]}");

    assertThat(found("/queries/finds/articles", "items.id")).containsExactly("saved-4", "saved-1");
    assertThat(found("/queries/finds/articles?language=zh", "items.id")).containsExactly("saved-4");
    assertThat(found("/queries/finds/feed.json?language=zh", "items.id"))
        .containsExactly("tag:isobar.dev,2026:article/saved-4");
    given()
        .get("/queries/finds/feed.json")
        .then()
        .body("title", equalTo("Name of finds"))
        .body("home_page_url", matchesPattern("http://.*/queries/finds/articles"));
    given()
        .accept("text/csv")
        .get("/queries/finds/articles?bom=true")
        .then()
        .body(containsString("saved-1"));
    given().get("/queries.opml").then().body(containsString("/queries/finds/feed.atom\""));
  }

  @Test
  void mutedArticlesAreNotCounted() {
    service.send(article("muted-1").feed("muted-a").topic("muted-topic").text("coal"));
    service.send(article("muted-2").feed("muted-a").topic("muted-topic").text("gas"));
    service.send(article("muted-3").feed("muted-b").topic("muted-topic").text("gas"));
    service.awaitTaken();
    for (String muted : List.of("mute-source=muted-b", "mute-word=coal")) {
      given()
          .get("/topics?topic=muted-topic&" + muted)
          .then()
          .body("items[0].articles", equalTo(2));
    }
  }

  @Test
  void aChangedDefinitionIsAnotherAnswer() {
    put("changes", "{\"source\": \"changes-a\"}");
    for (String path : List.of("/queries/changes/articles", "/queries/changes/feed.atom")) {
      String tag = given().get(path).header("ETag");
      String modified = given().get(path).header("Last-Modified");
      given().header("If-None-Match", tag).get(path).then().statusCode(304);
      json("{\"name\": \"For " + path + "\", \"parameters\": {\"source\": \"changes-b\"}}")
          .put("/queries/changes")
          .then()
          .statusCode(200);
      given().header("If-None-Match", tag).get(path).then().statusCode(200);
      if (modified != null) {
        given().header("If-Modified-Since", modified).get(path).then().statusCode(200);
      }
    }
  }

  @Test
  void otherProducersMayWriteAndWhatCannotBeReadIsIgnored() {
    try (KafkaTestClient kafka = KafkaTestClient.withTopics(BackingServices.sharedBroker())) {
      send(kafka, "broken", "[]");
      send(kafka, "nested", "{\"name\": \"n\", \"parameters\": {\"q\": {}}}");
      send(kafka, "produced", "{\"name\": \"P\", \"parameters\": {}, \"future\": 1}");
    }
    Polling.until("query", () -> given().get("/queries/produced").statusCode() == 200);
    given().get("/queries/broken").then().statusCode(404);
    given().get("/queries/nested/articles").then().statusCode(400);
  }

  private static void send(KafkaTestClient kafka, String key, String value) {
    KafkaTestClient.acknowledged(
        kafka.sendSoon(
            new ProducerRecord<>(KafkaTopics.QUERIES, key.getBytes(UTF_8), value.getBytes(UTF_8))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"name": "n"}                                              | /parameters             | must be an object
          {"parameters": {}}                                         | /name                   | is required
          {"name": "", "parameters": {}}                             | /name                   | 1 to 200
          {"name": "n", "parameters": {}, "mute": []}                | /mute                   | is not a known field
          {"id": "A/b", "name": "n", "parameters": {}}               | /id                     | lower-case letters
          {"name": "n", "parameters": {"q": {"a": 1}}}               | /parameters/q           | must be a text
          {"name": "n", "parameters": {"q": null}}                   | /parameters/q           | must be a text
          {"name": "n", "parameters": {"q": "!"}}                    | /parameters/q           | at least one letter
          {"name": "n", "parameters": {"from": "x"}}                 | /parameters/from        | 2024-05-07
          {"name": "n", "parameters": {"after": "x"}}                | /parameters/after       | is not a parameter
          {"name": "n", "parameters": {"limit": 5000}}               | /parameters/limit       | from 1 to 1000
          {"name": "n", "parameters": {"mute-word": ["?"]}}          | /parameters/mute-word   | at least one letter
          """)
  void namesTheWrongField(String body, String pointer, String remedy) {
    json(body)
        .post("/queries")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors[0].pointer", equalTo(pointer))
        .body("errors[0].detail", containsString(remedy));
  }

  @Test
  void refusesWhatIsNoQuery() {
    json("{").post("/queries").then().statusCode(400);
    json("").post("/queries").then().statusCode(400);
    json("[]").post("/queries").then().statusCode(400);
    json("{\"a\": \"" + "a".repeat(70_000) + "\"}").post("/queries").then().statusCode(413);
    for (String path : List.of("/queries", "/articles/query")) {
      given()
          .contentType("text/plain")
          .body("{}")
          .post(path)
          .then()
          .statusCode(415)
          .body("detail", containsString("application/json"));
    }
    put("taken", "{}");
    json("{\"id\": \"taken\", \"name\": \"n\", \"parameters\": {}}")
        .post("/queries")
        .then()
        .statusCode(409);
    json("{\"id\": \"other\", \"name\": \"n\", \"parameters\": {}}")
        .put("/queries/taken")
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/id"));
    given()
        .patch("/queries/taken")
        .then()
        .statusCode(405)
        .header("Allow", equalTo("GET, HEAD, PUT, DELETE, OPTIONS"));
  }

  @Test
  void aLongQueryIsSentInABody() {
    service.send(article("posted-1").feed("posted"));
    service.send(article("posted-2").feed("posted").alias("posted-former"));
    service.send(article("posted-3").feed("posted"));
    service.awaitTaken();

    String chosen = "{\"id\": [\"posted-1\", \"posted-former\", \"posted-never\"], \"limit\": 1}";
    Response first = json(chosen).post("/articles/query");
    assertThat(first.jsonPath().<String>getList("items.id")).containsExactly("posted-2");
    assertThat(first.header("Link")).isNull();
    String rest = chosen.replace("}", ", \"after\": \"" + first.jsonPath().get("next") + "\"}");
    posted(rest).body("items.id", equalTo(List.of("posted-1"))).body("next", equalTo(null));
    posted("{\"source\": \"posted\", \"mute-word\": \"nothing\"}").body("items.size()", equalTo(0));
    json("{\"topics\": [\"methane\"]}")
        .post("/articles/query")
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/topics"));
    assertThat(found("/articles?id=posted-3&id=posted-1", "items.id"))
        .containsExactly("posted-3", "posted-1");

    byte[] csv =
        json("{\"source\": \"posted\"}")
            .accept("text/csv")
            .post("/articles/query?bom=true")
            .asByteArray();
    assertThat(new String(csv, UTF_8)).startsWith("\uFEFFid,").contains("\r\nposted-3,");
  }

  @Test
  void isDescribedInOpenApi() {
    JsonPath document = given().get("/q/openapi?format=json").jsonPath();
    for (String path : List.of("/articles/feed.json", "/queries/{id}/feed.json")) {
      assertThat(document.<Object>getList("paths.'" + path + "'.get.parameters"))
          .as(path)
          .hasSizeGreaterThan(5);
    }
    assertThat(document.getString("paths.'/queries/{id}'.put.requestBody.content")).isNotNull();
    assertThat(document.getString("paths.'/articles/query'.post.responses.200.headers"))
        .contains("Isobar-Cursor");
  }

  private static ValidatableResponse posted(String body) {
    return json(body).post("/articles/query").then().statusCode(200);
  }

  private static List<String> found(String path, String ids) {
    return given().get(path).then().statusCode(200).extract().jsonPath().getList(ids);
  }

  private static void put(String id, String parameters) {
    json(query("Name of " + id, parameters)).put("/queries/" + id).then().statusCode(201);
  }

  private static String query(String name, String parameters) {
    return "{\"name\": \"" + name + "\", \"parameters\": " + parameters + "}";
  }

  private static RequestSpecification json(String body) {
    return given().contentType("application/json; charset=utf-8").body(body);
  }
}
