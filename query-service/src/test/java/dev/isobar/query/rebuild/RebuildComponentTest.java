package dev.isobar.query.rebuild;

import static dev.isobar.query.ArticleBuilder.article;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.isobar.query.ArticleBuilder;
import dev.isobar.query.RunningQueryService;
import dev.isobar.query.ViewTables;
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
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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

  /** With their names and settings, all partitions together: not each month has one again. */
  private static final String INDEXES =
      """
      SELECT DISTINCT regexp_replace(tablename, '_[0-9]{4}(_[0-9]{2})?', '') AS of,
        regexp_replace(indexdef, '_[0-9]{4}(_[0-9]{2})?', '', 'g')
      FROM pg_indexes WHERE schemaname = 'public' AND tablename NOT LIKE 'flyway%' ORDER BY 1, 2
      """;

  private static final String UNUSABLE =
      "SELECT indexrelid::regclass FROM pg_index WHERE NOT indisvalid OR NOT indisready";

  private static final String ALIASES =
      "SELECT alias, id FROM article_alias WHERE id LIKE 'rebuild-%' ORDER BY alias";

  private final RunningQueryService service =
      new RunningQueryService(BackingServices.sharedBroker());

  @Inject AgroalDataSource database;

  private ViewTables tables;

  @BeforeEach
  void open() {
    tables = new ViewTables(database);
  }

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
              .published("%d-11-17".formatted(1985 + i % 41))
              .topic("rebuild-topic-" + i % 7)
              .mention("person/rebuild-" + i % 9, "Rebuild " + i % 9, "form")
              .alias("rebuild-earlier-" + i % 500)
              .text("damaged view " + i));
    }
    service.flush();
    service.send("rebuild-poison", "{}".getBytes());
    service.awaitTaken();
    given().delete("/articles/rebuild-1").then().statusCode(204);
    List<String> rows = tables.query(ROWS);
    List<String> aliases = tables.query(ALIASES);
    List<String> indexes = tables.query(INDEXES);
    assertThat(rows).hasSize(499);

    tables.execute("DELETE FROM article_content WHERE id LIKE 'rebuild-1%'");
    tables.execute("UPDATE tag SET articles = 7 WHERE value LIKE 'rebuild%'");
    tables.execute("DELETE FROM story_article WHERE id LIKE 'rebuild-2%'");
    tables.execute("DELETE FROM article_removed");
    tables.execute("CREATE SCHEMA public_rebuild CREATE TABLE left_over (id int)");
    assertThat(tables.contradictions()).isNotEmpty();
    given().post("/admin/rebuild").then().statusCode(202);
    for (int i = 0; i < 100; i++) {
      service.send(
          article("rebuild-new-" + i).feed("rebuild-new").topic("rebuild-topic-0").text("new"));
    }
    awaitDone();
    service.awaitTaken();

    assertThat(tables.query(ROWS)).isEqualTo(rows);
    assertThat(tables.query(ALIASES)).isEqualTo(aliases);
    assertThat(tables.query(INDEXES)).isEqualTo(indexes);
    assertThat(tables.query(UNUSABLE)).isEmpty();
    assertThat(tables.contradictions()).isEmpty();
    assertThat(tables.query("SELECT count(*) FROM article WHERE feed = 'rebuild-new'"))
        .containsExactly("100");
    assertThat(tables.query("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'public\\__%'"))
        .isEmpty();
    assertThat(service.deadLetters("rebuild-poison")).hasSize(1);

    service.send(article("rebuild-1").feed("rebuild").fetchedAt("2026-03-01T00:00:00Z"));
    service.send(article("rebuild-after").feed("rebuild-new"));
    service.awaitTaken();
    given().get("/articles/rebuild-1").then().statusCode(410);
    given().get("/articles/rebuild-after").then().statusCode(200);
  }

  @Test
  void calendarsSeeNoLowerNumberAndNoEventLess() throws SQLException {
    for (String id : List.of("event-1", "event-2", "event-3", "event-4")) {
      service.send(event(id, "1T00:00:00Z", "1966-03-0" + id.charAt(6)));
    }
    service.awaitTaken();
    service.send(event("event-1", "2T00:00:00Z", "1966-04-01"));
    service.send(event("event-3", "2T00:00:00Z", "1966-04-01"));
    service.awaitTaken();
    // Back again within a second: the number is higher than the revision says.
    service.send(event("event-3", "2T00:00:00.100Z", "1966-03-03"));
    service.awaitTaken();
    given().delete("/articles/event-2").then().statusCode(204);
    Map<String, String> before = events();
    assertThat(before).hasSize(5);

    given().post("/admin/rebuild").then().statusCode(202);
    awaitDone();

    assertThat(events()).isEqualTo(before);
    service.send(event("event-4", "2T00:00:00Z", "1966-05-01"));
    service.awaitTaken();
    Map<String, String> after = events();
    assertThat(after.keySet()).containsAll(before.keySet());
    after.forEach(
        (uid, number) -> {
          if (before.containsKey(uid)) {
            assertThat(sequence(number)).isGreaterThanOrEqualTo(sequence(before.get(uid)));
          }
        });
  }

  private static ArticleBuilder event(String id, String fetched, String on) {
    return article(id)
        .feed("events")
        .fetchedAt("2026-02-0" + fetched)
        .happening("forum", "place/eventtown", on, on);
  }

  /** Returns status and number of each event of the year 1966 by its id. */
  private static Map<String, String> events() {
    String calendar = given().get("/timeline.ics?from=1966-01-01&to=1966-12-31").asString();
    Map<String, String> events = new TreeMap<>();
    for (String event : calendar.split("BEGIN:VEVENT")) {
      if (event.contains("UID:")) {
        events.put(value(event, "UID"), value(event, "STATUS") + " " + value(event, "SEQUENCE"));
      }
    }
    return events;
  }

  private static long sequence(String event) {
    return Long.parseLong(event.split(" ")[1]);
  }

  private static String value(String event, String name) {
    return event.replaceAll("(?s).*\\n" + name + ":([^\\r]*)\\r.*", "$1");
  }

  @Test
  void onlyOneRebuildRunsAndOneThatWasInterruptedIsSeen() throws SQLException {
    tables.execute("DELETE FROM rebuild");
    given().get("/admin/rebuild").then().statusCode(404);
    tables.execute(
        "INSERT INTO rebuild (state, started, updated, read, total, articles)"
            + " VALUES ('READING', now() - interval '10 s', now(), 50, 100, 40)");
    try (Connection other = database.getConnection()) {
      assertThat(ViewLock.REBUILD.tryHold(other)).isTrue();
      given()
          .post("/admin/rebuild")
          .then()
          .statusCode(409)
          .body("detail", containsString("GET /admin/rebuild"));
      given().get("/admin/rebuild").then().body("state", equalTo("reading"));
      ViewLock.REBUILD.release(other);
    }
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
}
