package dev.isobar.query.trend;

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
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Trends by language and country, and what was silent. No other test has March 2016. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
class SplitComponentTest {
  private final RunningQueryService service =
      new RunningQueryService(BackingServices.sharedBroker());

  @BeforeEach
  void send() {
    Random random = new Random(5);
    Instant start = Instant.parse("2016-03-01T00:00:00Z");
    for (int i = 0; i < 90; i++) {
      String at = start.plus(random.nextInt(4 * 24), ChronoUnit.HOURS).toString();
      ArticleBuilder article =
          article("split-" + i)
              .feed("split-" + random.nextInt(2))
              .language(random.nextBoolean() ? "en" : "zh")
              .published(random.nextInt(4) == 0 ? at.substring(0, 10) : at);
      if (i % 5 > 0) {
        article.country(i % 5 > 2 ? "NP" : "BT");
      }
      article.topic("split-x", "split-wide");
      service.sendSoon(random.nextBoolean() ? article : article.topic("split-y"));
    }
    service.sendSoon(article("split-fr").feed("split-2").language("fr").published("2016-03-02"));
    service.flush();
    service.awaitTaken();
  }

  @AfterEach
  void close() {
    service.close();
  }

  @ParameterizedTest
  @CsvSource({
    "UTC, language, en",
    "Asia/Shanghai, language, en",
    "America/New_York, language, en",
    "America/New_York, country, BT"
  })
  void theCountsAreThoseOfTheLists(String zone, String by, String first) {
    JsonPath split =
        trends(
            "id=split-y&id=split-wide&from=2016-03-01&to=2016-03-04&split=" + by + "&tz=" + zone);
    List<Map<String, Object>> items = split.getList("items");
    assertThat(items).hasSize(2 * 2 * 4);
    for (Map<String, Object> item : items) {
      String day = LocalDate.parse(((String) item.get("start")).substring(0, 10)).toString();
      String query = "tz=" + zone + "&from=" + day + "&to=" + day;
      String part = "&" + by + "=" + item.get(by);
      int all = articles(query + part);
      int articles = articles(query + part + "&topic=" + item.get("id"));
      assertThat(item.get("articles")).isEqualTo(articles);
      assertThat(item.get("all")).isEqualTo(all);
      if (all > 0) {
        assertThat(Double.parseDouble(String.valueOf(item.get("share"))))
            .isEqualTo(Math.rint(10_000.0 * articles / all) / 10_000);
      }
    }
    assertThat(split.getBoolean("basedOn.exact")).isTrue();
    assertThat(split.getInt("basedOn.articles"))
        .isEqualTo(articles("from=2016-03-01&to=2016-03-04&topic=split-wide&tz=" + zone));
    assertThat(items.get(0).get("id")).isEqualTo("split-wide");
    assertThat(items.get(0).get(by)).isEqualTo(first);
    assertThat(items.get(0)).hasSize(7);
  }

  @Test
  void hoursHaveArticlesOfKnownTimeOnly() {
    JsonPath hours =
        trends("id=split-x&split=language&interval=hour&from=2016-03-01&to=2016-03-04");
    int timed = hours.getList("items.articles", Integer.class).stream().mapToInt(n -> n).sum();
    JsonPath plain = trends("id=split-x&interval=hour&from=2016-03-01&to=2016-03-04");
    assertThat(timed)
        .isEqualTo(plain.getList("items.articles", Integer.class).stream().mapToInt(n -> n).sum());
    // An hour in which nothing came in is silent in each language.
    List<Map<String, Object>> silent = plain.getList("items.findAll { it.silent == 'pipe' }");
    assertThat(hours.getList("items.findAll { it.silent == 'pipe' }")).hasSize(2 * silent.size());
  }

  @Test
  void whatWasSilentIsMarked() {
    JsonPath sources =
        trends("dimension=source&id=split-0&id=split-2&from=2016-03-02&to=2016-03-05");
    assertThat(sources.getList("items.silent", String.class))
        .containsExactly(null, null, null, "pipe", null, "source", "source", "pipe");
    JsonPath topics = trends("id=split-none&from=2016-03-04&to=2016-03-05");
    assertThat(topics.getList("items.silent", String.class)).containsExactly(null, "pipe");
  }

  @Test
  void tablesAndUnknownIds() {
    given()
        .accept("text/csv")
        .get("/trends?id=split-none&split=language")
        .then()
        .statusCode(200)
        .header("Isobar-Based-On", equalTo("0;exact=?1"))
        .body(equalTo("id,language,start,articles,all,share,silent\r\n"));
    given()
        .accept("text/csv")
        .get("/trends?id=split-none&split=country")
        .then()
        .body(equalTo("id,country,start,articles,all,share,silent\r\n"));
  }

  @ParameterizedTest
  @CsvSource({"split=language, id", "split=source&id=split-x, split"})
  void namesTheWrongParameter(String query, String parameter) {
    given()
        .get("/trends?" + query)
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo(parameter));
  }

  private static JsonPath trends(String query) {
    return given().get("/trends?" + query).then().statusCode(200).extract().jsonPath();
  }

  private static int articles(String query) {
    return given().get("/articles?limit=1000&" + query).jsonPath().getList("items").size();
  }
}
