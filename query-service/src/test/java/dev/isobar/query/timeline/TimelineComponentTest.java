package dev.isobar.query.timeline;

import static dev.isobar.query.ArticleBuilder.article;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.isobar.query.ArticleBuilder;
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
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.StringReader;
import java.sql.SQLException;
import java.util.Set;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Happenings of the years 1961 to 1965, which no other test has. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
class TimelineComponentTest {
  private final RunningQueryService service =
      new RunningQueryService(BackingServices.sharedBroker());

  @Inject AgroalDataSource database;

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void articlesTellOfOneHappening() {
    service.send(
        telling("time-1", 1, "meeting", "1961-05-07", "1961-05-16")
            .with("url", "https://example.org/1"));
    service.send(telling("time-2", 2, "meeting", "1961-05-07", "1961-05-16"));
    service.send(telling("time-3", 1, "forum", "1961-05-20", "1961-05-20"));
    service.send(telling("time-4", 1, "forum", null, null));
    service.awaitTaken();

    JsonPath items = timeline("from=1961-05-01&to=1961-05-31");
    assertThat(items.getList("items.kind")).containsExactly("forum", "meeting");
    assertThat(items.getList("items.articles")).containsExactly(1, 2);
    assertThat(items.getString("items[1].article")).isEqualTo("time-1");
    assertThat(items.getString("items[1].place")).isEqualTo("Timetown");
    assertThat(items.getString("items[1].summary")).isEqualTo("Meeting");
    assertThat(items.getString("items[1].evidence")).isEqualTo("T");
    assertThat(items.getString("items[1].url")).isEqualTo("https://example.org/1");

    assertThat(timeline("from=1961-05-16&to=1961-05-19").getList("items.kind"))
        .containsExactly("meeting");
    assertThat(timeline("from=1961-05-17&to=1961-05-19").getList("items")).isEmpty();
    String window = "from=1961-05-01&to=1961-05-31";
    assertThat(timeline(window + "&kind=forum").getList("items")).hasSize(1);
    assertThat(timeline(window + "&topic=circular-economy").getList("items")).hasSize(2);
    assertThat(timeline(window + "&topic=methane").getList("items")).isEmpty();
    assertThat(timeline(window + "&entity=place/timetown").getList("items")).hasSize(2);
    JsonPath first = timeline(window + "&limit=1");
    assertThat(timeline(window + "&limit=1&after=" + first.getString("next")).getList("items.kind"))
        .containsExactly("meeting");
    given()
        .accept("text/csv")
        .get("/timeline?kind=forum&" + window)
        .then()
        .body(containsString("forum,1961-05-20,1961-05-20,Timetown,Forum,T,,1,time-3,"));
  }

  @Test
  void aRevisionOrARemovalCancels() throws Exception {
    String window = "from=1963-01-01&to=1963-12-31";
    service.send(telling("time-5", 1, "visit", "1963-02-01", "1963-02-02"));
    service.send(telling("time-6", 1, "visit", "1963-03-01", "1963-03-02"));
    service.awaitTaken();
    String revised = timeline(window).getString("items[1].id");
    VEvent before = event(window, revised);
    assertThat(value(before, "STATUS")).isEqualTo("CONFIRMED");

    service.send(telling("time-5", 2, "visit", "1963-02-08", "1963-02-09"));
    service.awaitTaken();
    assertThat(timeline(window).getList("items.from")).containsExactly("1963-03-01", "1963-02-08");
    VEvent after = event(window, revised);
    assertThat(value(after, "STATUS")).isEqualTo("CANCELLED");
    assertThat(sequence(after)).isGreaterThan(sequence(before));
    assertThat(value(after, "DTSTART")).isEqualTo("19630201");

    String removed = timeline(window).getString("items[0].id");
    long sequence = sequence(event(window, removed));
    given().delete("/articles/time-6").then().statusCode(204);
    assertThat(timeline(window).getList("items.from")).containsExactly("1963-02-08");
    assertThat(value(event(window, removed), "STATUS")).isEqualTo("CANCELLED");
    assertThat(sequence(event(window, removed))).isGreaterThan(sequence);

    service.send(telling("time-5", 3, "visit", "1963-02-01", "1963-02-02"));
    service.awaitTaken();
    VEvent again = event(window, revised);
    assertThat(value(again, "STATUS")).isEqualTo("CONFIRMED");
    assertThat(sequence(again)).isGreaterThan(sequence(after));
  }

  @Test
  void theNumberOfAnEventDoesNotFallWhenItsLatestArticleIsForgotten() throws Exception {
    String window = "from=1962-01-01&to=1962-12-31";
    service.send(telling("time-10", 1, "summit", "1962-02-01", "1962-02-02"));
    service.send(telling("time-11", 4, "summit", "1962-02-01", "1962-02-02"));
    service.send(telling("time-12", 2, "summit", "1962-02-01", "1962-02-02"));
    service.awaitTaken();
    String id = timeline(window).getString("items[0].id");
    long before = sequence(event(window, id));

    Transactions.update(
        database,
        ViewSchema.LIVE,
        connection -> HappeningWriter.forget(connection, Set.of("time-11")));
    touch();

    JsonPath left = timeline(window);
    assertThat(left.getInt("items[0].articles")).isEqualTo(2);
    assertThat(left.getString("items[0].article")).isEqualTo("time-10");
    assertThat(sequence(event(window, id))).isEqualTo(before);

    Transactions.update(
        database,
        ViewSchema.LIVE,
        connection -> HappeningWriter.forget(connection, Set.of("time-10", "time-12")));
    touch();
    assertThat(timeline(window).getList("items")).isEmpty();
  }

  /** Lets clients see that rows have changed. */
  private void touch() throws SQLException {
    new ViewTables(database).execute("UPDATE consumer_offset SET batches = batches + 1");
  }

  @Test
  void articlesThatSpeakAboutADayAreFound() {
    service.send(
        article("time-7").feed("about").published("1965-01-01").date("1964-02-01", "1964-02-09"));
    service.send(
        article("time-8").feed("about").published("1964-02-05").date("1900-01-01", "1999-01-01"));
    service.send(article("time-9").feed("about").published("1964-02-05"));
    service.awaitTaken();

    String path = "/articles?source=about&mentions-from=";
    assertThat(given().get(path + "1964-02-09").jsonPath().getList("items.id"))
        .containsExactly("time-7", "time-8");
    assertThat(given().get(path + "1964-02-10").jsonPath().getList("items.id"))
        .containsExactly("time-8");
    assertThat(given().get(path + "1964-01-01&mentions-to=1964-12-01").jsonPath().getList("items"))
        .hasSize(2);
    given()
        .get("/articles/facets?facet=source&source=about&mentions-from=1964-02-09")
        .then()
        .body("items[0].articles", equalTo(2));
  }

  @Test
  void theCalendarIsCached() {
    String path = "/timeline.ics?from=1965-01-01&to=1965-12-31";
    var answer = given().get(path).then().statusCode(200).contentType("text/calendar").extract();
    given().header("If-None-Match", answer.header("ETag")).get(path).then().statusCode(304);
  }

  @ParameterizedTest
  @CsvSource({
    "/timeline?from=May, from",
    "/timeline?source=wire, source",
    "/timeline.ics?limit=1, limit",
    "/timeline.ics?tz=Beijing, tz"
  })
  void namesTheWrongParameter(String path, String parameter) {
    given().get(path).then().statusCode(400).body("errors[0].pointer", equalTo(parameter));
  }

  private static ArticleBuilder telling(String id, int day, String kind, String from, String to) {
    return article(id)
        .feed("timeline")
        .fetchedAt("2026-02-0" + day + "T00:00:00Z")
        .text("They met.")
        .mention("place/timetown", "Timetown", "Timetown")
        .happening(kind, "place/timetown", from, to);
  }

  private static JsonPath timeline(String query) {
    return given().get("/timeline?" + query).then().statusCode(200).extract().jsonPath();
  }

  private static VEvent event(String query, String id) throws Exception {
    String calendar =
        given().get("/timeline.ics?" + query).then().statusCode(200).extract().asString();
    return new CalendarBuilder()
        .build(new StringReader(calendar)).<VEvent>getComponents("VEVENT").stream()
            .filter(event -> value(event, "UID").equals(id + "@isobar.dev"))
            .findFirst()
            .orElseThrow();
  }

  private static long sequence(VEvent event) {
    return Long.parseLong(value(event, "SEQUENCE"));
  }

  private static String value(VEvent event, String name) {
    return event.getProperty(name).orElseThrow().getValue();
  }
}
