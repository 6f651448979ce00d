package dev.isobar.query.difference;

import static dev.isobar.query.ArticleBuilder.article;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.isobar.query.RunningQueryService;
import dev.isobar.testing.BackingServices;
import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the service answers about differences. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
class StoryDifferencesComponentTest {
  private final RunningQueryService service =
      new RunningQueryService(BackingServices.sharedBroker());

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void whatOnlyOneLanguageSays() {
    service.send(
        article("differ-en")
            .feed("differ-wire")
            .country("US")
            .published("2026-01-01")
            .mention("person/differ-ada", "Ada Differ", "Ada Differ")
            .text("Ada Differ spoke. The ferry of Skagen carried 412 sheep."));
    service.send(
        article("differ-zh")
            .feed("differ-news")
            .country("CN")
            .published("2026-01-02")
            .language("zh")
            .text("渡轮载有百分之四十五的羊。"));
    service.awaitTaken();
    given().get("/stories/differ-en/differences").then().body("sides", hasSize(1));
    given()
        .contentType("application/json")
        .body("{\"articles\": [\"differ-en\", \"differ-zh\"]}")
        .post("/stories/join")
        .then()
        .statusCode(201);

    given()
        .get("/stories/differ-en/differences?by=language")
        .then()
        .statusCode(200)
        .header("ETag", startsWith("W/"))
        .body("by", equalTo("language"))
        .body("articles", equalTo(2))
        .body("sides.language", equalTo(List.of("en", "zh")))
        .body("sides[0].people[0].value", equalTo("person/differ-ada"))
        .body("sides[0].people[0].said.sentence", equalTo("Ada Differ spoke."))
        .body("sides[0].people[0].said.article", equalTo("differ-en"))
        .body("sides[0].people[0].said.source", equalTo("differ-wire"))
        .body("sides[0].numbers[0].value", equalTo("412"))
        .body("sides[1].numbers[0].value", equalTo("45 %"))
        .body("sides[1].numbers[0].name", equalTo("百分之四十五"));
    given()
        .get("/stories/differ-en/differences?by=country")
        .then()
        .body("by", equalTo("country"))
        .body("sides.country", equalTo(List.of("CN", "US")))
        .body("sides[0].numbers[0].value", equalTo("45 %"))
        .body("sides[1].people[0].value", equalTo("person/differ-ada"))
        .body("sides[1].keySet()", not(hasItem("language")));
    given()
        .redirects()
        .follow(false)
        .get("/stories/differ-zh/differences")
        .then()
        .statusCode(308)
        .header("Location", equalTo("../differ-en/differences"));
    given().get("/stories/differ-zh/differences").then().body("id", equalTo("differ-en"));
    given()
        .get("/stories/differ-zh/differences?by=country")
        .then()
        .body("id", equalTo("differ-en"))
        .body("by", equalTo("country"));
  }

  @Test
  void refusesOtherSidesAndUnknownStories() {
    given().get("/stories/differ-none/differences").then().statusCode(404);
    given()
        .get("/stories/differ-none/differences?by=source")
        .then()
        .statusCode(400)
        .body("detail", containsString("country"));
    given().post("/stories/differ-none/differences").then().statusCode(405);
  }
}
