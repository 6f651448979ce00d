package dev.isobar.query.rising;

import static dev.isobar.query.ArticleBuilder.article;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.isobar.query.ArticleBuilder;
import dev.isobar.query.RunningQueryService;
import dev.isobar.testing.BackingServices;
import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What rises. No other test has the springs of 2014, 2017 and 2018. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
class RisingComponentTest {
  private final RunningQueryService service =
      new RunningQueryService(BackingServices.sharedBroker());

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void whatIsFarAboveTheSameHoursOfEarlierWeeksRises() {
    LocalDate monday = LocalDate.parse("2014-06-09");
    for (int week = 1; week <= 12; week++) {
      String day = monday.minusWeeks(week).toString();
      send("rising-a-" + week, day + "T08:30:00Z", "rising-a");
      send("rising-b-" + week, day + "T09:30:00Z", "rising-b");
      send("rising-bb-" + week, day + "T10:30:00Z", "rising-b");
      // At another time of the week it is frequent.
      send("rising-c-" + week, monday.minusWeeks(week).minusDays(2) + "T10:30:00Z", "rising-b");
    }
    for (int i = 0; i < 9; i++) {
      send("rising-now-" + i, monday + "T0" + i + ":30:00Z", "rising-a");
    }
    for (int i = 0; i < 6; i++) {
      send("rising-new-" + i, monday + "T0" + i + ":40:00Z", "rising-new");
    }
    send("rising-same-1", monday + "T09:30:00Z", "rising-b");
    send("rising-same-2", monday + "T10:30:00Z", "rising-b");
    service.awaitTaken();

    JsonPath topics = rising("to=2014-06-09");
    assertThat(topics.getList("items.id")).containsExactly("rising-a", "rising-new");
    assertThat(topics.getList("items.articles")).containsExactly(9, 6);
    assertThat(topics.getList("items.z", Double.class)).containsExactly(8.0, 6.0);
    assertThat(topics.getList("items.baseline", Double.class)).containsExactly(1.0, 0.0);
    assertThat(topics.getList("items.values")).containsExactly(12, 12);
    assertThat(topics.getDouble("items[0].share")).isEqualTo(0.5294);
    assertThat(topics.getDouble("items[0].usualShare")).isEqualTo(0.3333);
    assertThat(topics.getDouble("items[0].confidence")).isGreaterThan(0.999);
    assertThat(topics.getInt("items[0].silentHours")).isEqualTo(13);
    assertThat((Object) topics.get("items[0].name")).isNull();
    assertThat(topics.getString("next")).isNull();

    assertThat(rising("to=2014-06-09&min-articles=7").getList("items.id"))
        .containsExactly("rising-a");
    assertThat(rising("to=2014-06-09&limit=1").getList("items.id")).containsExactly("rising-a");
    JsonPath entities = rising("to=2014-06-09&dimension=entity");
    assertThat(entities.getList("items.id")).containsExactly("person/rising");
    assertThat(entities.getList("items.name")).containsExactly("Rising");
    // From 8:00 to 9:00 a topic with one article in each week has one now.
    assertThat(rising("to=2014-06-09T09:00:00Z&hours=1").getList("items.id")).isEmpty();
    assertThat(rising("to=2014-06-09T05:00:00Z&hours=5").getList("items")).isEmpty();
    assertThat(given().accept("text/csv").get("/trends/rising?to=2014-06-09&limit=1").asString())
        .startsWith(
            "id,name,articles,share,baseline,usualShare,z,values,confidence,silentHours\r\n"
                + "rising-a,,9,0.5294,1.0,0.3333,8.0,12,");
  }

  @Test
  void withFewWeeksNothingIsSaid() {
    LocalDate monday = LocalDate.parse("2017-06-05");
    for (int week = 0; week <= 9; week++) {
      send("rising-few-" + week, monday.minusWeeks(week) + "T08:00:00Z", "rising-few");
    }
    for (int i = 0; i < 8; i++) {
      send("rising-few-now-" + i, monday + "T09:00:00Z", "rising-few");
    }
    service.awaitTaken();
    assertThat(rising("to=2017-06-05").getList("items")).isEmpty();

    send("rising-few-10", monday.minusWeeks(10) + "T08:00:00Z", "rising-few");
    service.awaitTaken();
    assertThat(rising("to=2017-06-05").getList("items.id")).containsExactly("rising-few");
  }

  /** A window of a day is a bucket of a trend, which is counted in another way. */
  @ParameterizedTest
  @CsvSource({"UTC", "Asia/Shanghai", "America/New_York"})
  void theNumbersAreThoseOfTheTrend(String zone) {
    Random random = new Random(3);
    LocalDate day = LocalDate.parse("2018-05-07");
    for (int i = 0; i < 150; i++) {
      LocalDate on = day.minusWeeks(i < 40 ? 0 : random.nextInt(14)).plusDays(random.nextInt(2));
      String at = random.nextInt(5) == 0 ? on.toString() : on + "T%02d:00:00Z".formatted(i % 24);
      send("rising-any-" + i, at, "rising-any-" + random.nextInt(4));
    }
    service.awaitTaken();

    JsonPath rising = rising("to=2018-05-07&limit=50&tz=" + zone);
    assertThat(rising.getList("items")).isNotEmpty();
    for (Map<String, Object> item : rising.<Map<String, Object>>getList("items")) {
      Map<String, Object> point =
          given()
              .get("/trends?from=2018-05-07&to=2018-05-07&tz=" + zone + "&id=" + item.get("id"))
              .path("items[0]");
      for (String field : List.of("articles", "share", "baseline", "z", "values")) {
        assertThat(item.get(field)).as(field).isEqualTo(point.get(field));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "dimension=author, dimension",
    "hours=0, hours",
    "hours=169, hours",
    "from=2014-06-09, from",
    "tz=Beijing, tz",
    "limit=51, limit"
  })
  void namesTheWrongParameter(String query, String parameter) {
    given()
        .get("/trends/rising?" + query)
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo(parameter));
  }

  private void send(String id, String published, String topic) {
    ArticleBuilder article = article(id).feed("rising").published(published).topic(topic);
    service.send(
        topic.equals("rising-new") ? article.mention("person/rising", "Rising", "form") : article);
  }

  private static JsonPath rising(String query) {
    return given().get("/trends/rising?" + query).then().statusCode(200).extract().jsonPath();
  }
}
