package dev.isobar.query.source;

import static dev.isobar.query.ArticleBuilder.article;
import static dev.isobar.query.story.StoryTexts.HARBOUR;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who reports how much, how fast and first. No other test has the year 1971. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
class SourcesComponentTest {
  private static final String TIME = "/sources?from=1971-01-01&to=1971-12-31";
  private final RunningQueryService service =
      new RunningQueryService(BackingServices.sharedBroker());

  @BeforeEach
  void send() {
    send(HARBOUR.english(), "src-1", "src-fast", "1971-03-01T08:00:00Z", "1971-03-01T08:01:00Z");
    send(HARBOUR.chinese(), "src-2", "src-slow", "1971-03-01T09:00:00Z", "1971-03-01T11:00:00Z");
    send(alone(), "src-3", "src-slow", "1971-03-02T09:00:00Z", "1971-03-02T10:00:00Z");
    send(alone(), "src-4", "src-day", "1971-03-03", "1971-03-03T10:00:00Z");
    service.awaitTaken();
  }

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void sourcesAreCompared() {
    assertThat(given().get("/articles/src-2").jsonPath().getString("story")).isEqualTo("src-1");

    JsonPath sources = given().get(TIME).then().statusCode(200).extract().jsonPath();
    assertThat(sources.getList("items.id")).containsExactly("src-slow", "src-day", "src-fast");
    assertThat(sources.getList("items.articles")).containsExactly(2, 1, 1);
    assertThat(sources.getList("items.delay")).containsExactly(5_400, null, 60);
    assertThat(sources.getList("items.stories")).containsExactly(1, 0, 1);
    assertThat(sources.getList("items.first")).containsExactly(0, 0, 1);
    assertThat(sources.getList("items.firstShare")).containsExactly(0f, null, 1f);
    assertThat(sources.getInt("basedOn.articles")).isEqualTo(4);
    assertThat(sources.getBoolean("basedOn.exact")).isTrue();
  }

  /** A translation is no copy, nor is what a source says twice. No other test has the year 1973. */
  @Test
  void copiesOfEarlierArticlesOfOthersAreCounted() {
    send(HARBOUR.english(), "copy-1", "copy-own", "1973-03-01T08:00:00Z", "1973-03-01T08:01:00Z");
    send(HARBOUR.english(), "copy-2", "copy-own", "1973-03-01T08:30:00Z", "1973-03-01T08:31:00Z");
    send(HARBOUR.english(), "copy-3", "copy-cat", "1973-03-01T09:00:00Z", "1973-03-01T09:01:00Z");
    send(HARBOUR.chinese(), "copy-4", "copy-zh", "1973-03-01T09:30:00Z", "1973-03-01T09:31:00Z");
    send(alone(), "copy-5", "copy-cat", "1973-03-02T09:00:00Z", "1973-03-02T10:00:00Z");
    service.awaitTaken();
    assertThat(given().get("/articles/copy-3").jsonPath().getString("story")).isEqualTo("copy-1");
    assertThat(given().get("/articles/copy-4").jsonPath().getString("story")).isEqualTo("copy-1");

    JsonPath sources = given().get("/sources?from=1973-01-01&to=1973-12-31").jsonPath();
    assertThat(sources.getList("items.id")).containsExactly("copy-cat", "copy-own", "copy-zh");
    assertThat(sources.getList("items.copies")).containsExactly(1, 0, 0);
    assertThat(sources.getList("items.copyShare")).containsExactly(0.5f, 0f, 0f);
  }

  @Test
  void pagesAndTables() {
    String next = given().get(TIME + "&limit=2").path("next");
    assertThat(given().accept("text/csv").get(TIME + "&limit=2&after=" + next).asString())
        .isEqualTo(
            "id,articles,delay,stories,first,firstShare,copies,copyShare\r\n"
                + "src-fast,1,60,1,1,1.0,0,0.0\r\n");
    given()
        .get("/sources?topic=methane")
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("topic"));
  }

  private static ArticleBuilder alone() {
    return article("src").text("A heron stood by the pond all day.");
  }

  private void send(
      ArticleBuilder article, String id, String feed, String published, String fetched) {
    service.send(article.with("id", id).fetchedAt(fetched).feed(feed).published(published));
  }
}
