package dev.isobar.query.story;

import static dev.isobar.query.ArticleBuilder.article;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.isobar.query.RunningQueryService;
import dev.isobar.query.ViewTables;
import dev.isobar.query.store.Transactions;
import dev.isobar.query.store.ViewLock;
import dev.isobar.query.store.ViewSchema;
import dev.isobar.testing.BackingServices;
import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.DatabaseResource;
import dev.isobar.testing.Polling;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which stories are told as breaking. Other tests spell the texts as they are. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
class BreakingStoriesComponentTest {
  private static final String FIRST = StoryTexts.HARBOUR.english().build().text();
  private static final String SECOND = StoryTexts.HARBOUR.report().build().text();

  private static final String THIRD =
      """
      Fishermen in 40 boats blocked the estuary of Rotterdam: dredging for the new terminal makes the water muddy, they say.
      Steel mills wait for 250,000 tonnes of liquid hydrogen a year that ships bring from Chile and Namibia.
      Europe has no larger terminal for the fuel, said mayor Carola Vermeer on Wednesday.
      """;

  private static final Pattern WORD = Pattern.compile("[A-Za-z]{4,}");
  private static final String VOWELS = "aeiou";

  private static final String WATCHED =
      "SELECT w.position >= (SELECT max(position) FROM story_change) FROM story_watch w";

  private static final String WAITING =
      "SELECT count(*) > 0 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted";

  private final RunningQueryService service =
      new RunningQueryService(BackingServices.sharedBroker());

  @Inject AgroalDataSource database;

  @AfterEach
  void close() {
    service.close();
  }

  /** A copy that comes today makes no news of what broke days ago. */
  @Test
  void anOldBurstIsNotBreakingToday() throws SQLException {
    Duration old = Duration.ofDays(3);
    report("burst-a", "Alpha", old.plusMinutes(20), FIRST, 1);
    report("burst-b", "Beta", old.plusMinutes(15), SECOND, 1);
    report("burst-c", "Gamma", old.plusMinutes(10), THIRD, 1);
    awaitWatch();
    report("burst-d", "Delta", Duration.ofMinutes(5), FIRST.replace("Wednesday", "Friday"), 1);
    awaitWatch();
    assertThat(query("SELECT id, members FROM story WHERE id LIKE 'burst-%'"))
        .containsExactly("burst-a 4");
    given().get("/stories/burst-a").then().body("velocity.breaking", equalTo(true));
    assertThat(told("burst-%")).isEmpty();
  }

  /** What was told is asked when no article can change its story any more. */
  @Test
  void whatIsToldMeanwhileIsNotToldAgain() throws SQLException {
    report("twice-a", "Alpha", Duration.ofMinutes(20), FIRST, 2);
    report("twice-b", "Beta", Duration.ofMinutes(15), SECOND, 2);
    report("twice-c", "Gamma", Duration.ofMinutes(10), THIRD, 2);
    Polling.until("told", () -> told("twice-%").size() == 1);
    Transactions.update(
        database,
        ViewSchema.LIVE,
        assigning -> {
          ViewLock.STORIES.acquire(assigning);
          // As if the story had not been told when its last change is looked at.
          execute("DELETE FROM story_breaking WHERE article LIKE 'twice-%'");
          execute(
              "UPDATE story_watch SET position ="
                  + " (SELECT max(position) - 1 FROM story_change"
                  + " WHERE story LIKE 'twice-%' AND kind = 'grew')");
          Polling.until("the watch waits", () -> query(WAITING).equals(List.of("t")));
          try (Statement statement = assigning.createStatement()) {
            // Before the database would end one of two that wait for each other.
            statement.execute("SET LOCAL lock_timeout = '200ms'");
            statement.execute(
                "INSERT INTO story_breaking SELECT id, now() FROM story_article"
                    + " WHERE story LIKE 'twice-%'");
          }
        });
    awaitWatch();
    assertThat(told("twice-%")).hasSize(1);
  }

  private void report(String id, String publisher, Duration ago, String text, int spelling) {
    String time = Instant.now().minus(ago).toString();
    service.send(
        article(id)
            .with("title", null)
            .text(spelled(text, spelling))
            .fetchedAt(time)
            .published(time)
            .feed("burst")
            .publisher(publisher));
  }

  /** Writes long words with other vowels: the texts of other tests would be of the same story. */
  private static String spelled(String text, int spelling) {
    return WORD.matcher(text.replace("250,000", "25" + spelling + ",000"))
        .replaceAll(
            word ->
                word.group()
                    .chars()
                    .map(letter -> spelled(letter, spelling))
                    .collect(
                        StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString());
  }

  private static int spelled(int letter, int spelling) {
    int vowel = VOWELS.indexOf(letter);
    return vowel < 0 ? letter : VOWELS.charAt((vowel + spelling) % VOWELS.length());
  }

  /** Waits until all that was sent was looked at. */
  private void awaitWatch() {
    service.awaitTaken();
    Polling.until("watch", () -> query(WATCHED).equals(List.of("t")));
  }

  private List<String> told(String stories) throws SQLException {
    return query(
        "SELECT story FROM story_change WHERE kind = 'breaking' AND story LIKE '" + stories + "'");
  }

  private List<String> query(String sql) throws SQLException {
    return new ViewTables(database).query(sql);
  }

  private void execute(String sql) throws SQLException {
    new ViewTables(database).execute(sql);
  }
}
