package dev.isobar.query.article;

import static dev.isobar.query.ArticleBuilder.article;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.query.ArticleBuilder;
import dev.isobar.query.RunningQueryService;
import dev.isobar.testing.BackingServices;
import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A list whose mutes leave out nearly everything. No other test has December 2009. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
class PartialPageComponentTest {
  private static final Instant END = Instant.parse("2009-12-20T00:00:00Z");
  private static final int MUTED = MatchReader.MAX_MISSES + 50;
  private static final String QUERY =
      "from=2009-12-01&to=2009-12-31&q=partialword&mute-source=partial-noise";

  @Test
  void aPageThatCostsTooMuchIsPartialAndGoesOn() {
    try (RunningQueryService service = new RunningQueryService(BackingServices.sharedBroker())) {
      service.sendSoon(at(0, "partial-newest").feed("partial"));
      for (int i = 1; i <= MUTED; i++) {
        service.sendSoon(at(i, "partial-muted-" + i).feed("partial-noise"));
      }
      service.sendSoon(at(MUTED + 1, "partial-oldest").feed("partial"));
      service.flush();
      service.awaitTaken();
    }

    Response first = get(given(), "/articles?limit=2&" + QUERY);
    assertThat(ids(first)).containsExactly("partial-newest");
    assertThat(first.jsonPath().getBoolean("partial")).isTrue();
    assertThat(first.header("Isobar-Partial")).isEqualTo("?1");
    assertThat(first.header("Link")).contains("rel=\"next\"");
    String next = first.jsonPath().getString("next");
    Response second = get(given(), "/articles?limit=2&" + QUERY + "&after=" + next);
    assertThat(ids(second)).containsExactly("partial-oldest");
    assertThat(second.jsonPath().getString("next")).isNull();
    assertThat(second.jsonPath().getMap("")).doesNotContainKey("partial");
    assertThat(second.header("Isobar-Partial")).isNull();

    // Nothing is suggested as long as something may be found.
    Response nothing = get(given(), "/articles?" + QUERY + "&mute-source=partial");
    assertThat(ids(nothing)).isEmpty();
    assertThat(nothing.jsonPath().getString("next")).isNotNull();

    Response ranked = get(given(), "/articles?sort=relevance&" + QUERY);
    assertThat(ids(ranked)).containsExactly("partial-newest");
    assertThat(ranked.jsonPath().getBoolean("partial")).isTrue();
    assertThat(ranked.jsonPath().getString("next")).isNull();

    for (String path : List.of("/articles/facets?facet=source&", "/network?")) {
      String query = path.startsWith("/network") ? QUERY.replace("q=", "text=") : QUERY;
      Response counted = get(given(), path + query);
      assertThat(counted.header("Isobar-Based-On")).isEqualTo("1;exact=?0");
    }
    Response csv = get(given().accept("text/csv"), "/articles?" + QUERY);
    assertThat(csv.header("Isobar-Partial")).isEqualTo("?1");
    for (String per : List.of("article", "story")) {
      Response feed = get(given(), "/articles/feed.json?per=" + per + "&" + QUERY);
      assertThat(feed.jsonPath().getList("items")).hasSize(1);
      assertThat(feed.header("Isobar-Partial")).isEqualTo("?1");
    }

    // Without a mute, all that is read matches.
    List<String> all = new ArrayList<>();
    String after = "";
    while (after != null) {
      String path = "/articles?limit=900&from=2009-12-01&to=2009-12-31" + after;
      Response page = get(given(), path);
      assertThat(page.header("Isobar-Partial")).isNull();
      all.addAll(ids(page));
      String more = page.jsonPath().getString("next");
      after = more == null ? null : "&after=" + more;
    }
    assertThat(all).hasSize(MUTED + 2).doesNotHaveDuplicates();
  }

  private static Response get(RequestSpecification request, String path) {
    return request.get(path).then().statusCode(200).extract().response();
  }

  private static List<String> ids(Response page) {
    return page.jsonPath().getList("items.id");
  }

  private static ArticleBuilder at(int minutes, String id) {
    return article(id).published(END.minusSeconds(60L * minutes).toString()).text("partialword");
  }
}
