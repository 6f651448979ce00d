package dev.isobar.query.coverage;

import static dev.isobar.query.ArticleBuilder.article;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.query.ArticleBuilder;
import dev.isobar.query.RunningQueryService;
import dev.isobar.query.article.ArticleFilter;
import dev.isobar.query.article.ArticleTag;
import dev.isobar.query.article.ArticleTag.Kind;
import dev.isobar.query.rest.QueryParameters;
import dev.isobar.testing.BackingServices;
import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.DatabaseResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Random events in random order: the counts are always those of the articles themselves. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
class CoverageComponentTest {
  private static final List<String> FILTERS =
      List.of(
          "",
          "from=2024-02-29",
          "to=2024-02-29",
          "from=2023-12-31&to=2025-01-01",
          "from=2024-02-28T13:30:00Z&to=2024-03-01T02:15:00Z",
          "from=2024-02-29T13:30:00Z&to=2024-02-29T14:00:00Z",
          "source=coverage-1",
          "language=zh&topic=coverage-t2",
          "country=QN",
          "country=QM&country=QO&from=2024-01-01",
          "entity=person/coverage-3&from=2024-01-01",
          "topic=coverage-t1&topic=coverage-none",
          "topic=coverage-none",
          "text=methane");

  private final RunningQueryService service =
      new RunningQueryService(BackingServices.sharedBroker());
  private final Random random = new Random(5);
  private final Map<String, EnrichedArticle> present = new HashMap<>();

  @Inject AgroalDataSource database;

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void countsAreThoseOfTheArticles() throws SQLException {
    for (int round = 0; round < 6; round++) {
      for (int i = 0; i < 40; i++) {
        send();
      }
      service.flush();
      service.awaitTaken();
      if (round % 3 != 0) {
        fold();
      }
      for (String filter : FILTERS) {
        assertThat(listed("/topics", "articles", "direct", filter))
            .as("topics, %s, round %s", filter, round)
            .isEqualTo(counted(Kind.TOPIC, filter));
        assertThat(listed("/entities", "articles", "mentions", filter))
            .as("entities, %s, round %s", filter, round)
            .isEqualTo(counted(Kind.ENTITY, filter));
        if (!filter.contains("text=")) {
          assertThat(countries(filter))
              .as("countries, %s, round %s", filter, round)
              .isEqualTo(counted(Kind.COUNTRY, filter));
        }
      }
    }
  }

  /** Sends an article, an older or newer revision, or one under an earlier id. */
  private void send() {
    int number = random.nextInt(150);
    ArticleBuilder article =
        article("coverage-%03d".formatted(number))
            .feed("coverage-" + random.nextInt(3))
            .language(random.nextBoolean() ? "en" : "zh")
            .fetchedAt("2026-01-02T00:00:%02dZ".formatted(random.nextInt(60)))
            .published(published())
            .text(random.nextBoolean() ? "methane" : "coal")
            .topic("coverage-t" + random.nextInt(4), "coverage-t9");
    for (int i = random.nextInt(4); i >= 0; i--) {
      int entity = random.nextInt(8);
      article.mention("person/coverage-" + entity, "Coverage " + entity, "form " + entity);
    }
    if (random.nextInt(3) > 0) {
      article.country("Q" + (char) ('M' + random.nextInt(3)));
    }
    if (number % 10 == 0) {
      article.alias("coverage-%03d".formatted(number + 1));
    }
    present.merge(
        article.id(), article.build(), (was, is) -> is.revision() >= was.revision() ? is : was);
    service.sendSoon(article);
  }

  private String published() {
    int day = 1 + random.nextInt(28);
    int month = 1 + random.nextInt(3);
    int year = 2023 + random.nextInt(3);
    String date = "%d-%02d-%02d".formatted(year, month, day);
    return switch (random.nextInt(4)) {
      case 0 -> date;
      case 1 -> "2024-02-29";
      case 2 -> "2024-02-29T%02d:%02d:00Z".formatted(random.nextInt(24), random.nextInt(60));
      default -> date + "T%02d:59:59.999Z".formatted(random.nextInt(24));
    };
  }

  private Map<String, List<Long>> counted(Kind kind, String filter) {
    ArticleFilter selected = ArticleFilter.parseWithText(new QueryParameters(parameters(filter)));
    Map<String, List<Long>> counts = new TreeMap<>();
    for (EnrichedArticle article : joined().values()) {
      if (selected.matches(article)) {
        ArticleTag.of(article)
            .forEach(
                (tag, weight) -> {
                  if (tag.kind() == kind) {
                    counts.merge(
                        tag.value(),
                        List.of(1L, (long) weight),
                        (a, b) -> List.of(a.get(0) + b.get(0), a.get(1) + b.get(1)));
                  }
                });
      }
    }
    return counts;
  }

  /** An article with an alias takes the place of the one that had this id. */
  private Map<String, EnrichedArticle> joined() {
    Map<String, EnrichedArticle> joined = new HashMap<>(present);
    present.forEach(
        (id, article) -> {
          int number = Integer.parseInt(id.substring(id.length() - 3));
          String other = "coverage-%03d".formatted(number + 1);
          if (number % 10 == 0 && joined.containsKey(other)) {
            EnrichedArticle old = joined.remove(other);
            joined.merge(id, old, (was, is) -> is.revision() > was.revision() ? is : was);
          }
        });
    return joined;
  }

  private static Map<String, List<Long>> listed(
      String path, String first, String second, String filter) {
    Map<String, List<Long>> counts = new TreeMap<>();
    String after = null;
    do {
      var request =
          given()
              .queryParams(parameters(filter))
              .queryParam("q", "coverage")
              .queryParam("limit", 3);
      var page =
          (after == null ? request : request.queryParam("after", after))
              .get(path)
              .then()
              .statusCode(200)
              .extract()
              .jsonPath();
      for (Map<String, Object> item : page.<Map<String, Object>>getList("items")) {
        counts.put((String) item.get("id"), List.of(number(item, first), number(item, second)));
      }
      after = page.getString("next");
    } while (after != null);
    return counts;
  }

  /** Those of other tests have none of these codes, which no country has. */
  private static Map<String, List<Long>> countries(String filter) {
    Map<String, List<Long>> counts = new TreeMap<>();
    given()
        .queryParams(parameters(filter))
        .queryParam("facet", "country")
        .queryParam("limit", 100)
        .get("/articles/facets")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .<Map<String, Object>>getList("items")
        .stream()
        .filter(item -> List.of("QM", "QN", "QO").contains((String) item.get("id")))
        .forEach(
            item -> counts.put((String) item.get("id"), List.of(number(item, "articles"), 0L)));
    return counts;
  }

  private static long number(Map<String, Object> item, String field) {
    return ((Number) item.get(field)).longValue();
  }

  private static Map<String, List<String>> parameters(String filter) {
    Map<String, List<String>> parameters = new HashMap<>();
    for (String parameter : filter.isEmpty() ? new String[0] : filter.split("&")) {
      String[] parts = parameter.split("=", 2);
      parameters.computeIfAbsent(parts[0], name -> new ArrayList<>()).add(parts[1]);
    }
    return parameters;
  }

  private void fold() throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      CoverageFold.run(connection);
      connection.commit();
    }
  }
}
