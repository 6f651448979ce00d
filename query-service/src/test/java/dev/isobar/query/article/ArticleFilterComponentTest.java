package dev.isobar.query.article;

import static dev.isobar.query.ArticleBuilder.article;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.query.ArticleBuilder;
import dev.isobar.query.RunningQueryService;
import dev.isobar.query.rest.QueryParameters;
import dev.isobar.testing.BackingServices;
import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The database and {@link ArticleFilter#matches} pass the same articles. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
class ArticleFilterComponentTest {
  private static final List<ArticleBuilder> ARTICLES =
      List.of(
          article("f-a")
              .feed("filter-service")
              .publisher("Reuters")
              .country("QA")
              .published("2024-05-07")
              .text("Methane emissions fell in California's cities. 1.5°C")
              .topic("methane", "greenhouse-gases")
              .mention("person/john-podesta", "John Podesta", "Podista"),
          article("f-b")
              .feed("filter-service")
              .publisher("中新社")
              .language("zh")
              .published("2024-05-08T01:00:00+08:00")
              .text("中国气候变化事务特使解振华出席COP28气候大会，谈甲烷")
              .topic("climate-diplomacy")
              .mention("person/xie-zhenhua", "Xie Zhenhua", "解振华"),
          article("f-c")
              .feed("filter-other")
              .publisher("Nul\0Press")
              .country("MN")
              .fetchedAt("2024-05-09T10:00:00.123456789Z")
              .text("The methane of the cities; emissions rose. 低碳")
              .topic("low-carbon-cities", "adaptation")
              .topic("methane", "greenhouse-gases")
              .mention("person/john-podesta", "John Podesta", "Podesta")
              .mention("place/china", "China", "China"),
          article("f-d")
              .feed("filter-other")
              .published("2024-13-45")
              .fetchedAt("2024-05-10T00:00:00Z")
              .with("title", "氣候變化的行動")
              .text("\0\ud800 nothing"));

  private static boolean sent;

  @BeforeEach
  void send() {
    if (!sent) {
      try (RunningQueryService service = new RunningQueryService(BackingServices.sharedBroker())) {
        ARTICLES.forEach(service::send);
        service.awaitTaken();
      }
      sent = true;
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          source=filter-service                                          | f-b f-a
          source=filter-service&source=filter-other                      | f-d f-c f-b f-a
          source=Reuters                                              | f-a
          source=Nul�Press                                            | f-c
          source=reuters                                              |
          topic=methane&source=filter-service                            | f-a
          topic=methane                                               | f-c f-a
          topic=greenhouse-gases                                      | f-c f-a
          topic=climate-diplomacy&topic=adaptation                    | f-c f-b
          topic=adaptation&entity=person/xie-zhenhua                  |
          entity=person/john-podesta                                  | f-c f-a
          entity=person/john-podesta&entity=person/xie-zhenhua        | f-c f-b f-a
          entity=person/john-podesta&topic=methane&language=en        | f-c f-a
          with-entity=person/john-podesta&with-entity=place/china     | f-c
          with-entity=person/john-podesta&with-entity=person/xie-zhenhua |
          with-entity=person/john-podesta&with-entity=place/nowhere   |
          with-entity=place/china&q=emissions&entity=person/john-podesta | f-c
          language=zh&source=filter-service                              | f-b
          country=QA                                                  | f-a
          country=qa&country=MN                                       | f-c f-a
          country=MN&topic=methane&language=en                        | f-c
          country=QA&topic=climate-diplomacy                          |
          country=QA&country=LA&q=emissions                           | f-a
          country=LA                                                  |
          from=2024-05-08&source=filter-service                          |
          from=2024-05-07&to=2024-05-07&source=filter-service            | f-b f-a
          to=2024-05-09T10:00:00.123Z&source=filter-other             | f-c
          to=2024-05-09T10:00:00.122Z&source=filter-other             |
          from=2024-05-09T10:00:00.123Z&source=filter-other           | f-d f-c
          from=2024-05-09T10:00:00.124Z&source=filter-other           | f-d
          from=2024-05-09T18:00:00%2B08:00&source=filter-other        | f-d f-c
          to=2024-05-10&source=filter-other                           | f-d f-c
          q=emission cities                                           | f-c f-a
          q="methane emissions"                                       | f-a
          q="emissions fell"&source=Reuters                           | f-a
          q=1.5                                                       | f-a
          q=气候变化&source=filter-service&source=filter-other           | f-d f-b
          q=氣候變化&source=filter-service&source=filter-other           | f-d f-b
          q=解振华 cop28                                              | f-b
          q=碳&source=filter-other                                    | f-c
          q=methane california&from=2024-05-07&language=en            | f-a
          q="COP28气候"                                               | f-b
          """)
  void bothSidesAgree(String query, String ids) {
    Map<String, List<String>> parameters = parameters(query);
    List<String> expected = ids == null ? List.of() : List.of(ids.split(" "));

    List<String> found =
        given()
            .urlEncodingEnabled(true)
            .queryParams(parameters)
            .get("/articles")
            .then()
            .statusCode(200)
            .extract()
            .path("items.id");
    assertThat(found).containsExactlyElementsOf(expected);

    ArticleFilter filter = ArticleFilter.parse(new QueryParameters(parameters));
    assertThat(ARTICLES)
        .filteredOn(article -> filter.matches(article.build()))
        .extracting(ArticleBuilder::id)
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  private static Map<String, List<String>> parameters(String query) {
    Map<String, List<String>> parameters = new TreeMap<>();
    for (String parameter : query.replace("%2B", "+").split("&")) {
      String[] parts = parameter.split("=", 2);
      parameters.computeIfAbsent(parts[0], name -> new ArrayList<>()).add(parts[1]);
    }
    return parameters;
  }
}
