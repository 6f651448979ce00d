package dev.isobar.ingest.feed.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.Polling;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@Timeout(60)
class FeedsResourceComponentTest {
  private final String word = "t" + UUID.randomUUID();
  private final String url = "https://" + word + ".example/feed";

  @BeforeEach
  void awaitFeeds() {
    Polling.until("the feeds are read", () -> given().get("/feeds").statusCode() == 200);
  }

  @Test
  void aFeedIsAddedReadReplacedAndRemoved() {
    Response added = post("{\"url\":\"%s\",\"tags\":[\"%s\"]}".formatted(url, word));
    assertThat(added.statusCode()).as(added.asString()).isEqualTo(201);
    String path = added.header("Location");
    assertThat(path).isEqualTo("/feeds/" + word + "-example");
    Response read = given().get(path);
    assertThat(read.asString()).isEqualTo(added.asString()).doesNotContain("kind", "rules");
    assertThat(read.header("ETag")).isEqualTo(added.header("ETag"));
    given().header("If-None-Match", read.header("ETag")).get(path).then().statusCode(304);

    Response replaced = put(path, "{\"url\":\"%s\",\"interval\":\"30m\"}".formatted(url));
    assertThat(replaced.statusCode()).isEqualTo(200);
    assertThat(given().get(path).<String>path("interval")).isEqualTo("PT30M");
    given().delete(path).then().statusCode(204);
    given().get(path).then().statusCode(404);
    given().delete(path).then().statusCode(404);
  }

  @Test
  void theSameAddressIsAddedOnce() {
    String path = post("{\"url\":\"%s\"}".formatted(url)).header("Location");
    Response again = post("{\"url\":\"%s\"}".formatted(url.replace("https", "HTTPS") + "#x"));
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.<String>path("type")).endsWith("/already-there");
    assertThat(again.header("Location")).isEqualTo(path);
  }

  @Test
  void noChangeOfSomebodyElseIsLost() {
    Response added = post("{\"url\":\"%s\"}".formatted(url));
    String path = added.header("Location");
    String first = added.header("ETag");
    put(path, "{\"url\":\"%s\",\"title\":\"A\"}".formatted(url));
    given().header("If-Match", first).delete(path).then().statusCode(412);
    given()
        .header("If-Match", first)
        .contentType("application/json")
        .body("{\"url\":\"%s\",\"title\":\"B\"}".formatted(url))
        .put(path)
        .then()
        .statusCode(412);
    given()
        .header("If-None-Match", "*")
        .contentType("application/json")
        .body("{\"url\":\"%s\"}".formatted(url))
        .put(path)
        .then()
        .statusCode(412);
    Response now = given().get(path);
    assertThat(now.<String>path("title")).isEqualTo("A");
    given().header("If-Match", now.header("ETag")).delete(path).then().statusCode(204);
  }

  @Test
  void listsInPages() {
    for (int i = 0; i < 5; i++) {
      put(
          "/feeds/" + word + i,
          "{\"url\":\"%s\",\"publisher\":\"%s\",\"tags\":[\"even%d\"]%s}"
              .formatted(url + i, word, i % 2, i == 4 ? ",\"paused\":{\"reason\":\"x\"}" : ""));
    }
    Response page = given().get("/feeds?limit=2&publisher=" + word.toUpperCase());
    assertThat(page.<List<String>>path("feeds.id")).containsExactly(word + "0", word + "1");
    assertThat(page.<Integer>path("total")).isEqualTo(5);
    page = given().get("/feeds?publisher=" + word + "&after=" + page.path("next"));
    assertThat(page.<List<String>>path("feeds.id")).hasSize(3);
    assertThat(page.<String>path("next")).isNull();
    String all = "/feeds?publisher=" + word;
    assertThat(given().get(all + "&tag=even1").<Integer>path("total")).isEqualTo(2);
    assertThat(given().get(all + "&status=paused").<List<String>>path("feeds.id"))
        .containsExactly(word + "4");
    for (String wrong : List.of("limit=0", "limit=x", "limit=1001", "status=odd")) {
      given().get("/feeds?" + wrong).then().statusCode(400);
    }
  }

  @Test
  void refusesWithProblems() {
    assertProblem(post("{\"url\":\"ftp://x\"}"), 400, "invalid-feed");
    assertProblem(post("{\"url\":\"%s\",\"id\":\"preview\"}".formatted(url)), 400, "invalid-feed");
    assertProblem(post("{"), 400, "not-json");
    assertProblem(post("{\"title\":\"" + "x".repeat(70_000) + "\"}"), 413, "too-large");
    assertProblem(put("/feeds/a", "{\"id\":\"b\",\"url\":\"" + url + "\"}"), 400, "invalid-feed");
    assertProblem(given().get("/feeds/none-" + word), 404, "not-found");
    assertProblem(given().get("/feeds/a/b/c"), 404, "not-found");
    Response patch = given().contentType("application/json").body("{}").patch("/feeds/a");
    assertProblem(patch, 405, "method-not-allowed");
    assertThat(patch.header("Allow")).contains("PUT");
    assertProblem(given().delete("/feeds"), 405, "method-not-allowed");
    assertProblem(
        given().contentType("text/plain").body("x").post("/feeds"), 415, "unsupported-media-type");
    assertProblem(given().accept("image/png").get("/feeds"), 406, "not-acceptable");
  }

  private static void assertProblem(Response answer, int status, String type) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
    assertThat(answer.contentType()).startsWith("application/problem+json");
    assertThat(answer.<String>path("type")).endsWith("/" + type);
  }

  private static Response post(String feed) {
    return given().contentType("application/json").body(feed).post("/feeds");
  }

  private static Response put(String path, String feed) {
    return given().contentType("application/json").body(feed).put(path);
  }
}
