package dev.isobar.query.retention;

import static dev.isobar.query.ArticleBuilder.article;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.query.ArticleBuilder;
import dev.isobar.query.RunningQueryService;
import dev.isobar.query.ViewTables;
import dev.isobar.query.store.Retention;
import dev.isobar.testing.BackingServices;
import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.DatabaseResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Old articles go with all that belongs to them, and stay away. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
class RetentionComponentTest {
  private static final Instant START = Instant.parse("1993-01-01T00:00:00Z");
  private static final String PRESENT = "SELECT id FROM article WHERE feed = 'old' ORDER BY id";

  private final RunningQueryService service =
      new RunningQueryService(BackingServices.sharedBroker());

  @Inject AgroalDataSource database;
  @Inject RetentionJob job;

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void oldArticlesGoWithTheirCountsStoriesAndPartitions() throws SQLException {
    ViewTables tables = new ViewTables(database);
    for (int i = 0; i < 700; i++) {
      service.sendSoon(old("expiring-1-" + i, "1991-05-07").text("long ago " + i));
    }
    service.sendSoon(old("expiring-2", "1992-12-30").alias("expiring-earlier"));
    service.sendSoon(old("expiring-3", "1993-01-02").alias("expiring-alias"));
    service.sendSoon(old("expiring-4", "1993-02-01"));
    service.flush();
    service.awaitTaken();

    job.expire(START);

    assertThat(tables.query(PRESENT)).containsExactly("expiring-3", "expiring-4");
    assertThat(tables.contradictions()).isEmpty();
    assertThat(
            tables.query(
                "SELECT article FROM article_happening WHERE article LIKE 'expiring-%' ORDER BY 1"))
        .containsExactly("expiring-3", "expiring-4");
    assertThat(
            tables.query(
                "SELECT to_regclass('article_content_1991'), to_regclass('article_content_1992')"))
        .containsExactly("null null");
    assertThat(tables.query("SELECT alias FROM article_alias WHERE alias LIKE 'expiring-%'"))
        .containsExactly("expiring-alias");
    assertThat(given().get("/topics?source=old").jsonPath().getList("items.articles"))
        .isEqualTo(List.of(2));

    keepAsIn1995();
    service.send(old("expiring-4", "1990-01-01").fetchedAt("2026-03-01T00:00:00Z"));
    tables.execute("UPDATE consumer_offset SET next_offset = 0, batches = batches + 1");
    service.awaitTaken();
    assertThat(tables.query(PRESENT)).as("after a replay").containsExactly("expiring-3");
    assertThat(tables.contradictions()).isEmpty();
  }

  private static void keepAsIn1995() {
    Clock clock = Clock.fixed(Instant.parse("1995-01-15T00:00:00Z"), ZoneOffset.UTC);
    QuarkusMock.installMockForType(
        new Retention(Optional.of(Period.ofMonths(24)), clock), Retention.class);
  }

  private static ArticleBuilder old(String id, String day) {
    return article(id)
        .feed("old")
        .topic("expiring-topic")
        .published(day)
        .text("an old story")
        .happening("forum", "place/old-town", "1991-01-01", "1991-01-02");
  }
}
