package dev.isobar.query.trend;

import static dev.isobar.query.ArticleBuilder.article;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.isobar.query.ArticleBuilder;
import dev.isobar.query.RunningQueryService;
import dev.isobar.testing.BackingServices;
import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Trends, and the days of lists, in the reader's time zone. No other test has these years. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
class TrendsComponentTest {
  private final RunningQueryService service =
      new RunningQueryService(BackingServices.sharedBroker());

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void daysAreThoseOfTheReader() {
    send("zone-late", "2003-05-07T23:30:00+08:00");
    send("zone-next", "2003-05-07T23:30:00Z");
    send("zone-day", "2003-05-07");
    service.awaitTaken();

    assertThat(ids("Asia/Shanghai", "2003-05-07"))
        .containsExactlyInAnyOrder("zone-late", "zone-day");
    assertThat(ids("Asia/Shanghai", "2003-05-08")).containsExactly("zone-next");
    assertThat(ids("America/New_York", "2003-05-07"))
        .containsExactlyInAnyOrder("zone-late", "zone-next", "zone-day");
    assertThat(ids("America/New_York", "2003-05-06")).isEmpty();
    assertThat(ids(null, "2003-05-07"))
        .containsExactlyInAnyOrder("zone-late", "zone-next", "zone-day");

    assertThat(topics("Asia/Shanghai", "2003-05-07", "")).isEqualTo(2);
    assertThat(topics("Asia/Shanghai", "2003-05-08", "")).isEqualTo(1);
    assertThat(topics("America/New_York", "2003-05-07", "")).isEqualTo(3);
    assertThat(topics("America/New_York", "2003-05-07", "zones")).isEqualTo(3);
    assertThat(topics("Asia/Shanghai", "2003-05-07", "zones")).isEqualTo(2);

    assertThat(trend("zone", "interval=day&from=2003-05-06&to=2003-05-08&tz=Asia/Shanghai"))
        .isEqualTo(
            Map.of(
                "2003-05-06T00:00:00+08:00", 0,
                "2003-05-07T00:00:00+08:00", 2,
                "2003-05-08T00:00:00+08:00", 1));
    assertThat(trend("zone", "interval=day&from=2003-05-06&to=2003-05-08&tz=America/New_York"))
        .isEqualTo(
            Map.of(
                "2003-05-06T00:00:00-04:00", 0,
                "2003-05-07T00:00:00-04:00", 3,
                "2003-05-08T00:00:00-04:00", 0));
    assertThat(
            trend(
                "zone",
                "interval=hour&from=2003-05-07T15:00:00Z&to=2003-05-07T16:59:59Z&tz=Asia/Shanghai"))
        .isEqualTo(Map.of("2003-05-07T23:00:00+08:00", 1, "2003-05-08T00:00:00+08:00", 0));
  }

  @Test
  void aRisingTopicIsFarAboveTheSameDayOfEarlierWeeks() {
    LocalDate monday = LocalDate.parse("2005-06-06");
    for (int week = 1; week <= 12; week++) {
      send("rise-" + week, monday.minusWeeks(week).toString());
      service.send(
          published("other-" + week, monday.minusWeeks(week) + "T08:00:00Z").topic("fallen"));
    }
    for (int i = 0; i < 9; i++) {
      send("rise-now-" + i, monday + "T1" + i + ":00:00Z");
    }
    service.awaitTaken();

    JsonPath items =
        given()
            .get("/trends?dimension=topic&id=rise&id=fallen&from=2005-06-06&to=2005-06-07")
            .then()
            .statusCode(200)
            .header("Isobar-Cursor", startsWith("v2_"))
            .extract()
            .jsonPath();
    assertThat(items.getList("items.id")).containsExactly("rise", "rise", "fallen", "fallen");
    assertThat(items.getInt("items[0].articles")).isEqualTo(9);
    assertThat(items.getInt("items[0].all")).isEqualTo(9);
    assertThat(items.getDouble("items[0].share")).isEqualTo(1);
    assertThat(items.getDouble("items[0].baseline")).isEqualTo(1);
    assertThat(items.getDouble("items[0].z")).isEqualTo(8);
    assertThat(items.getInt("items[0].values")).isEqualTo(12);
    assertThat(items.getDouble("items[2].z")).isEqualTo(-1);
    // Nothing came in on the second day, which is no zero.
    assertThat(items.getInt("items[1].all")).isZero();
    assertThat((Object) items.get("items[1].share")).isNull();
    assertThat((Object) items.get("items[1].z")).isNull();
    assertThat(items.getString("items[1].silent")).isEqualTo("pipe");
  }

  @Test
  void theMostFrequentOnesAreAnsweredInEveryForm() {
    for (int i = 0; i < 3; i++) {
      send("most-" + i, "2007-03-01T0" + i + ":00:00Z");
    }
    service.awaitTaken();

    given()
        .get("/trends?dimension=source&interval=week&from=2007-02-26&to=2007-03-04&limit=1")
        .then()
        .statusCode(200)
        .body("items[0].id", equalTo("zones"))
        .body("items[0].articles", equalTo(3));
    String csv =
        given().accept("text/csv").get("/trends?from=2007-03-01&to=2007-03-01&id=most").asString();
    assertThat(csv)
        .isEqualTo(
            "id,start,articles,all,share,baseline,z,values,silent\r\n"
                + "most,2007-03-01T00:00:00Z,3,3,1.0,,,,\r\n");
    String lines =
        given().accept("application/x-ndjson").get("/trends?interval=hour&id=most").asString();
    assertThat(lines.split("\n")).hasSize(48).allMatch(line -> line.startsWith("{\"id\":\"most\""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          dimension=author                | dimension
          interval=year                   | interval
          interval=hour&from=2007-01-01   | interval
          tz=Beijing                      | tz
          from=2999-01-01                 | from
          limit=51                        | limit
          topic=methane                   | topic
          """)
  void namesTheWrongParameter(String query, String parameter) {
    given()
        .get("/trends?" + query)
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo(parameter));
  }

  private void send(String id, String published) {
    service.send(published(id, published).topic(id.substring(0, id.indexOf('-'))));
  }

  private static ArticleBuilder published(String id, String published) {
    return article(id).feed("zones").published(published);
  }

  private static List<String> ids(String zone, String day) {
    return day("/articles", zone, day, "zones").getList("items.id");
  }

  private static int topics(String zone, String day, String source) {
    return day("/topics", zone, day, source).getInt("items.find { it.id == 'zone' }.articles");
  }

  private static JsonPath day(String path, String zone, String day, String source) {
    var request = given().queryParam("from", day).queryParam("to", day);
    request = zone == null ? request : request.queryParam("tz", zone);
    request = source.isEmpty() ? request : request.queryParam("source", source);
    return request.get(path).then().statusCode(200).extract().jsonPath();
  }

  private static Map<String, Integer> trend(String topic, String query) {
    JsonPath trend =
        given()
            .get("/trends?id=" + topic + "&" + query)
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();
    Map<String, Integer> counts = new HashMap<>();
    for (Map<String, Object> item : trend.<Map<String, Object>>getList("items")) {
      counts.put((String) item.get("start"), (Integer) item.get("articles"));
    }
    return counts;
  }
}
