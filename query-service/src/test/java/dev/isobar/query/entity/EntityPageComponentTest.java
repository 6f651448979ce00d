package dev.isobar.query.entity;

import static dev.isobar.query.ArticleBuilder.article;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.isobar.query.ArticleBuilder;
import dev.isobar.query.RunningQueryService;
import dev.isobar.query.coverage.CoverageFold;
import dev.isobar.query.store.Transactions;
import dev.isobar.query.store.ViewSchema;
import dev.isobar.testing.BackingServices;
import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.DatabaseResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Entities and what articles mention together with them. No other test has the year 1905. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
class EntityPageComponentTest {
  private static final String ANNA = "person/page-anna";
  private static final String BORIS = "person/page-boris";
  private static final String CLUB = "organisation/page:club/a b";

  private final RunningQueryService service =
      new RunningQueryService(BackingServices.sharedBroker());

  @Inject AgroalDataSource database;

  @BeforeEach
  void send() {
    ArticleBuilder first = of("page-1", "1905-02-03").topic("page-topic");
    service.send(mention(mention(first, ANNA, "Anna Page"), BORIS, "Boris"));
    ArticleBuilder second = of("page-2", "1905-02-04T10:00:00Z").language("zh").topic("page-topic");
    service.send(mention(mention(mention(second, ANNA, "安娜"), BORIS, "Boris"), CLUB, "Page Club"));
    service.send(
        mention(mention(of("page-3", "1905-02-06T23:30:00Z"), ANNA, "安娜"), ANNA, "Anna Page"));
    service.send(mention(of("page-4", "1905-02-06T01:00:00Z"), "person/page-else", "Else"));
    service.awaitTaken();
  }

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void thePageSaysWhoWhenWithWhomAndOnWhat() {
    JsonPath page = json("/entities/" + ANNA);

    assertThat(page.getString("type")).isEqualTo("person");
    assertThat(page.getInt("articles")).isEqualTo(3);
    assertThat(page.getInt("mentions")).isEqualTo(4);
    assertThat(page.getString("first.article")).isEqualTo("page-1");
    assertThat(page.getString("last.article")).isEqualTo("page-3");
    assertThat(page.getList("names.text")).containsExactly("Anna Page", "安娜");
    assertThat(page.getList("names.script")).containsExactly("Latin", "Han");
    assertThat(page.getList("names.mentions")).containsExactly(2, 2);
    assertThat(page.getList("names.articles")).containsExactly(2, 2);
    assertThat(page.getList("trend")).hasSize(30);
    assertThat(page.getList("trend.articles").subList(26, 30)).containsExactly(1, 1, 0, 1);
    assertThat(page.getList("related.id")).containsExactly(BORIS, CLUB);
    assertThat(page.getList("topics.id")).containsExactly("page-topic");
    assertThat(page.getList("sources.articles")).containsExactly(3);
    assertThat(page.getList("languages.id")).containsExactly("en", "zh");
    assertThat(page.getInt("basedOn.articles")).isEqualTo(3);
    assertThat(page.getBoolean("basedOn.exact")).isTrue();
    assertThat((Object) page.get("labels")).isNull();
    given()
        .urlEncodingEnabled(false)
        .get(page.getString("newest"))
        .then()
        .body("items.size()", equalTo(3));
  }

  @Test
  void theTimeSelectsWhatTheListsAreAbout() {
    JsonPath page = json("/entities/" + ANNA + "?from=1905-02-06&to=1905-02-07&tz=Asia/Shanghai");

    assertThat(page.getInt("articles")).isEqualTo(3);
    assertThat(page.getList("trend.start"))
        .containsExactly("1905-02-06T00:00:00+08:00", "1905-02-07T00:00:00+08:00");
    assertThat(page.getList("trend.articles")).containsExactly(0, 1);
    assertThat(page.getInt("basedOn.articles")).isEqualTo(1);
    assertThat(page.getList("related")).isEmpty();
  }

  @Test
  void anIdWithSlashesColonsAndBlanksIsFound() {
    var page =
        given()
            .get("/entities/{id}", CLUB)
            .then()
            .statusCode(200)
            .body("name", equalTo("Page Club"));
    given()
        .header("If-None-Match", page.extract().header("ETag"))
        .get("/entities/{id}", CLUB)
        .then()
        .statusCode(304);
    given().get("/entities/{id}/related", CLUB).then().body("items.size()", equalTo(2));
  }

  @Test
  void anUnknownEntityIsAProblemWithARemedy() {
    given()
        .get("/entities/person/page-nobody")
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("detail", containsString("/entities?q=NAME"));
  }

  @Test
  void theFirstMentionFollowsRemovalsAndRevisions() {
    ArticleBuilder earlier = of("page-0", "1905-02-01").feed("page-late").text("Other words.");
    service.send(mention(earlier, BORIS, "Boris"));
    service.awaitTaken();
    assertThat(json("/entities/" + BORIS).getString("first.article")).isEqualTo("page-0");

    ArticleBuilder revised = of("page-0", "1905-02-01").feed("page-late").text("Other words.");
    service.send(revised.fetchedAt("2026-01-03T00:00:00Z"));
    service.awaitTaken();
    assertThat(json("/entities/" + BORIS).getString("first.article")).isEqualTo("page-1");
  }

  @Test
  void theFirstMentionIsKnownBeforeThoseThatWentAreCounted() throws SQLException {
    String entity = "person/page-leaving";
    for (int hour = 10; hour < 24; hour++) {
      ArticleBuilder article = of("page-leaving-" + hour, "1905-04-01T" + hour + ":00:00Z");
      service.send(mention(article, entity, "Leaving").feed("page-leaving").text("Leaving."));
    }
    ArticleBuilder day = of("page-leaving-day", "1905-03-30").feed("page-leaving");
    service.send(mention(day, entity, "Leaving").text("Leaving."));
    service.awaitTaken();
    Transactions.update(database, ViewSchema.LIVE, CoverageFold::run);
    Set<String> gone = new HashSet<>(Set.of("page-leaving-day"));
    for (int hour = 10; hour < 22; hour++) {
      gone.add("page-leaving-" + hour);
    }
    gone.forEach(id -> given().delete("/articles/" + id).then().statusCode(204));

    assertThat(json("/entities/" + entity).getString("first.article")).isEqualTo("page-leaving-22");
  }

  @Test
  void namesAreThoseOfTheNewestArticles() {
    for (int i = 0; i < 30; i++) {
      ArticleBuilder both = of("page-names-" + i, "1905-05-01T0" + i % 10 + ":00:00Z");
      both.feed("page-names").text("Names.");
      both.mention("person/page-often", "Often " + i % 10, "form");
      service.send(i < 3 ? both.mention("person/page-seldom", "Seldom " + i, "form") : both);
    }
    for (int i = 0; i < 2; i++) {
      // Met by the search for the newest names of others, but with an older name.
      service.send(
          of("page-names-old-" + i, "1905-04-0" + (i + 1))
              .feed("page-names")
              .text("Names.")
              .mention("person/page-rare", "Rare " + i, "form")
              .mention("person/page-seldom", "Seldom", "form"));
    }
    service.awaitTaken();

    JsonPath network = json("/network?source=page-names");
    assertThat(network.getList("nodes.name")).containsExactly("Often 9", "Seldom 2", "Rare 1");
    assertThat(json("/entities?q=rare&source=page-names").getList("items.name"))
        .containsExactly("Rare 1");
  }

  @Test
  void relatedEntitiesHaveAMeasure() {
    String path = "/entities/" + ANNA + "/related?from=1905-02-03&to=1905-02-06";
    JsonPath related = json(path);
    assertThat(related.getList("items.id")).containsExactly(BORIS, CLUB);
    assertThat(related.getDouble("items[0].share")).isEqualTo(0.6667);
    // Two of four articles have both, three have Anna, two have Boris.
    assertThat(related.getDouble("items[0].npmi"))
        .isEqualTo(Math.log(0.5 / (0.75 * 0.5)) / -Math.log(0.5), within(1e-4));

    assertThat(json(path + "&type=organisation").getList("items.id")).containsExactly(CLUB);
    assertThat(json(path + "&sort=npmi").getList("items.id")).containsExactly(BORIS);
    JsonPath page = json(path + "&limit=1");
    assertThat(json(path + "&limit=1&after=" + page.getString("next")).getList("items.id"))
        .containsExactly(CLUB);
    assertThat(given().accept("text/csv").get(path + "&type=organisation").asString())
        .startsWith(
            "id,type,name,articles,share,npmi\r\n" + CLUB + ",organisation,Page Club,1,0.3333,");
  }

  @ParameterizedTest
  @CsvSource({"source=page", "from=1905-02-03&to=1905-02-06", "text=pageword"})
  void theNetworkConnectsEntities(String query) {
    JsonPath network = json("/network?limit=3&" + query);

    assertThat(network.getList("nodes.id")).containsExactly(ANNA, BORIS, CLUB);
    assertThat(network.getList("nodes.articles")).containsExactly(3, 2, 1);
    assertThat(network.getList("edges.entity")).containsExactly(ANNA, CLUB, CLUB);
    assertThat(network.getList("edges.with")).containsExactly(BORIS, ANNA, BORIS);
    assertThat(network.getList("edges.articles")).containsExactly(2, 1, 1);
    assertThat(network.getDouble("edges[0].npmi")).isEqualTo(0.415, within(1e-3));
    assertThat(network.getInt("basedOn.articles")).isEqualTo(4);
    assertThat(network.getBoolean("basedOn.exact")).isTrue();
  }

  /** The dashboard links each number to the list of these articles. */
  @Test
  void theNumberOfAPairIsThatOfItsArticles() {
    List<Map<String, ?>> edges = json("/network?source=page").getList("edges");
    assertThat(edges).hasSize(3);
    for (Map<String, ?> edge : edges) {
      assertThat(articles("source=page", edge.get("entity"), edge.get("with")))
          .isEqualTo(edge.get("articles"));
    }
    List<Map<String, ?>> related = json("/entities/" + ANNA).getList("related");
    assertThat(related).hasSize(2);
    for (Map<String, ?> other : related) {
      assertThat(articles("", ANNA, other.get("id"))).isEqualTo(other.get("articles"));
    }
  }

  /** Of more articles the newest are counted, and the answer says since when. */
  @Test
  void theNumbersOfTheNewestArticlesSaySinceWhen() {
    for (int i = 0; i < 520; i++) {
      String time = "1905-07-01T10:%02d:%02dZ".formatted(i / 60, i % 60);
      ArticleBuilder article = of("page-many-" + i, time).feed("page-many").text("Many " + i);
      article.mention("person/page-one", "One", "One");
      service.sendSoon(i % 3 == 0 ? article : article.mention("person/page-two", "Two", "Two"));
    }
    service.flush();
    service.awaitTaken();

    String filter = "source=page-many&mute-word=nothing";
    JsonPath network = json("/network?" + filter);
    assertThat(network.getBoolean("basedOn.exact")).isFalse();
    assertThat(network.getInt("basedOn.articles")).isEqualTo(500);
    assertThat(network.getString("basedOn.since")).isEqualTo("1905-07-01T10:00:20Z");
    String counted = filter + "&from=" + network.getString("basedOn.since");
    assertThat(articles(counted, "person/page-one", "person/page-two"))
        .isEqualTo(network.getInt("edges[0].articles"));
    assertThat(articles(counted, "person/page-one")).isEqualTo(500);
    assertThat(json("/articles/facets?" + filter).getString("basedOn.since"))
        .isEqualTo("1905-07-01T10:00:20Z");
    assertThat(json("/network?source=page-many").getMap("basedOn")).doesNotContainKey("since");
  }

  /** Only the days of the oldest are known; in Shanghai they begin before those in UTC. */
  @Test
  void theListSinceTheOldestHasAllThatWereCounted() {
    for (int i = 0; i < 520; i++) {
      String time = i < 20 ? "1905-08-02" : "1905-08-03T10:%02d:%02dZ".formatted(i / 60, i % 60);
      service.sendSoon(
          of("page-days-" + i, time)
              .feed("page-days")
              .text("Days " + i)
              .mention("person/page-days", "Days", "Days"));
    }
    service.flush();
    service.awaitTaken();
    String zone = "source=page-days&tz=Asia/Shanghai&mute-word=nothing";
    for (String path : List.of("/network?", "/articles/facets?")) {
      JsonPath counted = json(path + zone + "&to=1905-08-03T10:08:30Z");
      assertThat(counted.getInt("basedOn.articles")).isEqualTo(500);
      String since = counted.getString("basedOn.since");
      assertThat(since).isEqualTo("1905-08-01T16:00:00Z");
      assertThat(articles(zone + "&to=1905-08-03T10:08:30Z&from=" + since, "person/page-days"))
          .isEqualTo(511);
    }
    assertThat(articles(zone + "&from=1905-08-02T00:00:00Z", "person/page-days")).isEqualTo(500);
  }

  private static int articles(String filter, Object... entities) {
    return given()
        .queryParam("with-entity", entities)
        .get("/articles?limit=1000&" + filter)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList("items")
        .size();
  }

  @Test
  void theNetworkIsATableOfEdges() {
    var answer = given().accept("text/csv").get("/network?source=page&type=person&min-articles=2");
    assertThat(answer.asString())
        .isEqualTo("entity,with,articles,npmi\r\n" + ANNA + "," + BORIS + ",2,0.415\r\n");
    assertThat(answer.header("Isobar-Based-On")).isEqualTo("4;exact=?1");
    assertThat(json("/network?topic=page-none").getList("nodes")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/entities/person/page-anna?interval=year, interval",
    "/entities/person/page-anna?from=2999-01-01, from",
    "/entities/person/page-anna/related?type=ship, type",
    "/entities/person/page-anna/related?sort=npmi&after=1.YWE, after",
    "/network?limit=101, limit",
    "/network?min-articles=0, min-articles"
  })
  void namesTheWrongParameter(String path, String parameter) {
    given().get(path).then().statusCode(400).body("errors[0].pointer", equalTo(parameter));
  }

  private static ArticleBuilder of(String id, String published) {
    return article(id).feed("page").published(published).text("A pageword.");
  }

  private static ArticleBuilder mention(ArticleBuilder article, String entity, String text) {
    String name = entity.equals(ANNA) ? "Anna Page" : text;
    return article.mention(entity, name, text);
  }

  private static JsonPath json(String path) {
    return given().get(path).then().statusCode(200).extract().jsonPath();
  }
}
