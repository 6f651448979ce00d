package dev.isobar.query.rebuild;

import static dev.isobar.query.ArticleBuilder.article;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.isobar.query.RunningQueryService;
import dev.isobar.query.store.ViewLock;
import dev.isobar.testing.BackingServices;
import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.DatabaseResource;
import dev.isobar.testing.Polling;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A damaged view is rebuilt from Kafka while articles keep coming. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
class RebuildComponentTest {
  /** What the view has of the articles of this test, without the numbers of rows and tags. */
  private static final String ROWS =
      """
      SELECT a.id, a.revision, a.at, c.keys, encode(sha256(c.document), 'hex'), s.story, t.latest,
        t.members, (SELECT array_agg(kind || value || u.weight ORDER BY kind, value)
          FROM unnest(c.tags, c.weights) u (tag, weight) JOIN tag ON tag.id = u.tag)
      FROM article a JOIN article_content c USING (seq, id, at)
      JOIN story_article s USING (seq, id, at) JOIN story t ON t.id = s.story
      WHERE a.feed = 'rebuild' ORDER BY a.id
      """;

  /** Tags whose count is not that of the articles that have them. */
  private static final String WRONG_COUNTS =
      """
      SELECT kind, value, articles, counted FROM tag
      LEFT JOIN (SELECT tag, count(*) AS counted FROM article_content, unnest(tags) u (tag)
        GROUP BY tag) c ON c.tag = tag.id
      LEFT JOIN (SELECT tag, sum(sign) AS waiting FROM coverage_change, unnest(tags) u (tag)
        GROUP BY tag) w ON w.tag = tag.id
      WHERE articles + coalesce(waiting, 0) <> coalesce(counted, 0)
      """;

  private static final String ALIASES =
      "SELECT alias, id FROM article_alias WHERE id LIKE 'rebuild-%' ORDER BY alias";

  private final RunningQueryService service =
      new RunningQueryService(BackingServices.sharedBroker());

  @Inject AgroalDataSource database;

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void aDamagedViewIsAsBeforeAndMissesNothing() throws SQLException {
    for (int i = 0; i < 600; i++) {
      service.sendSoon(
          article("rebuild-" + i % 500)
              .feed("rebuild")
              .fetchedAt("2026-02-0%dT00:00:00Z".formatted(1 + i / 100))
              .published("%d-03-04".formatted(1985 + i % 41))
              .topic("rebuild-topic-" + i % 7)
              .mention("person/rebuild-" + i % 9, "Rebuild " + i % 9, "form")
              .alias("rebuild-earlier-" + i % 500)
              .text("damaged view " + i));
    }
    service.flush();
    service.send("rebuild-poison", "{}".getBytes());
    service.awaitTaken();
    given().delete("/articles/rebuild-1").then().statusCode(204);
    List<String> rows = query(ROWS);
    List<String> aliases = query(ALIASES);
    assertThat(rows).hasSize(499);

    execute("DELETE FROM article_content WHERE id LIKE 'rebuild-1%'");
    execute("UPDATE tag SET articles = 7 WHERE value LIKE 'rebuild%'");
    execute("DELETE FROM story_article WHERE id LIKE 'rebuild-2%'");
    execute("DELETE FROM article_removed");
    execute("CREATE SCHEMA public_rebuild CREATE TABLE left_over (id int)");
    assertThat(query(WRONG_COUNTS)).isNotEmpty();
    given().post("/admin/rebuild").then().statusCode(202);
    for (int i = 0; i < 100; i++) {
      service.send(
          article("rebuild-new-" + i).feed("rebuild-new").topic("rebuild-topic-0").text("new"));
    }
    awaitDone();
    service.awaitTaken();

    assertThat(query(ROWS)).isEqualTo(rows);
    assertThat(query(ALIASES)).isEqualTo(aliases);
    assertThat(query(WRONG_COUNTS)).isEmpty();
    assertThat(query("SELECT count(*) FROM article WHERE feed = 'rebuild-new'"))
        .containsExactly("[100]");
    assertThat(query("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'public\\__%'"))
        .isEmpty();
    assertThat(service.deadLetters("rebuild-poison")).hasSize(1);

    service.send(article("rebuild-1").feed("rebuild").fetchedAt("2026-03-01T00:00:00Z"));
    service.send(article("rebuild-after").feed("rebuild-new"));
    service.awaitTaken();
    given().get("/articles/rebuild-1").then().statusCode(404);
    given().get("/articles/rebuild-after").then().statusCode(200);
  }

  @Test
  void onlyOneRebuildRunsAndOneThatWasInterruptedIsSeen() throws SQLException {
    try (Connection other = database.getConnection()) {
      assertThat(ViewLock.REBUILD.tryHold(other)).isTrue();
      given()
          .post("/admin/rebuild")
          .then()
          .statusCode(409)
          .body("detail", containsString("GET /admin/rebuild"));
      ViewLock.REBUILD.release(other);
    }
    execute("DELETE FROM rebuild");
    given().get("/admin/rebuild").then().statusCode(404);
    execute(
        "INSERT INTO rebuild (state, started, updated, read, total, articles)"
            + " VALUES ('READING', now() - interval '10 s', now(), 50, 100, 40)");
    given()
        .get("/admin/rebuild")
        .then()
        .statusCode(200)
        .body("state", equalTo("interrupted"))
        .body("read", equalTo(50))
        .body("total", equalTo(100))
        .body("articlesPerSecond", equalTo(4));
  }

  private static void awaitDone() {
    Polling.until(
        "rebuild",
        () -> {
          String state = given().get("/admin/rebuild").jsonPath().getString("state");
          assertThat(state).isNotEqualTo("failed");
          return "done".equals(state);
        });
  }

  private List<String> query(String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        List<String> row = new ArrayList<>();
        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
          row.add(rows.getString(column));
        }
        found.add(row.toString());
      }
    }
    return found;
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
