package dev.isobar.query.store;

import static dev.isobar.query.ArticleBuilder.article;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.isobar.query.RunningQueryService;
import dev.isobar.testing.BackingServices;
import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.DatabaseResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which partition an article gets, and that a row exists once. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
class ArticlePartitionsComponentTest {
  private static final YearMonth NOW = YearMonth.now(ZoneOffset.UTC);

  @Inject AgroalDataSource database;

  @Test
  void aMonthOfThisYearAYearBeforeAndTheDefaultForOddDates() throws SQLException {
    send("part-now", NOW + "-01");
    send("part-2003", "2003-05-07");
    send("part-1900", "1900-01-01");
    send("part-9000", "9000-01-01");

    assertThat(partitions("part-now")).containsExactly(month(NOW));
    assertThat(partitions("part-2003")).containsExactly("article_content_2003");
    assertThat(partitions("part-1900")).containsExactly("article_content_other");
    assertThat(partitions("part-9000")).containsExactly("article_content_other");
    assertThat(rows("SELECT to_regclass('%s')::text".formatted(month(NOW.plusMonths(1)))))
        .as("next month is created ahead")
        .containsExactly(month(NOW.plusMonths(1)));
  }

  @Test
  void aRevisionWithAnotherDateMoves() throws SQLException {
    send("part-moved", "2004-05-07");
    try (RunningQueryService service = new RunningQueryService(BackingServices.sharedBroker())) {
      service.send(
          article("part-moved")
              .feed("partitions")
              .fetchedAt("2026-02-01T00:00:00Z")
              .published("2005-01-01")
              .text("moved"));
      service.awaitTaken();
    }
    assertThat(partitions("part-moved")).containsExactly("article_content_2005");
    given()
        .get("/articles?source=partitions&q=moved")
        .then()
        .body("items.id", equalTo(List.of("part-moved")));
  }

  @Test
  void theDefaultPartitionGivesItsRowsToTheirMonth() throws SQLException {
    YearMonth later = YearMonth.of(2090, 3);
    send("part-later", later + "-31");
    assertThat(partitions("part-later")).containsExactly("article_content_other");

    try (Connection connection = database.getConnection()) {
      PartitionCreator.create(connection, Set.of(later), later);
    }

    assertThat(partitions("part-later")).containsExactly(month(later));
  }

  @Test
  void eachPartitionHasAShortListOfNewKeys() throws SQLException {
    send("part-pending", "2001-05-07");
    assertThat(
            rows(
                "SELECT DISTINCT array_to_string(c.reloptions, ' ') FROM pg_index i"
                    + " JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am m ON m.oid = c.relam"
                    + " JOIN pg_inherits p ON p.inhrelid = i.indrelid WHERE m.amname = 'gin'"
                    + " AND p.inhparent = 'article_content'::regclass"))
        .containsExactly("fastupdate=on gin_pending_list_limit=1024");
  }

  private static String month(YearMonth month) {
    return "article_content_%04d_%02d".formatted(month.getYear(), month.getMonthValue());
  }

  private static void send(String id, String day) {
    try (RunningQueryService service = new RunningQueryService(BackingServices.sharedBroker())) {
      service.send(article(id).feed("partitions").published(day));
      service.awaitTaken();
    }
  }

  private List<String> partitions(String id) throws SQLException {
    return rows("SELECT tableoid::regclass::text FROM article_content WHERE id = '" + id + "'");
  }

  private List<String> rows(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      while (found.next()) {
        rows.add(found.getString(1));
      }
    }
    return rows;
  }
}
