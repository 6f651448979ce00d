package dev.isobar.query.rest;

import static io.restassured.RestAssured.given;

import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Everything that changes what the service shows needs the key of curators, and all of webhooks.
 */
@QuarkusTest
@TestProfile(CuratorKeyComponentTest.WithKey.class)
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
class CuratorKeyComponentTest {
  private static final String KEY = "a-key-of-curators";

  /** Sets the key. */
  public static class WithKey implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "isobar.api.key", KEY, "mp.messaging.incoming.enriched-articles.group.id", "curator-key");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE, /articles/a, 400",
    "POST, /queries, 400",
    "PUT, /queries/a, 400",
    "DELETE, /queries/a, 404",
    "POST, /stories/join, 400",
    "POST, /stories/never, 400",
    "POST, /stories/a/split, 400",
    "DELETE, /stories/decisions/a, 400",
    "GET, /webhooks, 400",
    "POST, /webhooks, 400",
    "GET, /webhooks/a, 404",
    "PUT, /webhooks/a, 400",
    "DELETE, /webhooks/a, 404",
    "POST, /webhooks/a/test, 404",
    "POST, /webhooks/a/pause, 404",
    "POST, /webhooks/a/resume, 404",
    "POST, /webhooks/a/rotate-secret, 404",
    "GET, /webhooks/a/deliveries, 400",
    "POST, /webhooks/a/deliveries/b/redeliver, 404",
    "POST, /admin/rebuild, 400"
  })
  void changesNeedTheKey(String method, String path, int withKey) {
    given()
        .contentType("application/json")
        .body("{}")
        .request(method, path)
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .header("WWW-Authenticate", "Bearer");
    given()
        .contentType("application/json")
        .body("{}")
        .header("Authorization", "Bearer another")
        .request(method, path)
        .then()
        .statusCode(401);
    given()
        .contentType("application/json")
        .body("{}")
        .queryParam("unknown", "x")
        .header("Authorization", "Bearer " + KEY)
        .request(method, path)
        .then()
        .statusCode(withKey);
  }
}
