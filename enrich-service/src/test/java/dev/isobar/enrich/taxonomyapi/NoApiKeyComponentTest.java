package dev.isobar.enrich.taxonomyapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Changes on a public address, without a key. */
@QuarkusTest
@TestProfile(NoApiKeyComponentTest.WithoutKey.class)
@Timeout(60)
class NoApiKeyComponentTest {
  /** Nothing here needs a broker. */
  public static class WithoutKey implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("quarkus.http.host", "0.0.0.0", "isobar.enrich.channel.enabled", "false");
    }
  }

  @Test
  void refusesEveryChangeAndNamesTheRemedy() {
    Response answer = ApiKeyComponentTest.change(given().header("Authorization", "Bearer any"));
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.contentType()).startsWith("application/problem+json");
    assertThat(answer.<String>path("detail")).contains("isobar.api.key", "127.0.0.1");
    given().delete("/taxonomy/concepts/methane").then().statusCode(403);
    given().get("/taxonomy").then().statusCode(200);
  }
}
