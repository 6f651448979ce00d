package dev.isobar.query.story;

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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stories as a desk asks for them. No other test has May 2012. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
class StoryListComponentTest {
  private static final String MONTH = "from=2012-05-01&to=2012-05-31";

  private static final String THIRD_REPORT =
      """
      Fishermen in 40 boats blocked the estuary of Rotterdam: dredging for the new terminal makes the water muddy, they say.
      Steel mills wait for 250,000 tonnes of liquid hydrogen a year that ships bring from Chile and Namibia.
      Europe has no larger terminal for the fuel, said mayor Carola Vermeer on Wednesday.
      """;

  private final RunningQueryService service =
      new RunningQueryService(BackingServices.sharedBroker());

  /** Tigers: a report, a copy in Chinese, a report of another. Harbour: three reports, one copy. */
  @BeforeEach
  void send() {
    service.send(
        at(StoryTexts.TIGERS.english(), "desk-a1", "07T08:00", "Alpha")
            .topic("desk-animals", "desk-nature")
            .mention("place/desk-bardia", "Bardia", "Bardia"));
    service.send(at(StoryTexts.TIGERS.report(), "desk-a2", "07T08:20", "Beta"));
    service.send(at(StoryTexts.TIGERS.chinese(), "desk-a3", "07T08:40", "Gamma"));
    service.send(
        at(StoryTexts.HARBOUR.english(), "desk-b1", "08T10:00", "Alpha").topic("desk-energy"));
    service.send(
        at(StoryTexts.HARBOUR.report(), "desk-b2", "08T10:30", "Beta").topic("desk-energy"));
    service.send(
        at(article("desk-b3").text(THIRD_REPORT), "desk-b3", "08T10:50", "Delta")
            .topic("desk-energy"));
    service.send(
        at(StoryTexts.HARBOUR.english(), "desk-b4", "09T16:00", "Epsilon").topic("desk-energy"));
    service.send(
        at(article("desk-c1").text("A heron stood by the pond."), "desk-c1", "10T10:00", "Alpha")
            .topic("desk-animals"));
    service.awaitTaken();
  }

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void aStoryIsChosenByOneArticleThatMatches() {
    assertThat(ids("")).containsExactly("desk-c1", "desk-b1", "desk-a1");
    assertThat(ids("topic=desk-animals")).containsExactly("desk-c1", "desk-a1");
    assertThat(ids("topic=desk-nature")).containsExactly("desk-a1");
    assertThat(ids("topic=desk-animals&min-articles=2")).containsExactly("desk-a1");
    assertThat(ids("entity=place/desk-bardia")).containsExactly("desk-a1");
    assertThat(ids("source=Gamma&source=Epsilon")).containsExactly("desk-b1", "desk-a1");
    assertThat(ids("language=zh")).containsExactly("desk-a1");
    assertThat(ids("q=hydrogen")).containsExactly("desk-b1");
    assertThat(ids("q=heron&topic=desk-energy")).isEmpty();
    assertThat(ids("q=heron&mute-source=Alpha")).isEmpty();

    JsonPath chinese = list("language=zh");
    assertThat(chinese.getInt("items[0].articles")).isEqualTo(3);
    assertThat(chinese.getString("items[0].headline")).startsWith("Rangers");
    assertThat(chinese.getInt("basedOn.articles")).isEqualTo(1);
    assertThat(chinese.getBoolean("basedOn.exact")).isTrue();
    assertThat(list("topic=desk-energy").getInt("basedOn.articles")).isEqualTo(4);
    assertThat(list("").getMap("")).doesNotContainKey("basedOn");
  }

  @Test
  void pagesHaveEachStoryOnce() {
    for (String query : List.of("", "source=Alpha", "q=hydrogen OR heron OR tigers")) {
      List<String> all = new ArrayList<>();
      String after = "";
      do {
        JsonPath page = list("limit=1" + (query.isEmpty() ? "" : "&") + query + after);
        all.addAll(page.getList("items.id"));
        String next = page.getString("next");
        after = next == null ? null : "&after=" + next;
      } while (after != null);
      assertThat(all).as(query).containsExactly("desk-c1", "desk-b1", "desk-a1");
    }
  }

  @Test
  void theOrderIsByTimePaceOrSize() {
    assertThat(ids("sort=latest")).containsExactly("desk-c1", "desk-b1", "desk-a1");
    assertThat(ids("sort=velocity")).containsExactly("desk-a1", "desk-b1");
    assertThat(ids("sort=articles")).containsExactly("desk-b1", "desk-a1");
    assertThat(ids("sort=articles&limit=1")).containsExactly("desk-b1");
    assertThat(ids("sort=articles&min-articles=4")).containsExactly("desk-b1");
    JsonPath byPace = list("sort=velocity");
    assertThat(byPace.getInt("basedOn.articles")).isEqualTo(7);
    assertThat(byPace.getBoolean("basedOn.exact")).isTrue();
    assertThat(byPace.getString("next")).isNull();
    assertThat(list("sort=velocity&language=zh").getInt("basedOn.articles")).isEqualTo(1);
    assertThat(byPace.getDouble("items[0].velocity.sourcesPerHour")).isEqualTo(3);
    assertThat(byPace.getInt("items[0].velocity.independentPublishers")).isEqualTo(2);
    assertThat(byPace.getDouble("items[1].velocity.sourcesPerHour")).isEqualTo(0.13);
    assertThat(byPace.getInt("items[1].velocity.independentPublishers")).isEqualTo(3);
    for (int i = 0; i < 2; i++) {
      String id = byPace.getString("items[" + i + "].id");
      Object ofStory = given().get("/stories/" + id).jsonPath().getMap("velocity");
      assertThat((Object) byPace.getMap("items[" + i + "].velocity")).isEqualTo(ofStory);
    }
  }

  @ParameterizedTest
  @CsvSource({"sort=latest", "sort=velocity", "sort=articles", "topic=desk-energy"})
  void newsBreaksWithThreeIndependentPublishersWithinAnHour(String query) {
    JsonPath breaking = list("breaking=true&" + query);
    assertThat(breaking.getList("items.id")).containsExactly("desk-b1");
    assertThat(breaking.getBoolean("items[0].velocity.breaking")).isTrue();
    assertThat(breaking.getString("next")).isNull();
    assertThat(ids("breaking=true&topic=desk-animals&" + query.replace("desk-energy", "none")))
        .isEmpty();
  }

  @Test
  void storiesOfTheLastDayAreCompared() {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    for (int i = 0; i < 3; i++) {
      String id = "desk-now-" + i;
      String text =
          "A moose walked through the streets of Tartu at night, and "
              + i
              + " people saw it.\n"
              + "The police led the animal back to the wood beside the river Emajogi by morning.\n"
              + "Nobody was hurt, but two parked cars and a kiosk for newspapers were damaged.\n";
      Instant at = now.minus(i == 2 ? 20 : i, ChronoUnit.HOURS);
      service.send(
          article(id)
              .feed("desk-now-" + i)
              .fetchedAt(at.toString())
              .published(at.toString())
              .topic("desk-now")
              .text(text));
    }
    service.awaitTaken();

    var answer = given().get("/stories?sort=articles&topic=desk-now&min-articles=3");
    assertThat(answer.jsonPath().getList("items.id")).containsExactly("desk-now-2");
    assertThat(answer.jsonPath().getDouble("items[0].velocity.sourcesPerHour")).isEqualTo(0.15);
    assertThat(given().get("/stories?sort=articles&topic=desk-energy").jsonPath().getList("items"))
        .isEmpty();
    assertThat(
            given()
                .get("/stories?sort=articles&topic=desk-energy&to=2012-05-09")
                .jsonPath()
                .getList("items.id"))
        .containsExactly("desk-b1");
  }

  /** What is known of texts that were compared is not shown after one of them has changed. */
  @Test
  void theVelocityFollowsRevisions() {
    service.send(harbour(StoryTexts.HARBOUR.english(), 1, 1));
    service.send(harbour(StoryTexts.HARBOUR.report(), 2, 1));
    service.awaitTaken();
    assertThat(independentPublishersInMarch()).isEqualTo(2);

    service.send(harbour(StoryTexts.HARBOUR.english(), 2, 2));
    service.awaitTaken();
    assertThat(independentPublishersInMarch()).isEqualTo(1);
  }

  private static ArticleBuilder harbour(ArticleBuilder text, int number, int revision) {
    return text.with("id", "desk-march-" + number)
        .feed("desk-march-" + number)
        .fetchedAt("2015-03-02T10:0%d:00Z".formatted(revision))
        .published("2015-03-02T10:00:00Z");
  }

  private static int independentPublishersInMarch() {
    JsonPath found = given().get("/stories?from=2015-03-02&to=2015-03-02").jsonPath();
    assertThat(found.getList("items.id")).hasSize(1);
    return found.getInt("items[0].velocity.independentPublishers");
  }

  @Test
  void tablesHaveTheVelocityToo() {
    String csv = given().accept("text/csv").get("/stories?topic=desk-nature&" + MONTH).asString();
    assertThat(csv)
        .startsWith(
            "id,headline,from,latest,articles,sources,languages,sourcesPerHour,"
                + "independentPublishers,breaking\r\ndesk-a1,")
        .endsWith(",3,Alpha;Beta;Gamma,en;zh,3.0,2,false\r\n");
  }

  @ParameterizedTest
  @CsvSource({
    "sort=size, sort",
    "sort=velocity&after=1.YWE, after",
    "breaking=yes, breaking",
    "story=a, story",
    "language=, language"
  })
  void namesTheWrongParameter(String query, String parameter) {
    given()
        .get("/stories?" + query)
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo(parameter));
  }

  private static ArticleBuilder at(
      ArticleBuilder article, String id, String time, String publisher) {
    String moment = "2012-05-" + time + ":00Z";
    return article
        .with("id", id)
        .feed("desk")
        .publisher(publisher)
        .fetchedAt(moment)
        .published(moment);
  }

  private static JsonPath list(String query) {
    return given()
        .get("/stories?" + MONTH + (query.isEmpty() ? "" : "&" + query))
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static List<String> ids(String query) {
    return list(query).getList("items.id");
  }
}
