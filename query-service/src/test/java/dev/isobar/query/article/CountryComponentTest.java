package dev.isobar.query.article;

import static dev.isobar.query.ArticleBuilder.article;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.isobar.query.RunningQueryService;
import dev.isobar.testing.BackingServices;
import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The country of sources in lists and counts. No other test has articles of the year 1907. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
class CountryComponentTest {
  private static final String YEAR = "from=1907-01-01&to=1907-12-31";

  private final RunningQueryService service =
      new RunningQueryService(BackingServices.sharedBroker());

  @BeforeEach
  void send() {
    service.send(article("country-1").feed("country-a").country("FJ").published("1907-03-01"));
    service.send(
        article("country-2")
            .feed("country-b")
            .country("FJ")
            .published("1907-03-02")
            .topic("country-t")
            .mention("person/country-x", "X", "X"));
    service.send(
        article("country-3")
            .feed("country-c")
            .country("TO")
            .published("1907-03-02")
            .topic("country-t"));
    service.send(article("country-4").feed("country-d").published("1907-03-03").topic("country-t"));
    service.awaitTaken();
  }

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void listsHaveTheArticlesOfACountry() {
    assertThat(ids("country=FJ&" + YEAR)).containsExactly("country-2", "country-1");
    assertThat(ids("country=fj&country=TO&topic=country-t&" + YEAR))
        .containsExactlyInAnyOrder("country-2", "country-3");
    JsonPath all = read("/articles?" + YEAR);
    assertThat(all.getString("items.find { it.id == 'country-3' }.source.country")).isEqualTo("TO");
    assertThat(all.getMap("items.find { it.id == 'country-4' }.source"))
        .doesNotContainKey("country");
    String table = given().accept("text/csv").get("/articles?country=TO&" + YEAR).asString();
    assertThat(table.lines().toList().get(0)).endsWith(",country");
    assertThat(table.lines().toList().get(1)).endsWith(",TO");
  }

  @Test
  void otherListsCountOnlyThem() {
    assertThat(read("/topics?country=FJ&" + YEAR).getList("items.articles")).containsExactly(1);
    assertThat(read("/entities?country=TO&" + YEAR).getList("items")).isEmpty();
    assertThat(read("/entities?country=FJ&" + YEAR).getList("items.id"))
        .containsExactly("person/country-x");
    assertThat(read("/stories?country=TO&" + YEAR).getList("items.id"))
        .containsExactly("country-3");
  }

  /** A revision may move an article to another country, or away from all. */
  @Test
  void countsFollowRevisions() {
    assertThat(trend("1907-03-01", "1907-03-02")).containsExactly(1, 1);
    service.send(
        article("country-moved")
            .feed("country-e")
            .country("FJ")
            .published("1907-03-05")
            .fetchedAt("2026-01-02T00:00:00Z"));
    service.awaitTaken();
    assertThat(trend("1907-03-05", "1907-03-05")).containsExactly(1);
    assertThat(ids("country=FJ&from=1907-03-05&to=1907-03-05")).containsExactly("country-moved");
    service.send(
        article("country-moved")
            .feed("country-e")
            .published("1907-03-05")
            .fetchedAt("2026-01-03T00:00:00Z"));
    service.awaitTaken();
    assertThat(trend("1907-03-05", "1907-03-05")).containsExactly(0);
    assertThat(ids("country=FJ&from=1907-03-05&to=1907-03-05")).isEmpty();
    assertThat(ids("from=1907-03-05&to=1907-03-05")).containsExactly("country-moved");
  }

  @Test
  void aSavedQueryAndItsFeedHaveACountry() {
    given()
        .contentType("application/json")
        .body(
            "{\"name\": \"Fiji\", \"parameters\": {\"country\": [\"FJ\"], \"to\": \"1907-12-31\"}}")
        .put("/queries/country-fiji")
        .then()
        .statusCode(201);
    assertThat(read("/queries/country-fiji/articles").getList("items.id"))
        .contains("country-2", "country-1");
    given()
        .contentType("application/json")
        .body("{\"name\": \"Fiji\", \"parameters\": {\"country\": \"Fiji\"}}")
        .put("/queries/country-other")
        .then()
        .statusCode(400)
        .body("detail", containsString("such as CN"));
    given()
        .accept("application/atom+xml")
        .get("/articles?country=FJ&" + YEAR)
        .then()
        .statusCode(200)
        .body(containsString("<title>Isobar: FJ</title>"))
        .body(containsString("country-2"))
        .body(not(containsString("country-3")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/articles", "/articles/facets", "/topics", "/entities", "/stories", "/live"})
  void namesTheWrongCountry(String path) {
    given()
        .get(path + "?country=China")
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("country"))
        .body("detail", containsString("send two letters, such as CN"));
  }

  /** Articles from the United Kingdom have GB, so UK would silently find nothing. */
  @ParameterizedTest
  @ValueSource(strings = {"/articles?country=UK", "/articles?country=eu", "/topics?country=YY"})
  void codesThatNoArticleHasAreRefused(String path) {
    given().get(path).then().statusCode(400).body("detail", containsString("GB"));
  }

  @Test
  void trendsTakeSmallLettersToo() {
    assertThat(
            read("/trends?dimension=country&id=fj&from=1907-03-01&to=1907-03-02")
                .getList("items.articles"))
        .isEqualTo(trend("1907-03-01", "1907-03-02"));
    given()
        .get("/trends?dimension=country&id=UK")
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("id"));
  }

  private static List<Integer> trend(String from, String to) {
    return read("/trends?dimension=country&id=FJ&from=" + from + "&to=" + to)
        .getList("items.articles");
  }

  private static List<String> ids(String query) {
    return read("/articles?" + query).getList("items.id");
  }

  private static JsonPath read(String address) {
    return given().get(address).then().statusCode(200).extract().jsonPath();
  }
}
