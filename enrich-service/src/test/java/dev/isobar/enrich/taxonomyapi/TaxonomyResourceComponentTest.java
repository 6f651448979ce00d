package dev.isobar.enrich.taxonomyapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the taxonomy answers where there is no broker: everything but a change. */
@QuarkusTest
@TestProfile(TaxonomyResourceComponentTest.NoChannel.class)
@Timeout(60)
class TaxonomyResourceComponentTest {
  /** Nothing here needs a broker. */
  public static class NoChannel implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("isobar.enrich.channel.enabled", "false");
    }
  }

  private static final String GREEN_STEEL =
      """
      {"definition": "Steel made without coal.", "labels": {"en": "zorblax steel", "zh": "佐布钢"},
       "altLabels": ["Methane"], "broader": [%s], "typo": 1}
      """;

  @Test
  void showsTheTaxonomyUnderItsVersion() {
    Response all = given().get("/taxonomy");
    assertThat(all.<String>path("version")).isEqualTo(all.path("builtInVersion"));
    assertThat(all.<List<String>>path("concepts.id")).contains("methane", "climate-change");
    assertThat(all.<List<String>>path("concepts.from")).containsOnly("default");
    assertThat(all.<Integer>path("entities.person")).isPositive();
    String tag = all.header("ETag");
    assertThat(tag).isEqualTo("\"" + all.path("version") + "\"");
    given().header("If-None-Match", tag).get("/taxonomy").then().statusCode(304);
    given().header("If-None-Match", "\"other\"").get("/taxonomy").then().statusCode(200);
  }

  @Test
  void reportsAnUnknownConcept() {
    Response answer = given().get("/taxonomy/concepts/nothing");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.contentType()).startsWith("application/problem+json");
    assertThat(answer.<String>path("detail")).contains("nothing", "GET /taxonomy");
  }

  @Test
  void previewChangesNothing() {
    String version = given().get("/taxonomy").path("version");
    Response answer =
        preview("podesta-visits", "{\"definition\": \"x\", \"labels\": {\"en\": \"Podesta\"}}");
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    assertThat(answer.<Boolean>path("applied")).isFalse();
    assertThat(answer.<String>path("was")).isEqualTo(version);
    assertThat(answer.<String>path("version")).isNotEqualTo(version);
    assertThat(answer.<String>path("effect.sample")).isEqualTo("built-in");
    assertThat(answer.<Integer>path("effect.articles")).isEqualTo(5);
    assertThat(given().get("/taxonomy").<String>path("version")).isEqualTo(version);
    given().get("/taxonomy/concepts/podesta-visits").then().statusCode(404);
  }

  @Test
  void previewCountsGainsAndLosses() {
    Response answer =
        preview(
            "ndc", "{\"definition\": \"x\", \"labels\": {\"en\": \"climate\", \"zh\": \"气候\"}}");
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    assertThat(answer.<Integer>path("effect.concepts.find { it.id == 'ndc' }.gained")).isPositive();
    assertThat(answer.<List<Object>>path("effect.examples")).isNotEmpty();
    assertThat(answer.<List<String>>path("effect.examples[0].after.topics.id")).contains("ndc");
    assertThat(answer.<List<String>>path("effect.examples[0].before.topics.id"))
        .doesNotContain("ndc");
  }

  @Test
  void warnsOfPossibleMistakes() {
    Response answer = preview("green-steel", GREEN_STEEL.formatted("\"climate-change\""));
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    assertThat(answer.<List<String>>path("warnings.pointer"))
        .containsExactly("/altLabels/0", "/typo");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "green-steel | {\"labels\": {\"en\": \"x\"}}                                | /definition",
        "green-steel | {\"definition\": \"x\", \"labels\": {\"en\": \" \"}}         | /labels/en",
        "Green-Steel | {\"definition\": \"x\", \"labels\": {\"en\": \"x\"}}         | /id",
        "a | {\"id\": \"b\", \"definition\": \"x\", \"labels\": {\"en\": \"x\"}}    | /id",
        "a | {\"definition\": \"x\", \"labels\": {\"en\": \"x\"}, \"broader\": [\"no\"]} | /broader/0",
        "a | {\"definition\": \"x\", \"labels\": {\"en\": \"x\"}, \"relevance\": 3} | /relevance",
        "climate-change | {\"definition\": \"x\", \"labels\": {\"en\": \"x\"}, \"broader\": [\"climate-change\"]} | /broader/0"
      })
  void namesTheError(String id, String concept, String pointer) {
    Response answer = preview(id, concept);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.contentType()).startsWith("application/problem+json");
    assertThat(answer.<String>path("errors[0].pointer")).isEqualTo(pointer);
  }

  @Test
  void refusesInvalidJsonAndTooLargeBodies() {
    assertThat(preview("a", "no json").<String>path("type")).endsWith("/not-json");
    assertThat(preview("a", "[".repeat(2_000)).<String>path("type")).endsWith("/not-json");
    Response large = preview("a", "{\"definition\": \"" + "x".repeat(1 << 18) + "\"}");
    assertThat(large.statusCode()).isEqualTo(413);
  }

  @Test
  void refusesAChangeOfAnotherVersion() {
    String concept = GREEN_STEEL.formatted("");
    String tag = given().get("/taxonomy").header("ETag");
    for (Map.Entry<String, Integer> want : Map.of(tag, 200, "*", 200, "\"old\"", 412).entrySet()) {
      given()
          .contentType("application/json")
          .header("If-Match", want.getKey())
          .body(concept)
          .put("/taxonomy/concepts/green-steel?preview=true")
          .then()
          .statusCode(want.getValue());
    }
  }

  @Test
  void refusesChangesToAReadOnlyTaxonomy() {
    Response answer =
        given()
            .contentType("application/json")
            .body(GREEN_STEEL.formatted(""))
            .put("/taxonomy/concepts/green-steel");
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.<String>path("detail")).contains("isobar.taxonomy.live");
    given().delete("/taxonomy/concepts/methane").then().statusCode(409);
    given().delete("/taxonomy/concepts/methane?preview=true").then().statusCode(404);
    given().delete("/taxonomy/concepts/methane?preview=maybe").then().statusCode(400);
  }

  @Test
  void pagesOfOtherSitesChangeNothing() {
    for (Map.Entry<String, String> header :
        Map.of("Origin", "https://evil.example", "Sec-Fetch-Site", "cross-site").entrySet()) {
      given()
          .header(header.getKey(), header.getValue())
          .delete("/taxonomy/concepts/methane")
          .then()
          .statusCode(403)
          .body("title", org.hamcrest.Matchers.equalTo("A page of another site sent this"));
    }
  }

  private static Response preview(String id, String concept) {
    return given()
        .contentType("application/json")
        .body(concept)
        .put("/taxonomy/concepts/" + id + "?preview=true");
  }
}
