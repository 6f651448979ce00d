package dev.isobar.query.live;

import static dev.isobar.query.ArticleBuilder.article;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.query.ArticleBuilder;
import dev.isobar.query.RunningQueryService;
import dev.isobar.query.ViewTables;
import dev.isobar.query.story.StoryTexts;
import dev.isobar.testing.BackingServices;
import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.DatabaseResource;
import dev.isobar.testing.Polling;
import dev.isobar.testing.SseEvent;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Streams of stories. No other test has August 2009. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
class StoryStreamComponentTest {
  private static final String MONTH = "from=2009-08-01&to=2009-08-31";

  /** How many changes are replayed: 50 rounds of the reader. */
  private static final int REPLAYED = 10_000;

  private final RunningQueryService service =
      new RunningQueryService(BackingServices.sharedBroker());
  private final List<EventStream> open = new ArrayList<>();

  @Inject AgroalDataSource database;

  @TestHTTPResource("/live/stories")
  URI stories;

  @AfterEach
  void close() {
    open.forEach(EventStream::close);
    service.close();
  }

  @Test
  void aStoryBeginsGrowsIsTakenUpSplitAndEnds() {
    String since = given().get("/stories?" + MONTH).header("Isobar-Cursor");
    EventStream stream = connect("?" + MONTH + "&since=" + since);
    assertThat(stream.headers().firstValue("Isobar-Stream-From")).hasValue(since);
    EventStream narrow = connect("?" + MONTH + "&topic=flow-energy&left=true&since=" + since);
    EventStream broken = connect("?" + MONTH + "&breaking=true&since=" + since);

    service.send(at(moved(StoryTexts.HARBOUR.english()), "flow-b", "08T10:00", "Alpha"));
    JsonNode began = stream.next("story").json();
    assertThat(began.get("change").asText()).isEqualTo("began");
    assertThat(began.at("/story/id").asText()).isEqualTo("flow-b");
    assertThat(began.at("/story/articles").asInt()).isEqualTo(1);
    assertThat(narrow.next("left").json().get("id").asText()).isEqualTo("flow-b");

    service.send(
        at(moved(StoryTexts.HARBOUR.report()), "flow-c", "08T10:30", "Beta").topic("flow-energy"));
    JsonNode grew = stream.next("story").json();
    assertThat(grew.get("change").asText()).isEqualTo("grew");
    assertThat(grew.at("/story/articles").asInt()).isEqualTo(2);
    assertThat(narrow.next("story").json()).isEqualTo(grew);

    // The earliest article gives the story its id.
    service.send(at(moved(article("flow-a").text(THIRD_REPORT)), "flow-a", "08T09:50", "Delta"));
    JsonNode taken = stream.next("story").json();
    assertThat(taken.get("change").asText()).isEqualTo("grew");
    assertThat(taken.at("/story/id").asText()).isEqualTo("flow-a");
    assertThat(taken.at("/story/velocity/breaking").asBoolean()).isTrue();
    SseEvent merged = stream.next("merged");
    assertThat(merged.json().get("id").asText()).isEqualTo("flow-b");
    assertThat(merged.json().get("into").asText()).isEqualTo("flow-a");
    assertThat(broken.next("story").json()).isEqualTo(taken);

    given().delete("/articles/flow-a").then().statusCode(204);
    JsonNode rest = stream.next("story").json();
    assertThat(rest.at("/story/id").asText()).isEqualTo("flow-b");
    assertThat(rest.get("change").asText()).isEqualTo("changed");
    assertThat(stream.next("gone").json().get("id").asText()).isEqualTo("flow-a");

    String decision =
        given()
            .contentType("application/json")
            .body("{\"articles\": [\"flow-c\"]}")
            .post("/stories/flow-b/split")
            .asString();
    JsonNode first = stream.next("story").json();
    JsonNode second = stream.next("story").json();
    assertThat(List.of(first.get("change").asText(), second.get("change").asText()))
        .as(decision)
        .containsExactlyInAnyOrder("changed", "split");
    JsonNode split = first.has("of") ? first : second;
    assertThat(split.at("/story/id").asText()).isEqualTo("flow-c");
    assertThat(split.get("of").asText()).isEqualTo("flow-b");

    // Who was away gets each story once, as it is now.
    EventStream later = connect("?" + MONTH + "&since=" + since);
    List<String> told = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      JsonNode data = later.nextOf("story", "gone").json();
      told.add(data.has("story") ? data.at("/story/id").asText() : "no " + data.get("id").asText());
    }
    assertThat(told).containsExactlyInAnyOrder("no flow-a", "flow-b", "flow-c");
  }

  @Test
  void whoReplaysTheLogDelaysNobodyAtTheEnd() throws SQLException {
    ViewTables tables = new ViewTables(database);
    try {
      // The log begins here, without the changes of other tests.
      tables.execute(
          "UPDATE view_identity"
              + " SET pruned = (SELECT coalesce(max(position), 0) FROM story_change)");
      tables.execute(
          "INSERT INTO story_change (story, kind) SELECT 'replayed-' || n, 'changed'"
              + " FROM generate_series(1, %d) n".formatted(REPLAYED));
      String since = given().get("/stories?" + MONTH).header("Isobar-Cursor");
      service.send(at(article("flow-late").text(LATE_REPORT), "flow-late", "25T10:00", "Alpha"));
      Polling.until("story", () -> given().get("/stories/flow-late").statusCode() == 200);

      EventStream behind = connect("?" + MONTH + "&since=earliest");
      EventStream live = connect("?" + MONTH + "&q=lighthouse&since=" + since);
      assertThat(live.next("story").json().at("/story/id").asText()).isEqualTo("flow-late");
      assertThat(behind.waiting()).as("replayed before").isLessThan(REPLAYED / 2);

      List<String> replayed = new ArrayList<>();
      JsonNode data;
      do {
        data = behind.nextOf("story", "merged", "gone").json();
        if (data.path("id").asText().startsWith("replayed-")) {
          replayed.add(data.get("id").asText());
        }
      } while (!data.at("/story/id").asText().equals("flow-late"));
      assertThat(replayed)
          .isEqualTo(IntStream.rangeClosed(1, REPLAYED).mapToObj(n -> "replayed-" + n).toList());
    } finally {
      tables.execute("UPDATE view_identity SET pruned = 0");
      tables.execute("DELETE FROM story_change WHERE story LIKE 'replayed-%'");
    }
  }

  /** It has read up to a change that is gone before it could read the next one. */
  @Test
  void whoIsOvertakenByDeletionIsToldOfTheGap() throws SQLException {
    EventStream stream = connect("?" + MONTH);
    Polling.until("heartbeat", () -> stream.poll() != null);
    ViewTables tables = new ViewTables(database);
    try {
      // One transaction, so that the stream sees nothing of these changes before they are gone.
      tables.execute(
          "INSERT INTO story_change (story, kind) SELECT 'replayed-' || n, 'changed'"
              + " FROM generate_series(1, 5) n;"
              + " UPDATE view_identity SET pruned = (SELECT max(position) - 1 FROM story_change);"
              + " DELETE FROM story_change"
              + " WHERE position <= (SELECT pruned FROM view_identity)");
      assertThat(stream.next("gap").json().get("reason").asText()).startsWith("expired: ");
      // It goes on with the present.
      service.send(at(article("flow-after").text(AFTER_REPORT), "flow-after", "27T10:00", "Beta"));
      assertThat(stream.next("story").json().at("/story/id").asText()).isEqualTo("flow-after");
    } finally {
      tables.execute("UPDATE view_identity SET pruned = 0");
      tables.execute("DELETE FROM story_change WHERE story LIKE 'replayed-%'");
    }
  }

  /** A story is told once, also when it grows, is joined to another one, or when one reconnects. */
  @Test
  void aStoryBecomesBreakingOnce() throws SQLException {
    String since = given().get("/stories?limit=1").header("Isobar-Cursor");
    EventStream stream = connect("?source=break&event=breaking&since=" + since);
    EventStream other = connect("?source=other&event=breaking&since=" + since);
    EventStream all = connect("?source=break&since=" + since);

    String first = StoryTexts.HARBOUR.english().build().text();
    String second = StoryTexts.HARBOUR.report().build().text();
    breaking("break-b", "Alpha", 20, first);
    breaking("break-c", "Beta", 15, second);
    breaking("break-d", "Gamma", 10, THIRD_REPORT);
    JsonNode story = stream.next("breaking").json().get("story");
    assertThat(story.get("id").asText()).isEqualTo("break-b");
    assertThat(story.at("/velocity/breaking").asBoolean()).isTrue();
    SseEvent one;
    do {
      one = all.nextOf("story", "merged", "breaking");
    } while (!one.type().equals("breaking"));

    // The earliest article gives the story another id; it is the same one.
    breaking("break-a", "Delta", 25, first.replace("Wednesday", "Tuesday"));
    breaking("break-e", "Epsilon", 5, second.replace("gate", "door"));
    String last = "";
    while (!last.equals("break-a")) {
      one = all.nextOf("story", "merged");
      last = one.json().at("/story/articles").asInt() == 5 ? "break-a" : "";
    }
    EventStream later = connect("?source=break&event=breaking&since=" + since);
    assertThat(later.next("breaking").json().at("/story/id").asText()).isEqualTo("break-a");
    ViewTables tables = new ViewTables(database);
    Polling.until(
        "watch",
        () ->
            tables
                .query(
                    "SELECT w.position >= max(c.position) FROM story_watch w, story_change c"
                        + " GROUP BY w.position")
                .equals(List.of("t")));
    assertThat(tables.query("SELECT story FROM story_change WHERE kind = 'breaking'"))
        .filteredOn(told -> told.startsWith("break-"))
        .containsExactly("break-b");
    assertThat(other.poll()).matches(event -> event == null || event.type().equals("heartbeat"));
  }

  private void breaking(String id, String publisher, int minutesAgo, String text) {
    String time = Instant.now().minus(Duration.ofMinutes(minutesAgo)).toString();
    service.send(
        moved(article(id).with("title", null).text(text))
            .fetchedAt(time)
            .published(time)
            .feed("break")
            .publisher(publisher));
  }

  @Test
  void anotherViewIsAGap() throws SQLException {
    String since = given().get("/stories?limit=1").header("Isobar-Cursor");
    EventStream other = connect("?since=" + since.replaceFirst("~[0-9a-f]{8}", "~00c0ffee"));
    assertThat(other.next("gap").json().get("reason").asText()).startsWith("rebuilt: ");
    EventStream beyond = connect("?since=" + since.replaceFirst("-[0-9]+$", "-999999999"));
    assertThat(beyond.next("gap").json().get("reason").asText()).startsWith("beyond-end: ");

    ViewTables tables = new ViewTables(database);
    tables.execute("UPDATE view_identity SET pruned = 1");
    try {
      EventStream late = connect("?since=" + since.replaceFirst("-[0-9]+$", "-0"));
      assertThat(late.next("gap").json().get("reason").asText()).startsWith("expired: ");
    } finally {
      tables.execute("UPDATE view_identity SET pruned = 0");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "since=v1_0-1, since",
    "since=v2_5f0c11d2_0-1~x, since",
    "min-articles=0, min-articles",
    "breaking=yes, breaking",
    "event=heartbeat, event",
    "event=breaking&left=true, event",
    "sort=latest, sort",
    "fields=light, fields"
  })
  void namesTheWrongParameter(String query, String parameter) {
    given()
        .get("/live/stories?" + query)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors[0].pointer", equalTo(parameter));
  }

  private EventStream connect(String query) {
    EventStream stream = EventStream.connect(URI.create(stories + query));
    open.add(stream);
    return stream;
  }

  /** Other tests have the texts as they are. */
  private static ArticleBuilder moved(ArticleBuilder article) {
    return article.text(
        article
            .build()
            .text()
            .replace("Rotterdam", "Esbjerg")
            .replace("Carola Vermeer", "Birgit Solhaug")
            .replace("250,000", "318,000")
            .replace("Chile", "Tonga")
            .replace("Namibia", "Iceland")
            .replace("hydrogen", "ammonia")
            .replace("steel mills", "glass works")
            .replace("Steel mills", "Glass works")
            .replace("estuary", "fjord")
            .replace("40 boats", "57 boats"));
  }

  private static ArticleBuilder at(
      ArticleBuilder article, String id, String time, String publisher) {
    return article
        .with("id", id)
        .published("2009-08-" + time + ":00Z")
        .feed("flow")
        .publisher(publisher);
  }

  private static final String LATE_REPORT =
      """
      The lighthouse of Skagen opens again on Saturday, after painters have spent four months on its stairs.
      Visitors climb 210 steps, and the keeper's garden has a small exhibition of old lamps.
      """;

  private static final String AFTER_REPORT =
      """
      A museum in Ribe shows 300 clay pipes that divers found in the harbour basin last winter.
      The oldest one has the initials of a Dutch skipper who never came home.
      """;

  private static final String THIRD_REPORT =
      """
      Fishermen in 40 boats blocked the estuary of Rotterdam: dredging for the new terminal makes the water muddy, they say.
      Steel mills wait for 250,000 tonnes of liquid hydrogen a year that ships bring from Chile and Namibia.
      Europe has no larger terminal for the fuel, said mayor Carola Vermeer on Wednesday.
      """;
}
