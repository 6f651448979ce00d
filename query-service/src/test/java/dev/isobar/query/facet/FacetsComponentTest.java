package dev.isobar.query.facet;

import static dev.isobar.query.ArticleBuilder.article;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.isobar.query.ArticleBuilder;
import dev.isobar.query.RunningQueryService;
import dev.isobar.testing.BackingServices;
import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No other test has articles of the year 1903. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
class FacetsComponentTest {
  private final RunningQueryService service =
      new RunningQueryService(BackingServices.sharedBroker());

  @BeforeEach
  void send() {
    send("facet-1", "1903-05-07T23:30:00Z", "en", "facet-a", "person/facet-x", "glaciers");
    send("facet-2", "1903-05-08", "zh", "facet-a", "person/facet-x", "rivers");
    send("facet-3", "1903-05-08T02:00:00Z", "en", "facet-b", "person/facet-y", "glaciers");
    send("facet-4", "1903-05-20T02:00:00Z", "en", "facet-a", "person/facet-x", "glaciers");
    service.awaitTaken();
  }

  @AfterEach
  void close() {
    service.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"from=1903-01-01&to=1903-12-31", "source=facets&tz=UTC", "q=facetword"})
  void storedCountsAndThoseOfArticlesAreTheSame(String query) {
    assertThat(counts(query + "&facet=topic&facet=language&facet=country&facet=day&facet=entity"))
        .isEqualTo(
            Map.ofEntries(
                Map.entry("topic facet-a", 3),
                Map.entry("topic facet-b", 1),
                Map.entry("entity person/facet-x", 3),
                Map.entry("entity person/facet-y", 1),
                Map.entry("language en", 3),
                Map.entry("language zh", 1),
                Map.entry("country IS", 3),
                Map.entry("country CL", 1),
                Map.entry("day 1903-05-20", 1),
                Map.entry("day 1903-05-08", 2),
                Map.entry("day 1903-05-07", 1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"from=1903-05-01&to=1903-05-08", "source=facets&to=1903-05-08"})
  void daysAreThoseOfTheReader(String query) {
    assertThat(counts(query + "&facet=day&tz=Asia/Shanghai"))
        .isEqualTo(Map.of("day 1903-05-08", 3));
    assertThat(counts(query + "&facet=day&tz=America/New_York"))
        .isEqualTo(Map.of("day 1903-05-08", 1, "day 1903-05-07", 2));
  }

  @Test
  void theNewestDaysComeFirstAndTheMostFrequentValues() {
    given()
        .get("/articles/facets?topic=facet-a&limit=1")
        .then()
        .statusCode(200)
        .header("Isobar-Based-On", "3;exact=?1")
        .body("basedOn.articles", equalTo(3))
        .body("basedOn.exact", equalTo(true))
        .body("items.facet", contains("topic", "entity", "source", "language", "country", "day"))
        .body("items.id", contains("facet-a", "person/facet-x", "facets", "en", "IS", "1903-05-20"))
        .body("items[1].name", equalTo("Facet X"))
        .body("items[3].share", equalTo(0.6667f));
  }

  @Test
  void aStoryIsCounted() {
    String story = given().get("/articles/facet-3").path("story");
    assertThat(counts("story=" + story + "&facet=topic")).isEqualTo(Map.of("topic facet-b", 1));
    assertThat(counts("story=" + story + "&topic=facet-a")).isEmpty();
  }

  @Test
  void tablesHaveTheCountsToo() {
    var answer = given().accept("text/csv").get("/articles/facets?topic=facet-b&facet=entity");
    assertThat(answer.asString())
        .isEqualTo("facet,id,name,articles,share\r\nentity,person/facet-y,Facet Y,1,1.0\r\n");
    assertThat(answer.header("Isobar-Based-On")).isEqualTo("1;exact=?1");
    given()
        .accept("text/csv")
        .header("If-None-Match", answer.header("ETag"))
        .get("/articles/facets?topic=facet-b&facet=entity")
        .then()
        .statusCode(304);
  }

  @ParameterizedTest
  @CsvSource({"facet=author,facet", "limit=101,limit", "sort=time,sort"})
  void namesTheWrongParameter(String query, String parameter) {
    given()
        .get("/articles/facets?" + query)
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo(parameter));
  }

  private void send(
      String id, String published, String language, String topic, String entity, String text) {
    ArticleBuilder article =
        article(id)
            .feed("facets")
            .country(language.equals("en") ? "IS" : "CL")
            .published(published)
            .language(language)
            .topic(topic);
    String name = entity.endsWith("x") ? "Facet X" : "Facet Y";
    service.send(article.mention(entity, name, name).text("The facetword and " + text));
  }

  private static Map<String, Integer> counts(String query) {
    List<Map<String, Object>> items = given().get("/articles/facets?" + query).path("items");
    return items.stream()
        .collect(
            Collectors.toMap(
                item -> item.get("facet") + " " + item.get("id"),
                item -> (Integer) item.get("articles")));
  }
}
