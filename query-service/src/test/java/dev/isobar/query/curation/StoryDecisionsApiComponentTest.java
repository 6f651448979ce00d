package dev.isobar.query.curation;

import static dev.isobar.query.ArticleBuilder.article;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.query.ArticleBuilder;
import dev.isobar.query.RunningQueryService;
import dev.isobar.query.ViewTables;
import dev.isobar.testing.BackingServices;
import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.DatabaseResource;
import dev.isobar.testing.KafkaTestClient;
import dev.isobar.testing.Polling;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What curators decide about stories, by HTTP and by Kafka. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
class StoryDecisionsApiComponentTest {
  private final RunningQueryService service =
      new RunningQueryService(BackingServices.sharedBroker());

  @Inject AgroalDataSource database;

  @AfterEach
  void close() {
    service.close();
  }

  /** An article whose text is that of all others with this word, and of none without it. */
  private static ArticleBuilder copy(String id, String word) {
    StringBuilder text = new StringBuilder();
    for (String part :
        "lantern quarry velvet thistle anchor meadow pepper saddle violin copper walnut harvest"
            .split(" ")) {
      text.append("%s%s %s%s. ".formatted(word, part, part, word));
    }
    return article(id).with("title", null).feed("curated").text(text.toString());
  }

  private static String storyOf(String id) {
    return given().get("/articles/" + id).jsonPath().getString("story");
  }

  private static Response post(String path, String body) {
    return given().contentType("application/json").body(body).post(path);
  }

  @Test
  void aStoryIsSplitAndTheSplitIsTakenBack() {
    for (String id : List.of("split-a", "split-b", "split-c")) {
      service.send(copy(id, "grebe").published("2026-01-02"));
    }
    service.awaitTaken();
    assertThat(storyOf("split-c")).isEqualTo("split-a");
    String tag = given().get("/articles?source=curated").header("ETag");

    Response made =
        post(
            "/stories/split-c/split",
            "{\"articles\": [\"split-b\"], \"by\": \"Ada\", \"note\": \"n\"}");
    made.then()
        .statusCode(201)
        .body("verdict", equalTo("never"))
        .body("articles", equalTo(List.of("split-b")))
        .body("others", equalTo(List.of("split-a", "split-c")))
        .body("state", equalTo("applied"))
        .body("stories", equalTo(List.of("split-a", "split-b")));
    assertThat(storyOf("split-b")).isEqualTo("split-b");
    assertThat(storyOf("split-c")).isEqualTo("split-a");
    given().header("If-None-Match", tag).get("/articles?source=curated").then().statusCode(200);

    String id = made.jsonPath().getString("id");
    assertThat(made.header("Location")).isEqualTo("/stories/decisions/" + id);
    given().get("/stories/decisions/" + id).then().body("by", equalTo("Ada"));
    given().get("/stories/decisions").then().body("items.id", hasItem(id));
    given()
        .accept("text/csv")
        .get("/stories/decisions")
        .then()
        .body(containsString(id + ",never,"));
    given()
        .get("/stories/split-a")
        .then()
        .body("articles", equalTo(2))
        .body("decisions[0].id", equalTo(id))
        .body("decisions[0].by", equalTo("Ada"))
        .body("decisions[0].note", equalTo("n"));

    given().delete("/stories/decisions/" + id).then().statusCode(204);
    assertThat(storyOf("split-b")).isEqualTo("split-a");
    given().get("/stories/split-a").then().body("decisions", nullValue());
    given().get("/stories/decisions/" + id).then().statusCode(404);
    given().get("/stories/decisions").then().body("items.id", not(hasItem(id)));
    given()
        .delete("/stories/decisions/" + id)
        .then()
        .statusCode(404)
        .body("detail", containsString("/stories/decisions"));
  }

  @Test
  void articlesAreJoinedAlsoBeforeTheyCome() {
    service.send(copy("join-a", "plover").published("2026-01-01"));
    service.awaitTaken();
    String joined = "{\"articles\": [\"join-a\", \"join-former\"]}";
    Response made = post("/stories/join", joined);
    made.then().statusCode(201).body("state", equalTo("waiting"));

    service.send(copy("join-b", "dunlin").published("2026-01-02").alias("join-former"));
    service.send(copy("join-c", "dunlin").published("2026-01-03"));
    service.awaitTaken();
    given()
        .get("/stories/join-a")
        .then()
        .body("members.id", equalTo(List.of("join-a", "join-b", "join-c")))
        .body("members[1].link.with", equalTo("join-a"))
        .body("members[1].link.kind", equalTo("curated"))
        .body("members[1].link.decision", equalTo(made.jsonPath().getString("id")))
        .body("members[2].link.kind", equalTo("same-text"))
        .body("members[2].link.decision", nullValue());

    Response never = post("/stories/never", "{\"articles\": [\"join-a\", \"join-c\"]}");
    never.then().statusCode(201).body("state", equalTo("applied"));
    assertThat(storyOf("join-b")).isEqualTo("join-a");
    assertThat(storyOf("join-c")).isEqualTo("join-c");
    post("/stories/join", "{\"articles\": [\"join-c\", \"join-b\"]}")
        .then()
        .body("state", equalTo("applied"));
    String overruled = "/stories/decisions/" + made.jsonPath().getString("id");
    given().get(overruled).then().body("state", equalTo("overruled"));
    assertThat(post("/stories/join", joined).jsonPath().getString("state")).isEqualTo("applied");
    assertThat(storyOf("join-b")).as("the latest").isEqualTo("join-a");
  }

  @Test
  void otherReplicasWriteToKafkaAndWhatCannotBeReadIsIgnored() {
    service.send(copy("topic-a", "curlew"));
    service.send(copy("topic-b", "curlew"));
    service.awaitTaken();
    String value =
        "{\"verdict\": \"never\", \"articles\": [\"topic-a\"], \"others\": [\"topic-b\"],"
            + " \"decidedAt\": \"2026-01-01T00:00:00Z\", \"future\": 1}";
    try (KafkaTestClient kafka = KafkaTestClient.withTopics(BackingServices.sharedBroker())) {
      send(kafka, "broken-1", "[]");
      send(kafka, "broken-2", "{\"verdict\": \"perhaps\"}");
      send(kafka, "broken-3", "{\"verdict\": \"never\", \"articles\": [\"a\"]}");
      send(kafka, "from-kafka", value);
      Polling.until("split", () -> "topic-b".equals(storyOf("topic-b")));
      given().get("/stories/decisions/broken-2").then().statusCode(404);
      send(kafka, "from-kafka", null);
      Polling.until("joined", () -> "topic-a".equals(storyOf("topic-b")));
      send(kafka, "from-kafka", value);
      send(kafka, "last", value.replace("topic", "other"));
      Polling.until("last", () -> given().get("/stories/decisions/last").statusCode() == 200);
    }
    assertThat(storyOf("topic-b")).as("an older record").isEqualTo("topic-a");
  }

  private static void send(KafkaTestClient kafka, String key, String value) {
    KafkaTestClient.acknowledged(
        kafka.sendSoon(
            new ProducerRecord<>(
                KafkaTopics.STORIES,
                key.getBytes(UTF_8),
                value == null ? null : value.getBytes(UTF_8))));
  }

  @Test
  void aRebuiltViewHasTheDecisions() throws Exception {
    ViewTables tables = new ViewTables(database);
    for (String id : List.of("again-a", "again-b", "again-c")) {
      service.send(copy(id, "avocet"));
    }
    service.send(copy("again-d", "godwit"));
    service.awaitTaken();
    post("/stories/again-a/split", "{\"articles\": [\"again-b\"]}").then().statusCode(201);
    post("/stories/join", "{\"articles\": [\"again-b\", \"again-d\"]}").then().statusCode(201);
    Response taken = post("/stories/never", "{\"articles\": [\"again-a\", \"again-c\"]}");
    String back = taken.jsonPath().getString("id");
    given().delete("/stories/decisions/" + back).then().statusCode(204);
    String stories = "SELECT id, story FROM story_article WHERE id LIKE 'again-%' ORDER BY id";
    List<String> before = tables.query(stories);
    assertThat(before)
        .containsExactly(
            "again-a again-a", "again-b again-b", "again-c again-a", "again-d again-b");

    tables.execute("DELETE FROM story_decision; DELETE FROM story_decision_article");
    // Another replica has written it to the view, and this one has not read it from Kafka yet.
    tables.execute(
        "INSERT INTO story_decision (id, verdict, decided) VALUES ('again-other', 'JOIN', now());"
            + "INSERT INTO story_decision_article VALUES ('again-other', 'x', 'x', false),"
            + " ('again-other', 'y', 'y', true)");
    tables.execute("UPDATE story_article SET story = 'again-a' WHERE id LIKE 'again-%'");
    given().post("/admin/rebuild").then().statusCode(202);
    Polling.until(
        "rebuild",
        () -> "done".equals(given().get("/admin/rebuild").jsonPath().getString("state")));
    assertThat(tables.query(stories)).isEqualTo(before);
    assertThat(tables.contradictions()).isEmpty();
    given().get("/stories/decisions/again-other").then().body("state", equalTo("waiting"));
    given().get("/stories/decisions/" + back).then().statusCode(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          join            | {}                                                | /articles   | is required
          join            | {"articles": ["a"]}                               | /articles   | at least two
          join            | {"articles": ["a", "a"]}                          | /articles   | at least two
          join            | {"articles": "a"}                                 | /articles   | must be a list
          join            | {"articles": ["a", 1]}                            | /articles/1 | the id of an article
          join            | {"articles": ["a", "b\\u0000"]}                   | /articles/1 | the id of an article
          join            | {"articles": ["a", "b"], "note": ""}              | /note       | 1 to 2000
          join            | {"articles": ["a", "b"], "by": 7}                 | /by         | 1 to 100
          join            | {"articles": ["a", "b"], "from": ["c"]}           | /from       | is not a known field
          never           | {"articles": ["a", "b", "c"]}                     | /articles   | two articles
          wrong-a/split   | {"articles": ["wrong-none"]}                      | /articles/0 | GET /articles?story=wrong-a
          wrong-a/split   | {"articles": ["wrong-a"]}                         | /articles   | all articles
          wrong-a/split   | {"articles": ["wrong-a"], "from": ["wrong-a"]}    | /from       | too
          """)
  void namesTheWrongField(String path, String body, String pointer, String remedy) {
    service.send(copy("wrong-a", "knot"));
    service.awaitTaken();
    post("/stories/" + path, body)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors[0].pointer", equalTo(pointer))
        .body("errors[0].detail", containsString(remedy));
  }

  @Test
  void refusesWhatIsNoDecision() {
    post("/stories/wrong-never/split", "{\"articles\": [\"a\"]}").then().statusCode(404);
    post("/stories/join", "[]").then().statusCode(400);
    post("/stories/join", "{\"a\": \"" + "a".repeat(70_000) + "\"}").then().statusCode(413);
    given().contentType("text/plain").body("{}").post("/stories/join").then().statusCode(415);
    given().get("/stories/decisions?limit=0").then().statusCode(400);
    given().get("/stories/decisions?story=a").then().statusCode(400);
    given()
        .put("/stories/decisions/a")
        .then()
        .statusCode(405)
        .header("Allow", equalTo("GET, HEAD, DELETE, OPTIONS"));
    given()
        .get("/stories/a/split")
        .then()
        .statusCode(405)
        .header("Allow", equalTo("POST, OPTIONS"));
  }
}
