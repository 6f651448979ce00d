package dev.isobar.query.article;

import static dev.isobar.query.ArticleBuilder.article;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.isobar.query.RunningQueryService;
import dev.isobar.testing.BackingServices;
import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of articles: its forms, its pages, and what it says of wrong requests. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
class ArticleListComponentTest {
  private final RunningQueryService service =
      new RunningQueryService(BackingServices.sharedBroker());

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void returnsTheArticleOfTheEventUnchangedWithItsStory() {
    String value =
        new String(article("as-it-came").text("t").bytes(), StandardCharsets.UTF_8)
            .replaceFirst("\\{", "{ \"futureField\" : [1, 2.50],");
    service.send("as-it-came", value.getBytes(StandardCharsets.UTF_8));
    service.awaitTaken();

    byte[] answer = ok("/articles/as-it-came").extract().asByteArray();
    assertThat(new String(answer, StandardCharsets.UTF_8))
        .isEqualTo(value.replaceFirst("}$", ",\"story\":\"as-it-came\"}"));
  }

  @Test
  void showsArticlesWithoutTheirText() {
    service.send(
        article("light")
            .feed("light")
            .published("2024-02-03")
            .text("First   line.\n" + "word ".repeat(100))
            .topic("oceans")
            .topic("forests", "land")
            .mention("place/china", "China", "China")
            .mention("person/a", "A", "Mr A")
            .mention("person/a", "A", "A"));
    service.awaitTaken();

    ok("/articles?source=light")
        .body("items.size()", equalTo(1))
        .body("next", equalTo(null))
        .body("items[0].id", equalTo("light"))
        .body("items[0].at", equalTo("2024-02-03T00:00:00Z"))
        .body("items[0].source.feed", equalTo("light"))
        .body("items[0].topics.id", equalTo(List.of("forests", "oceans")))
        .body("items[0].entities.id", equalTo(List.of("person/a", "place/china")))
        .body("items[0].entities.count", equalTo(List.of(2, 1)))
        .body("items[0].text", equalTo(null))
        .body("items[0].snippet", containsString("First line. word"));
  }

  @Test
  void pagesHaveNeitherGapNorRepetitionWhileArticlesArrive() {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 23; i++) {
      // Several share a moment: then the id decides.
      String id = "page-%02d".formatted(i);
      service.send(article(id).feed("pages").published("2024-01-%02d".formatted(1 + i / 4)));
      expected.add(0, id);
    }
    service.awaitTaken();

    List<String> found = new ArrayList<>();
    String after = "";
    for (int page = 0; after != null; page++) {
      ValidatableResponse answer = ok("/articles?source=pages&limit=5" + after);
      found.addAll(answer.extract().path("items.id"));
      String next = answer.extract().path("next");
      after = next == null ? null : "&after=" + next;
      service.send(article("newer-" + page).feed("pages").published("2025-01-01"));
      service.send(article("older-" + page).feed("pages").published("2023-12-31"));
      service.awaitTaken();
    }

    assertThat(found).filteredOn(id -> id.startsWith("page-")).isEqualTo(expected);
    assertThat(found).doesNotHaveDuplicates().noneMatch(id -> id.startsWith("newer-"));
  }

  @Test
  void escapesSpreadsheetFormulas() {
    service.send(article("csv-1").feed("csv").with("title", "=1+1, \"quoted\"\nline"));
    service.send(article("csv-2").feed("csv").with("title", "plain").published("2020-01-01"));
    service.awaitTaken();

    String csv =
        given()
            .accept("text/csv")
            .get("/articles?source=csv")
            .then()
            .statusCode(200)
            .contentType("text/csv;charset=UTF-8;header=present")
            .extract()
            .asString();
    assertThat(csv)
        .startsWith("id,revision,at,url,feed,publisher,title,")
        .contains(",\"'=1+1, \"\"quoted\"\"\nline\",")
        .contains(",plain,")
        .endsWith("\r\n");
  }

  @Test
  void writesOneLinePerArticle() {
    service.send(article("lines-1").feed("lines"));
    service.send(article("lines-2").feed("lines"));
    service.awaitTaken();

    var answer = given().accept("application/x-ndjson").get("/articles?source=lines&limit=1");
    assertThat(answer.asString().split("\n")).hasSize(1).allMatch(line -> line.startsWith("{"));
    assertThat(answer.header("Link")).startsWith("<?source=lines").endsWith(">; rel=\"next\"");
  }

  @Test
  void answers304ForTheCurrentVersion() {
    service.send(article("tagged").feed("tagged"));
    service.awaitTaken();
    for (String path : List.of("/articles?source=tagged", "/articles/tagged", "/topics")) {
      String tag = ok(path).extract().header("ETag");
      given().header("If-None-Match", tag).get(path).then().statusCode(304);
      assertThat(given().header("If-None-Match", tag).get(path).header("Isobar-Cursor"))
          .startsWith("v2_");
    }
    String tag = ok("/articles?source=tagged").extract().header("ETag");
    service.send(article("tagged-2").feed("tagged"));
    service.awaitTaken();
    given().header("If-None-Match", tag).get("/articles?source=tagged").then().statusCode(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /articles?limit=0                         | limit | from 1 to 1000
          /articles?limit=1001                      | limit | from 1 to 1000
          /articles?limit=many                      | limit | from 1 to 1000
          /articles?limit=1&limit=2                 | limit | 2 times
          /articles?after=nonsense                  | after | next
          /articles?after=MTo                       | after | next
          /articles?colour=red                      | colour | use after, bom, country
          /articles?q=%21                           | q | at least one letter or digit
          /articles?topic=                          | topic | empty
          /articles?from=yesterday                  | from | 2024-05-07
          /articles?from=2024-02-30                 | from | 2024-05-07
          /articles?from=2024-05-08&to=2024-05-06   | to | swap
          /articles?from=-9999-01-01                | from | 0001 to 9999
          /articles?to=%2B999999999-12-31           | to | 0001 to 9999
          /articles?to=%2B10001-01-01T00:00:00Z     | to | 0001 to 9999
          /entities?from=-999999999-01-01           | from | 0001 to 9999
          /articles?after=                          | after | next
          /articles?after=OTk5OTk5OTk5OTk5OTk5OTp4  | after | next
          /articles?after=LTk5OTk5OTk5OTk5OTk5OTp4  | after | next
          /topics?after=                            | after | next
          /articles/some?limit=1                    | limit | it has none
          /topics?colour=red                        | colour | use after, bom
          /topics?after=nonsense                    | after | next
          /topics?text=%21                          | text | at least one letter or digit
          /entities?type=planet                     | type | person, organisation
          /entities?after=MTI                       | after | next
          """)
  void namesTheWrongParameter(String path, String parameter, String remedy) {
    given()
        .urlEncodingEnabled(false)
        .get(path)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("https://isobar.dev/problems/bad-parameter"))
        .body("errors[0].pointer", equalTo(parameter))
        .body("errors[0].detail", containsString(remedy));
  }

  @ParameterizedTest
  @CsvSource({"/articles/unheard-of", "/articles/nul%00", "/nowhere"})
  void reportsMissingData(String path) {
    given()
        .urlEncodingEnabled(false)
        .get(path)
        .then()
        .statusCode(404)
        .contentType("application/problem+json");
  }

  @Test
  void refusesOtherForms() {
    given()
        .accept("image/png")
        .get("/articles")
        .then()
        .statusCode(406)
        .contentType("application/problem+json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          application/json; charset=utf-8            | application/json
          application/json;charset=UTF-8             | application/json
          text/html, application/json;q=0.9          | application/json
          */*                                        | application/json
          application/*;version=1                    | application/json
          text/csv; header=absent                    | text/csv
          application/x-ndjson; charset=utf-8        | application/x-ndjson
          application/json;q=0.1, text/csv;q=0.5     | text/csv
          """)
  void parametersOfAMediaTypeAreIgnored(String accept, String type) {
    for (String path : new String[] {"/articles", "/topics", "/entities"}) {
      given()
          .header("Accept", accept)
          .get(path)
          .then()
          .statusCode(200)
          .contentType(containsString(type));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/articles?after=999999999999999999.eA",
        "/articles?after=-999999999999999999.eA",
        "/articles?after=0.AAAA",
        "/topics?after=999999999999999999.eA",
        "/entities?after=-1.eA"
      })
  void cursorBeyondTheListReturnsAllOrNothing(String path) {
    ok(path);
  }

  @Test
  void takesAHundredLongValues() {
    String values = "&entity=organisation/%E6%B0%94%E5%80%99%E5%8F%98%E5%8C%96".repeat(100);
    ok("/articles?limit=1" + values);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/articles", "/articles/a1", "/topics", "/entities", "/live"})
  void refusedMethodHasAllowHeader(String path) {
    given()
        .put(path)
        .then()
        .statusCode(405)
        .contentType("application/problem+json")
        .header("Allow", containsString("GET"));
  }

  private static ValidatableResponse ok(String path) {
    return given().urlEncodingEnabled(false).get(path).then().statusCode(200);
  }
}
