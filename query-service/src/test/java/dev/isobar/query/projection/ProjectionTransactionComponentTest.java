package dev.isobar.query.projection;

import static dev.isobar.query.ArticleBuilder.article;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.isobar.contracts.channel.DeadLetter;
import dev.isobar.query.ArticleBuilder;
import dev.isobar.query.RunningQueryService;
import dev.isobar.query.cursor.StreamCursor;
import dev.isobar.testing.BackingServices;
import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.DatabaseResource;
import dev.isobar.testing.Polling;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of events: revisions, poison, replays. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
class ProjectionTransactionComponentTest {
  private static final String[] ANSWERS = {
    "/articles?source=replay&limit=1000",
    "/articles?source=replay&q=word",
    "/articles?topic=topic-1&source=replay",
    "/topics?source=replay",
    "/entities?source=replay"
  };

  private final RunningQueryService wire = new RunningQueryService(BackingServices.sharedBroker());

  @Inject AgroalDataSource database;

  @AfterEach
  void close() {
    wire.close();
  }

  @Test
  void newestRevisionWinsAndOfEqualOnesTheLater() {
    wire.send(
        article("r1").fetchedAt("2026-01-02T00:00:00Z").text("second").topic("new").topic("both"));
    wire.send(
        article("r1").fetchedAt("2026-01-01T00:00:00Z").text("first").topic("old").topic("both"));
    wire.awaitTaken();
    given().get("/articles/r1").then().body("text", equalTo("second"));

    wire.send(
        article("r1")
            .fetchedAt("2026-01-02T00:00:00Z")
            .text("second, again")
            .topic("newer")
            .mention("person/x", "X", "x"));
    wire.awaitTaken();
    given().get("/articles/r1").then().body("text", equalTo("second, again"));
    assertThat(ids("/articles?topic=newer")).containsExactly("r1");
    assertThat(ids("/articles?topic=new")).isEmpty();
    assertThat(ids("/articles?topic=old")).isEmpty();
    assertThat(ids("/articles?entity=person/x")).containsExactly("r1");
  }

  @Test
  void deadLettersOnlyTheRefusedRows() {
    String huge = random(9000);
    List<Poison> poisons =
        List.of(
            new Poison("p-not-json", "not-json", "nonsense".getBytes(UTF_8)),
            new Poison("p-empty", "not-json", new byte[0]),
            new Poison("p-null", "not-json", null),
            new Poison("p-brackets", "not-json", "[".repeat(1 << 20).getBytes(UTF_8)),
            new Poison("p-array", "invalid", "[]".getBytes(UTF_8)),
            new Poison("p-utf8", "not-json", new byte[] {'{', '"', (byte) 0xff, '"', '}'}),
            new Poison("p-no-id", "invalid", article("x").with("id", null).bytes()),
            new Poison("p-nul-id", "invalid", article("p\0q").bytes()),
            new Poison("p-long-id", "invalid", article("p".repeat(201)).bytes()),
            new Poison(
                "p-huge-entity",
                "not-storable",
                article("p-huge-entity").mention("person/" + random(9000), "x", "x").bytes()),
            new Poison(
                "p-huge-topic", "not-storable", article("p-huge-topic").topic(huge).bytes()));
    for (int i = 0; i < poisons.size(); i++) {
      wire.send(article("healthy-" + i).feed("healthy"));
      wire.send(poisons.get(i).key(), poisons.get(i).value());
    }
    wire.awaitTaken();

    assertThat(ids("/articles?source=healthy&limit=100")).hasSize(poisons.size());
    for (Poison poison : poisons) {
      List<ConsumerRecord<byte[], byte[]>> letters = wire.deadLetters(poison.key());
      assertThat(letters).as(poison.key()).hasSize(1);
      assertThat(letters.get(0).value()).isEqualTo(poison.value());
      assertThat(header(letters.get(0), DeadLetter.REASON)).isEqualTo(poison.reason());
      assertThat(header(letters.get(0), DeadLetter.SERVICE)).isEqualTo("query-service");
    }
  }

  @Test
  void storesWhatPostgresqlTextCannotHold() {
    wire.send(
        article("nul")
            .feed("f\0eed")
            .publisher("\0")
            .language("e\0n")
            .with("title", "a\0b")
            .text("c\0d \ud800 e" + "\uffff")
            .topic("t\0opic", "b\0roader")
            .mention("person/n\0ul", "n\0", "f\0\u001fg"));
    wire.send(
        article("long").text("x".repeat(100_000) + " " + random(900_000) + " 气".repeat(50_000)));
    wire.awaitTaken();

    assertThat(given().get("/articles/nul").asByteArray()).contains("\\u0000".getBytes(UTF_8));
    assertThat(ids("/articles?topic=b%EF%BF%BDroader")).containsExactly("nul");
    given().get("/articles/long").then().statusCode(200);
    assertThat(ids("/articles?q=" + "x".repeat(70))).contains("long");
  }

  @Test
  void replayEndsInTheSameAnswers() throws SQLException {
    Random random = new Random(7);
    for (int i = 0; i < 200; i++) {
      ArticleBuilder article =
          article("replay-" + random.nextInt(60))
              .feed("replay")
              .fetchedAt("2026-01-0%dT00:00:00Z".formatted(1 + random.nextInt(3)))
              .text("word " + i)
              .topic("topic-" + random.nextInt(5), "topic-" + random.nextInt(5));
      int entity = random.nextInt(9);
      wire.send(article.mention("person/p" + entity, "P" + random.nextInt(3), "p" + i));
    }
    wire.awaitTaken();
    List<String> before = answers();

    execute("UPDATE consumer_offset SET next_offset = 0, batches = batches + 1");
    wire.awaitTaken();
    assertThat(answers()).isEqualTo(before);

    execute(
        "TRUNCATE article, article_content, tag, wording, coverage_change, coverage_hour,"
            + " coverage_period, story, story_article, story_signature, story_key, consumer_offset");
    wire.awaitTaken();
    assertThat(answers()).isEqualTo(before);
  }

  @Test
  void isReadyAndCounts() {
    Polling.until("readiness", () -> given().get("/q/health/ready").statusCode() == 200);
    wire.send(article("counted"));
    wire.awaitTaken();
    assertThat(given().get("/q/metrics").asString())
        .contains("isobar_articles_total{outcome=\"applied\",reason=\"none\"}")
        .contains("isobar_view_lag");
  }

  @Test
  void theGroupShowsTheOffsetsOfTheView() throws SQLException {
    for (int i = 0; i < 30; i++) {
      wire.send(article("lag-" + i));
    }
    wire.awaitTaken();
    StreamCursor end = RunningQueryService.cursor().withEpoch(null);
    Polling.until("the group's offsets", () -> wire.committed("isobar-query").equals(end));
    execute("UPDATE consumer_offset SET next_offset = 0, batches = batches + 1");
    wire.awaitTaken();
    Polling.until("the group's offsets", () -> wire.committed("isobar-query").equals(end));
    assertThat(given().get("/q/metrics").asString()).contains("kafka_consumer_");
  }

  private record Poison(String key, String reason, byte[] value) {}

  private List<String> answers() {
    List<String> answers = new ArrayList<>();
    for (String path : ANSWERS) {
      answers.add(given().get(path).then().statusCode(200).extract().asString());
    }
    for (int i = 0; i < 60; i++) {
      answers.add(given().get("/articles/replay-" + i).asString());
    }
    return answers;
  }

  private static List<String> ids(String path) {
    return given()
        .urlEncodingEnabled(false)
        .get(path)
        .then()
        .statusCode(200)
        .extract()
        .path("items.id");
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
    return new String(letter.headers().lastHeader(name).value(), UTF_8);
  }

  /** Does not compress, so that no index row holds it. */
  private static String random(int length) {
    return new Random(1)
        .ints(length, 'a', 'z' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
