package dev.isobar.query.story;

import static dev.isobar.query.ArticleBuilder.article;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.isobar.query.RunningQueryService;
import dev.isobar.testing.BackingServices;
import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the service answers about stories. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
class StoriesComponentTest {
  private final RunningQueryService wire = new RunningQueryService(BackingServices.sharedBroker());

  @AfterEach
  void close() {
    wire.close();
  }

  @Test
  void aStoryHasItsArticlesAndTheReasons() {
    wire.send(StoryTexts.TIGERS.chinese().published("2026-01-02").feed("stories"));
    wire.send(StoryTexts.TIGERS.report().published("2026-01-03").feed("stories"));
    wire.awaitTaken();
    given().redirects().follow(false).get("/stories/zh-TIGERS").then().statusCode(200);

    wire.send(StoryTexts.TIGERS.english().published("2026-01-01").feed("stories"));
    wire.send(article("otter").feed("stories").text("An otter crossed the road near the mill."));
    wire.awaitTaken();

    given()
        .get("/stories/en-TIGERS")
        .then()
        .body("headline", containsString("Rangers in eastern Nepal"))
        .body("articles", equalTo(3))
        .body("languages", contains("en", "zh"))
        .body("first.article", equalTo("en-TIGERS"))
        .body("members.id", contains("en-TIGERS", "zh-TIGERS", "report-TIGERS"))
        .body("members[0].link", nullValue())
        .body("members[1].link.kind", equalTo("translation"))
        .body("members[2].link.kind", equalTo("same-happening"))
        .body("members[2].link.with", equalTo("en-TIGERS"))
        .body("summary", hasSize(3));
    given()
        .redirects()
        .follow(false)
        .get("/stories/zh-TIGERS")
        .then()
        .statusCode(308)
        .header("Location", containsString("en-TIGERS"));
    given().get("/stories/nothing").then().statusCode(404);
    given().get("/stories/otter").then().body("articles", equalTo(1));

    assertThat(given().get("/articles?story=zh-TIGERS").jsonPath().getList("items.id"))
        .containsExactly("report-TIGERS", "zh-TIGERS", "en-TIGERS");
    assertThat(given().get("/articles?story=en-TIGERS&language=zh").jsonPath().getList("items.id"))
        .containsExactly("zh-TIGERS");
    given()
        .get("/articles?source=stories")
        .then()
        .body("items.find { it.id == 'zh-TIGERS' }.story", equalTo("en-TIGERS"));
    given().get("/articles/report-TIGERS").then().body("story", equalTo("en-TIGERS"));
  }

  @Test
  void storiesAreListedByTheirLatestArticle() {
    wire.send(article("old").published("1873-01-01").text("A heron stood by the pond all day."));
    wire.send(article("new").published("1873-01-03").text("Snow fell on the hills overnight."));
    wire.awaitTaken();
    String year = "/stories?from=1873-01-01&to=1873-12-31";
    assertThat(given().get(year).jsonPath().getList("items.id")).containsExactly("new", "old");
    String next = given().get(year + "&limit=1").jsonPath().getString("next");
    assertThat(given().get(year + "&after=" + next).jsonPath().getList("items.id"))
        .containsExactly("old");
    assertThat(given().get(year + "&min-articles=2").jsonPath().getList("items.id")).isEmpty();
    given().get("/stories?min-articles=none").then().statusCode(400);
    given()
        .accept("text/csv")
        .get(year)
        .then()
        .body(containsString("old,Title of old,1873-01-01T00:00:00Z"));
  }
}
