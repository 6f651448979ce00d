package dev.isobar.query.article;

import static dev.isobar.query.ArticleBuilder.article;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import dev.isobar.query.ArticleBuilder;
import dev.isobar.query.RunningQueryService;
import dev.isobar.testing.BackingServices;
import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.DatabaseResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Articles that came under several ids are one row, and their other ids redirect to it. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
class ArticleJoinerComponentTest {
  private final RunningQueryService wire = new RunningQueryService(BackingServices.sharedBroker());

  @Inject AgroalDataSource database;

  @AfterEach
  void close() {
    wire.close();
  }

  @Test
  void anEarlierIdRedirectsAndItsRowGoes() throws SQLException {
    wire.send(article("old-1").feed("ids-1").topic("old").fetchedAt("2026-01-01T00:00:00Z"));
    wire.awaitTaken();
    given().get("/articles/old-1").then().statusCode(200);

    wire.send(article("new-1").feed("ids-1").alias("old-1").fetchedAt("2026-01-02T00:00:00Z"));
    wire.awaitTaken();
    given()
        .redirects()
        .follow(false)
        .get("/articles/old-1")
        .then()
        .statusCode(308)
        .header("Location", equalTo("./new-1"));
    given().get("/articles/old-1").then().statusCode(200).body("id", equalTo("new-1"));
    assertThat(ids("/articles?source=ids-1")).containsExactly("new-1");
    assertThat(ids("/articles?topic=old&source=ids-1")).isEmpty();
    given().get("/topics?q=old&source=ids-1").then().body("items", hasSize(0));
  }

  @Test
  void revisionsAreFoundByEveryIdOfAnArticle() {
    wire.send(article("new-5").feed("ids-5").alias("old-5").fetchedAt("2026-01-02T00:00:00Z"));
    wire.awaitTaken();
    wire.send(article("newest-5").feed("ids-5").alias("new-5").fetchedAt("2026-01-03T00:00:00Z"));
    wire.awaitTaken();

    given()
        .get("/revisions?id=old-5&id=none-5&id=newest-5&id=new-5&id=a%00b")
        .then()
        .statusCode(200)
        .body("items.asked", equalTo(List.of("old-5", "newest-5", "new-5")))
        .body("items.id", equalTo(List.of("newest-5", "newest-5", "newest-5")))
        .body("items.revision", everyItem(equalTo(1767398400000L)));
  }

  @Test
  void aRequestForRevisionsHasAtLeastOneAndAtMost200Ids() {
    String id = "id=0123456789abcdef0123456789abcdef";
    given().get("/revisions?" + id + ("&" + id).repeat(199)).then().statusCode(200);
    given().get("/revisions?" + id + ("&" + id).repeat(200)).then().statusCode(400);
    given().get("/revisions").then().statusCode(400).body("errors[0].pointer", equalTo("id"));
    given().get("/revisions?id=a&limit=5").then().statusCode(400);
  }

  @Test
  void anEarlierIdThatComesLaterIsTheSameArticle() {
    wire.send(article("new-2").feed("ids-2").alias("old-2").fetchedAt("2026-01-02T00:00:00Z"));
    wire.awaitTaken();
    wire.send(article("old-2").feed("ids-2").fetchedAt("2026-01-01T00:00:00Z").text("earlier"));
    wire.awaitTaken();
    given().get("/articles/new-2").then().body("text", equalTo("Nothing happened."));
    wire.send(article("old-2").feed("ids-2").fetchedAt("2026-01-03T00:00:00Z").text("later"));
    wire.awaitTaken();
    given().get("/articles/new-2").then().body("text", equalTo("later"), "id", equalTo("new-2"));
    assertThat(ids("/articles?source=ids-2")).containsExactly("new-2");
  }

  @Test
  void theNewestRevisionStaysThoughItCameUnderTheEarlierId() {
    wire.send(article("old-3").feed("ids-3").fetchedAt("2026-01-03T00:00:00Z").text("later"));
    wire.awaitTaken();
    wire.send(article("new-3").feed("ids-3").alias("old-3").fetchedAt("2026-01-02T00:00:00Z"));
    wire.awaitTaken();
    given().get("/articles/old-3").then().body("text", equalTo("later"), "id", equalTo("new-3"));
  }

  /** In all orders, and in one batch or several: the same id and the newest text. */
  @ParameterizedTest
  @ValueSource(strings = {"abc", "acb", "bac", "bca", "cab", "cba"})
  void articlesWithOneGuidAndOneTextAreOne(String order) {
    for (boolean oneBatch : new boolean[] {true, false}) {
      String run = order + oneBatch;
      for (char one : order.toCharArray()) {
        wire.send(version(run, one, print(1)));
        if (!oneBatch) {
          wire.awaitTaken();
        }
      }
      wire.awaitTaken();
      assertThat(ids("/articles?source=guid-" + run)).containsExactly("guid-a-" + run);
      for (char one : order.toCharArray()) {
        given()
            .get("/articles/guid-" + one + "-" + run)
            .then()
            .statusCode(200)
            .body("id", equalTo("guid-a-" + run), "text", equalTo("version c"));
      }
    }
  }

  @Test
  void articlesWithOneGuidAndDifferentTextsAreSeveral() {
    for (char one : "abc".toCharArray()) {
      wire.send(version("many", one, print(one)));
    }
    wire.awaitTaken();
    assertThat(ids("/articles?source=guid-many")).hasSize(3);
  }

  @Test
  void aReplayEndsInTheSameRows() throws SQLException {
    for (char one : "cab".toCharArray()) {
      wire.send(version("again", one, print(2)));
    }
    wire.awaitTaken();
    assertThat(ids("/articles?source=guid-again")).containsExactly("guid-a-again");
    List<String> before = rows();
    execute("UPDATE consumer_offset SET next_offset = 0, batches = batches + 1");
    wire.awaitTaken();
    assertThat(rows()).isEqualTo(before);
    execute(
        "TRUNCATE article, article_content, tag, wording, coverage_change, coverage_hour,"
            + " coverage_period, story, story_article, story_signature, story_key, article_alias, consumer_offset");
    wire.awaitTaken();
    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void anEarlierIdThatWasJoinedByItsGuidJoinsToo() {
    for (char one : "cab".toCharArray()) {
      wire.send(version("both", one, print(3)));
    }
    wire.awaitTaken();
    wire.send(version("both", 'b', print(3)).with("id", "guid-0-both").alias("guid-b-both"));
    wire.awaitTaken();
    assertThat(ids("/articles?source=guid-both")).containsExactly("guid-0-both");
    given().get("/articles/guid-c-both").then().body("id", equalTo("guid-0-both"));
  }

  private static List<String> rows() {
    return Stream.of("a", "b", "c")
        .map(one -> given().get("/articles/guid-" + one + "-again").asString())
        .toList();
  }

  /** The later in the alphabet, the newer. */
  private static ArticleBuilder version(String run, char one, String fingerprint) {
    return article("guid-" + one + "-" + run)
        .feed("guid-" + run)
        .alias("guid:" + run)
        .fetchedAt("2026-01-0" + (one - 'a' + 1) + "T00:00:00Z")
        .with("fingerprint", fingerprint)
        .text("version " + one);
  }

  private static String print(int seed) {
    byte[] bytes = new byte[128];
    new Random(seed).nextBytes(bytes);
    return "superminhash-128x8:" + Base64.getEncoder().encodeToString(bytes);
  }

  private static List<String> ids(String path) {
    return given().get(path).then().statusCode(200).extract().path("items.id");
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private long count(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
