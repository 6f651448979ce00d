package dev.isobar.enrich;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.contracts.ContractJson;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the OpenAPI document shows is what happens. */
@QuarkusTest
@TestProfile(OpenApiComponentTest.NoChannel.class)
@Timeout(60)
class OpenApiComponentTest {
  /** Nothing here needs a broker. */
  public static class NoChannel implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "isobar.enrich.channel.enabled", "false", "quarkus.kafka.health.enabled", "false");
    }
  }

  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "patch", "trace", "options", "head");

  private JsonNode document;

  @BeforeEach
  void read() throws Exception {
    document =
        ContractJson.mapper().readTree(given().get("/q/openapi?format=json").body().asByteArray());
  }

  @Test
  void acceptsTheDocumentedExamples() {
    for (Map.Entry<String, JsonNode> form :
        document.at("/paths/~1enrich/post/requestBody/content").properties()) {
      post("/enrich", form.getKey(), example(form.getValue())).then().statusCode(200);
    }
    JsonNode put = document.at("/paths/~1taxonomy~1concepts~1{id}/put/requestBody/content");
    given()
        .contentType("application/json")
        .body(example(put.path("application/json")))
        .put("/taxonomy/concepts/green-steel?preview=true")
        .then()
        .statusCode(200);
  }

  @Test
  void refusesUnsupportedMethodsWithAllowHeader() {
    assertThat(document.path("paths").properties()).hasSize(3);
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      Set<String> shown = new TreeSet<>();
      path.getValue().fieldNames().forEachRemaining(shown::add);
      shown.retainAll(METHODS);
      for (String method : List.of("PATCH", "TRACE")) {
        Response answer = given().request(method, path.getKey().replace("{id}", "methane"));
        assertThat(answer.statusCode()).as(method + " " + path.getKey()).isEqualTo(405);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        Set<String> allowed =
            new TreeSet<>(
                Arrays.asList(answer.header("Allow").toLowerCase(Locale.ROOT).split(", ")));
        allowed.removeAll(Set.of("head", "options"));
        assertThat(allowed).as(path.getKey()).isEqualTo(shown);
        Response options = given().options(path.getKey().replace("{id}", "methane"));
        assertThat(options.statusCode()).isEqualTo(200);
        assertThat(options.header("Allow")).isEqualTo(answer.header("Allow"));
      }
    }
  }

  @Test
  void everyAnswerIsDescribed() {
    assertDescribed("/enrich", "post", post("/enrich", "application/json", "\"\""), 400);
    assertDescribed("/enrich", "post", post("/enrich?lane=x", "application/json", "{}"), 400);
    assertDescribed("/enrich", "post", post("/enrich", "text/csv", "a"), 415);
    Response picture = given().accept("image/png").get("/taxonomy");
    assertDescribed("/taxonomy", "get", picture, 406);
    String concept = "/taxonomy/concepts/{id}";
    assertDescribed(concept, "get", given().get("/taxonomy/concepts/none"), 404);
    Response maybe = given().delete("/taxonomy/concepts/methane?preview=maybe");
    assertDescribed(concept, "delete", maybe, 400);
    Response empty = given().contentType("application/json").put("/taxonomy/concepts/methane");
    assertDescribed(concept, "put", empty, 400);
    given().get("/nowhere").then().statusCode(404);
  }

  @Test
  void acceptsParametersOfMediaTypes() {
    for (String accept :
        List.of("application/json; charset=utf-8", "application/json;charset=UTF-8, */*;q=0.1")) {
      given().header("Accept", accept).get("/taxonomy").then().statusCode(200);
    }
  }

  private void assertDescribed(String path, String method, Response answer, int status) {
    assertThat(answer.statusCode()).as(path).isEqualTo(status);
    JsonNode responses = document.path("paths").path(path).path(method).path("responses");
    assertThat(responses.has("" + status)).as(method + " " + path + " " + status).isTrue();
    assertThat(answer.contentType()).startsWith("application/problem+json");
  }

  private static String example(JsonNode form) {
    JsonNode example = form.path("example");
    return example.isTextual() ? example.asText() : example.toString();
  }

  private static Response post(String path, String type, String body) {
    return given().header("Content-Type", type).body(body.getBytes(UTF_8)).post(path);
  }
}
