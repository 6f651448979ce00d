package dev.isobar.query.article;

import static dev.isobar.query.ArticleBuilder.article;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.query.ArticleBuilder;
import dev.isobar.query.RunningQueryService;
import dev.isobar.query.rest.QueryParameters;
import dev.isobar.testing.BackingServices;
import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Articles of decades, one of the first century and one of the year 9966: every filter gives on its
 * pages what the filter passes in memory, in the same order.
 */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
class ArticleSearchComponentTest {
  private static final String FEED = "search-decades";
  private static final String[] WORDS = {"methane", "forest", "coal", "bonn", "甲烷排放", "碳市场"};
  private static final List<EnrichedArticle> ARTICLES = new ArrayList<>();

  @BeforeEach
  void send() {
    if (!ARTICLES.isEmpty()) {
      return;
    }
    Random random = new Random(11);
    Instant end = Instant.parse("2026-11-20T00:00:00Z");
    try (RunningQueryService service = new RunningQueryService(BackingServices.sharedBroker())) {
      for (int i = 0; i < 400; i++) {
        long days = i % 4 == 0 ? random.nextInt(20_000) : random.nextInt(120);
        days = i == 7 ? 700_000 : i == 8 ? -2_900_000 : days;
        ArticleBuilder article =
            article("s-%03d".formatted(i))
                .feed(FEED)
                .language(random.nextBoolean() ? "en" : "zh")
                .published(end.minus(days, ChronoUnit.DAYS).toString())
                .text(WORDS[random.nextInt(6)] + " and " + WORDS[random.nextInt(6)])
                .topic("search-" + random.nextInt(3))
                .mention("place/search-" + random.nextInt(40), "A place", "place");
        ARTICLES.add(article.build());
        service.sendSoon(article);
      }
      service.flush();
      service.awaitTaken();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "q=methane",
        "q=甲",
        "q=甲烷",
        "q=甲烷排放",
        "q=methane coal",
        "q=absentword",
        "q=\"coal and forest\"",
        "q=forests",
        "q=metha*",
        "q=methan* co*",
        "q=absentw*",
        "q=a*",
        "q=title:title",
        "q=source:decades coal",
        "q=author:nobody",
        "q=coal OR 甲烷",
        "q=coal -methane",
        "q=-methane -甲烷排放",
        "q=(bonn OR absentword) -coal&language=zh",
        "topic=search-1",
        "topic=search-1&topic=search-2&language=zh",
        "entity=place/search-7",
        "entity=place/search-7&entity=place/search-8&topic=search-0&topic=search-1",
        "language=en&q=bonn",
        "topic=search-0&from=1980-01-01&to=2026-10-01",
        "q=碳市场&to=1999-12-31",
        "from=2026-11-01",
      })
  void pagesGiveWhatTheFilterPasses(String query) {
    Map<String, List<String>> parameters = new HashMap<>(Map.of("source", List.of(FEED)));
    for (String parameter : query.isEmpty() ? new String[0] : query.split("&")) {
      String[] parts = parameter.split("=", 2);
      parameters.computeIfAbsent(parts[0], name -> new ArrayList<>()).add(parts[1]);
    }
    ArticleFilter filter = ArticleFilter.parse(new QueryParameters(parameters));
    List<String> expected =
        ARTICLES.stream()
            .filter(filter::matches)
            .sorted(
                Comparator.comparing(ArticleTime::of).thenComparing(EnrichedArticle::id).reversed())
            .map(EnrichedArticle::id)
            .toList();

    assertThat(pages(parameters)).containsExactlyElementsOf(expected);
  }

  @Test
  void aLabelFindsItsTranslationUnlessSwitchedOff() {
    int both = found("q=methane");
    assertThat(found("q=甲烷")).isEqualTo(both);
    int english = found("q=methane&expand=false");
    assertThat(english).isPositive().isLessThan(both);
    given()
        .queryParams("source", FEED, "q", "methane")
        .get("/articles")
        .then()
        .statusCode(200)
        .body("alsoSearched", equalTo(List.of("甲烷")))
        .body("$", not(hasKey("didYouMean")));
    given().queryParam("expand", "no").get("/articles").then().statusCode(400);
  }

  @Test
  void aMisspelledLabelThatFindsNothingIsCorrected() {
    given()
        .queryParams("source", FEED, "q", "methhane")
        .get("/articles")
        .then()
        .statusCode(200)
        .body("items", hasSize(0))
        .body("didYouMean", equalTo(List.of("methane")));
  }

  @Test
  void ranksByTheNumberOfMatchesOnEachPage() {
    List<Integer> counts = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    String after = null;
    do {
      var request =
          given()
              .queryParams("source", FEED, "q", "methane OR coal", "expand", "false")
              .queryParams("sort", "relevance", "highlight", "true", "limit", 30);
      JsonPath page =
          (after == null ? request : request.queryParam("after", after))
              .get("/articles")
              .then()
              .statusCode(200)
              .extract()
              .jsonPath();
      for (int i = 0; i < page.getList("items").size(); i++) {
        String snippet = page.getString("items[" + i + "].snippet");
        counts.add(
            snippet.split("methane", -1).length == 3 || snippet.split("coal", -1).length == 3
                ? 2
                : 1);
        int start = page.getInt("items[" + i + "].highlights.snippet[0].start");
        int end = page.getInt("items[" + i + "].highlights.snippet[0].end");
        assertThat(snippet.substring(start, end)).isIn("methane", "coal");
      }
      ids.addAll(page.getList("items.id", String.class));
      after = page.getString("next");
    } while (after != null);
    assertThat(counts).isSortedAccordingTo(Comparator.reverseOrder()).contains(1, 2);
    assertThat(ids).doesNotHaveDuplicates().hasSize(found("q=methane OR coal&expand=false"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sort=relevance", "sort=newest&q=coal", "highlight=1&q=coal"})
  void refusesWhatItCannotSort(String query) {
    given().get("/articles?" + query).then().statusCode(400);
  }

  private static int found(String query) {
    Map<String, List<String>> parameters = new HashMap<>(Map.of("source", List.of(FEED)));
    for (String parameter : query.split("&")) {
      String[] parts = parameter.split("=", 2);
      parameters.put(parts[0], List.of(parts[1]));
    }
    return pages(parameters).size();
  }

  private static List<String> pages(Map<String, List<String>> parameters) {
    List<String> ids = new ArrayList<>();
    String after = null;
    do {
      var request = given().queryParams(parameters).queryParam("limit", 7);
      JsonPath page =
          (after == null ? request : request.queryParam("after", after))
              .get("/articles")
              .then()
              .statusCode(200)
              .extract()
              .jsonPath();
      ids.addAll(page.getList("items.id", String.class));
      after = page.getString("next");
    } while (after != null);
    return ids;
  }
}
