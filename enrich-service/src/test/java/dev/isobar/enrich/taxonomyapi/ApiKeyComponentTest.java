package dev.isobar.enrich.taxonomyapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Changes on a public address, with a key. */
@QuarkusTest
@TestProfile(ApiKeyComponentTest.WithKey.class)
@Timeout(60)
class ApiKeyComponentTest {
  static final String CONCEPT = "{\"definition\": \"x\", \"labels\": {\"en\": \"zorblax\"}}";

  /** Nothing here needs a broker. */
  public static class WithKey implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "quarkus.http.host", "0.0.0.0",
          "isobar.api.key", "s3cret",
          "isobar.enrich.channel.enabled", "false");
    }
  }

  @Test
  void refusesAChangeWithoutTheKey() {
    for (String wrong : new String[] {"", "Bearer other", "Basic s3cret"}) {
      Response answer = change(given().header("Authorization", wrong));
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.contentType()).startsWith("application/problem+json");
      assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
      assertThat(answer.<String>path("detail")).contains("isobar.api.key").doesNotContain("s3cret");
    }
    given().delete("/taxonomy/concepts/methane").then().statusCode(401);
  }

  @Test
  void openApiDescribesTheRefusals() {
    Response document = given().get("/q/openapi?format=json");
    for (String method : new String[] {"put", "delete"}) {
      String operation = "paths.'/taxonomy/concepts/{id}'." + method;
      assertThat(document.<Map<String, Object>>path(operation + ".responses"))
          .containsKeys("401", "403", "413", "503");
      assertThat(document.<List<Map<String, Object>>>path(operation + ".security"))
          .contains(Map.of("key", List.of()));
    }
  }

  @Test
  void acceptsAChangeWithTheKey() {
    Response answer = change(given().header("Authorization", "Bearer s3cret"));
    assertThat(answer.statusCode()).as("the taxonomy is fixed without a broker").isEqualTo(409);
  }

  @Test
  void previewsNeedNoKey() {
    given().get("/taxonomy/concepts/methane").then().statusCode(200);
    given()
        .contentType("application/json")
        .body(CONCEPT)
        .put("/taxonomy/concepts/zorblax?preview=true")
        .then()
        .statusCode(200);
    given()
        .contentType("application/json")
        .body("{\"feed\": \"f\"}")
        .post("/enrich")
        .then()
        .statusCode(400);
  }

  @Test
  void refusesATooLargeConceptBeforeReadingIt() {
    Response answer =
        given()
            .header("Authorization", "Bearer s3cret")
            .contentType("application/json")
            .body("x".repeat(1 << 20))
            .put("/taxonomy/concepts/zorblax");
    assertThat(answer.statusCode()).isEqualTo(413);
  }

  static Response change(RequestSpecification request) {
    return request.contentType("application/json").body(CONCEPT).put("/taxonomy/concepts/zorblax");
  }
}
