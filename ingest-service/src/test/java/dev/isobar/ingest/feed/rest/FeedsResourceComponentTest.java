package dev.isobar.ingest.feed.rest;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
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

  @Test
  void exportsAndImportsLists() {
    post("{\"url\":\"%s\",\"publisher\":\"%s\"}".formatted(url, word));
    String one = "/feeds?publisher=" + word;
    Response json = given().accept("*/*").get(one);
    assertThat(json.contentType()).startsWith("application/json");
    Response yaml = given().accept("application/yaml").get(one);
    assertThat(yaml.contentType()).startsWith("application/yaml");
    assertThat(yaml.asString()).contains("url: \"" + url).doesNotContain("interval");
    Response opml = given().get("/feeds.opml?publisher=" + word);
    assertThat(opml.contentType()).startsWith("text/x-opml");
    assertThat(given().accept("text/x-opml").get(one).asString()).isEqualTo(opml.asString());

    String more = "<outline xmlUrl='ftp://x'/><outline xmlUrl='" + url + "2'/></body>";
    String body = opml.asString().replace("</body>", more);
    Response tried = opml("/feeds/opml?dryRun=true", body);
    assertThat(tried.<List<String>>path("feeds.outcome"))
        .containsExactly("already-there", "refused", "added");
    assertThat(tried.<String>path("feeds[1].errors[0].pointer")).isEqualTo("/url");
    assertThat(opml("/feeds/opml", body).<Integer>path("counts.added")).isEqualTo(1);
    assertThat(opml("/feeds/opml", body).<Integer>path("counts.already-there")).isEqualTo(2);
    assertProblem(opml("/feeds/opml", "<html/>"), 400, "invalid-feed");
    assertProblem(opml("/feeds/opml?dryRun=maybe", body), 400, "bad-parameter");
    String many = "<opml><body>" + "<outline xmlUrl='http://a/'/>".repeat(300_000);
    assertProblem(opml("/feeds/opml", many), 413, "too-large");
  }

  @Test
  void changesManyFeedsAndKeepsTheHistory() {
    for (int i = 0; i < 3; i++) {
      put("/feeds/" + word + i, "{\"url\":\"%s\",\"tags\":[\"%s\"]}".formatted(url + i, word));
    }
    String pause =
        "{\"filter\":{\"tag\":\"%s\",\"ids\":[\"%s0\",\"%s1\"]},".formatted(word, word, word)
            + "\"change\":{\"pause\":{\"reason\":\"moves\"},\"addTags\":[\"x\"],\"interval\":\"2h\"}}";
    assertThat(change("?dryRun=true", pause).<Integer>path("counts.changed")).isEqualTo(2);
    given().get("/feeds/" + word + "0").then().body("paused", org.hamcrest.Matchers.nullValue());
    assertThat(change("", pause).<Integer>path("counts.changed")).isEqualTo(2);
    assertThat(change("", pause).<Integer>path("counts.unchanged")).isEqualTo(2);
    Response paused = given().get("/feeds/" + word + "1");
    assertThat(paused.<String>path("paused.reason")).isEqualTo("moves");
    assertThat(paused.<String>path("interval")).isEqualTo("PT2H");
    assertThat(paused.<List<String>>path("tags")).containsExactly(word, "x");
    String resume =
        "{\"filter\":{\"tag\":\"%s\"},\"change\":{\"resume\":true,\"defaultInterval\":true}}"
            .formatted(word);
    assertThat(change("", resume).<Integer>path("counts.changed")).isEqualTo(2);
    assertProblem(change("", "{\"change\":{\"resume\":true}}"), 400, "invalid-feed");
    assertProblem(change("", "{\"filter\":{\"all\":true},\"change\":{}}"), 400, "invalid-feed");
    String path = "/feeds/" + word + "1/changes";
    Polling.until(
        "the history is read",
        () -> given().get(path).<List<String>>path("changes.what").size() == 3);
    Response history = given().get(path);
    assertThat(history.<List<String>>path("changes.what"))
        .containsExactly("changed", "changed", "added");
    assertThat(history.<String>path("changes[0].by")).contains("127.0.0.1");
    assertThat(history.<String>path("changes[0].before.paused.reason")).isEqualTo("moves");
  }

  @Test
  void theWholeListCanBeReplaced() {
    post("{\"url\":\"%s\"}".formatted(url));
    String all = given().accept("application/yaml").get("/feeds").asString();
    String wanted = all.replace(url, url + "/new") + "\n- url: \"" + url + "/more\"\n";
    Response tried = yaml("/feeds?dryRun=true", wanted);
    assertThat(tried.<List<String>>path("added.url")).containsExactly(url + "/more");
    assertThat(tried.<String>path("changed[0].after.url")).isEqualTo(url + "/new");
    assertThat(tried.<List<Object>>path("removed")).isEmpty();
    yaml("/feeds", wanted).then().statusCode(200);
    yaml("/feeds", all).then().statusCode(200);
    assertThat(given().accept("application/yaml").get("/feeds").asString()).isEqualTo(all);
    Response invalid = yaml("/feeds", all + "\n- url: \"ftp://x\"\n");
    assertProblem(invalid, 400, "invalid-feed");
    assertThat(invalid.<String>path("errors[0].pointer")).matches("/feeds/\\d+/url");
  }

  private static Response opml(String path, String body) {
    return given().contentType("text/x-opml").body(body.getBytes(UTF_8)).post(path);
  }

  private static Response yaml(String path, String body) {
    return given().contentType("application/yaml").body(body.getBytes(UTF_8)).put(path);
  }

  private static Response change(String query, String body) {
    return given().contentType("application/json").body(body).post("/feeds/changes" + query);
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
