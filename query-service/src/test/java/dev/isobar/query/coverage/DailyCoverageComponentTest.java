package dev.isobar.query.coverage;

import static dev.isobar.query.ArticleBuilder.article;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.query.RunningQueryService;
import dev.isobar.query.ViewTables;
import dev.isobar.query.store.Transactions;
import dev.isobar.query.store.ViewSchema;
import dev.isobar.testing.BackingServices;
import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.DatabaseResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Days of the stored counts. No other test has the years 1911 to 1921. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
class DailyCoverageComponentTest {
  private final RunningQueryService service =
      new RunningQueryService(BackingServices.sharedBroker());

  @Inject AgroalDataSource database;

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void theStoredCountsOfDaysAreThoseOfTheArticles() throws SQLException {
    Random random = new Random(7);
    Instant start = Instant.parse("1911-01-01T00:00:00Z");
    for (int i = 0; i < 120; i++) {
      // Few days, years apart: some of one article, some of several.
      Instant at = start.plus(random.nextInt(12) * 301L, ChronoUnit.DAYS);
      at = at.plus(random.nextInt(60), ChronoUnit.HOURS);
      boolean wholeDay = random.nextInt(4) == 0;
      service.sendSoon(
          article("daily-" + i)
              .feed("daily")
              .published(wholeDay ? at.toString().substring(0, 10) : at.toString()));
    }
    service.flush();
    service.awaitTaken();
    compare();
    Transactions.update(database, ViewSchema.LIVE, CoverageFold::run);
    compare();
    // A day whose articles went leaves an empty row, and first a change that waits.
    List<Integer> newest =
        new ViewTables(database)
                .query(
                    """
                SELECT replace(id, 'daily-', '') FROM article WHERE feed = 'daily' AND at >=
                  (SELECT max(at) FROM article WHERE feed = 'daily') - interval '2 days'
                """)
                .stream()
                .map(Integer::valueOf)
                .toList();
    assertThat(newest).isNotEmpty();
    for (int number : newest) {
      given().delete("/articles/daily-" + number).then().statusCode(204);
    }
    compare();
    Transactions.update(database, ViewSchema.LIVE, CoverageFold::run);
    compare();
  }

  /** The other answer counts the articles one by one. */
  private static void compare() {
    for (String zone : List.of("UTC", "Asia/Shanghai", "America/New_York", "Pacific/Kiritimati")) {
      for (int limit : new int[] {1, 4, 9, 100}) {
        for (String range :
            List.of("from=1911-01-01&to=1921-12-31", "from=1912-06-01T05:00:00Z&to=1918-03-01")) {
          String query = "facet=day&limit=" + limit + "&tz=" + zone + "&" + range;
          assertThat(days(query)).as(query).isEqualTo(days(query + "&source=daily"));
        }
      }
    }
  }

  private static List<Map<String, Object>> days(String query) {
    List<Map<String, Object>> days =
        given().get("/articles/facets?" + query).then().statusCode(200).extract().path("items");
    assertThat(days).isNotEmpty();
    return days;
  }
}
