package dev.isobar.query.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.DatabaseResource;
import dev.isobar.testing.Polling;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(AccessComponentTest.Closed.class)
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
class AccessComponentTest {
  private static final PublicJsonWebKey ISSUER_KEY = key();
  private static final int BURST = 200;

  /** Readers need a key, feeds a token, and pages of one other site may read. */
  public static class Closed implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> settings = new HashMap<>();
      settings.put("isobar.api.readers-need-key", "true");
      settings.put("isobar.api.keys.desk.key", "desk-key");
      settings.put("isobar.api.keys.hasty.key", "hasty-key");
      settings.put("isobar.api.keys.editor.key", "editor-key");
      settings.put("isobar.api.keys.editor.roles", "curator");
      settings.put("isobar.api.feed-tokens.reader", "feed-token");
      settings.put("isobar.api.jwt.issuer", "https://idp.example");
      settings.put("isobar.api.jwt.audience", "isobar");
      settings.put("isobar.api.jwt.keys-url", keysFile());
      settings.put("isobar.api.rate", "1");
      settings.put("isobar.api.burst", String.valueOf(BURST));
      settings.put("quarkus.http.cors.enabled", "true");
      settings.put("quarkus.http.cors.origins", "https://desk.example");
      settings.put("mp.messaging.incoming.enriched-articles.group.id", "access");
      return settings;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/articles", "/stories", "/live", "/live/stories", "/queries", "/nowhere", "/"})
  void readingNeedsAKey(String path) {
    given()
        .get(path)
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .header("WWW-Authenticate", "Bearer")
        .header("Isobar-Cursor", nullValue())
        .body("type", equalTo("https://isobar.dev/problems/unauthorized"));
    given().header("Authorization", "Bearer wrong").get(path).then().statusCode(401);
  }

  @Test
  void keysAndTokensOpen() {
    ready();
    as("desk-key").get("/articles?limit=1").then().statusCode(200);
    as("editor-key").get("/articles?limit=1").then().statusCode(200);
    as("desk-key").delete("/articles/none").then().statusCode(403);
    as("editor-key").delete("/articles/none").then().statusCode(404);
    String reader = token(List.of("isobar-reader"));
    Polling.until(
        "keys of the issuer", () -> as(reader).get("/articles?limit=1").statusCode() == 200);
    as(reader).delete("/articles/none").then().statusCode(403);
    as(token(List.of("isobar-curator"))).delete("/articles/none").then().statusCode(404);
    as(token(List.of("others")))
        .get("/articles?limit=1")
        .then()
        .statusCode(403)
        .body("type", equalTo("https://isobar.dev/problems/forbidden"));
  }

  @Test
  void languageModelsReadByTheSameRules() {
    ready();
    String ping = "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"ping\"}";
    given().contentType("application/json").body(ping).post("/mcp").then().statusCode(401);
    as("desk-key")
        .contentType("application/json")
        .body(ping)
        .post("/mcp")
        .then()
        .statusCode(200)
        .body("id", equalTo(1));
    given()
        .header("Origin", "https://other.example")
        .header("Authorization", "Bearer desk-key")
        .contentType("application/json")
        .body(ping)
        .post("/mcp")
        .then()
        .statusCode(403);
  }

  @Test
  void aBrowserIsAskedForAPassword() {
    ready();
    given()
        .accept("text/html,*/*")
        .get("/articles")
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", startsWith("Basic realm="));
    given().auth().preemptive().basic("any", "desk-key").get("/articles").then().statusCode(200);
    given()
        .auth()
        .preemptive()
        .basic("any", "editor-key")
        .delete("/articles/none")
        .then()
        .statusCode(403);
  }

  @Test
  void someIsOpen() {
    ready();
    given().get("/q/health/live").then().statusCode(200);
    given().get("/articles/feed.json?token=feed-token").then().statusCode(200);
    given().get("/articles/feed.json").then().statusCode(401);
    given().get("/queries.opml?token=feed-token").then().statusCode(200);
    given().options("/articles").then().statusCode(200);
  }

  @Test
  void otherSitesReadOnlyIfAllowed() {
    Response preflight =
        given()
            .header("Origin", "https://desk.example")
            .header("Access-Control-Request-Method", "GET")
            .header("Access-Control-Request-Headers", "authorization")
            .options("/articles");
    assertThat(preflight.statusCode()).isEqualTo(200);
    assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo("https://desk.example");
    Response refused = given().header("Origin", "https://desk.example").get("/articles");
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.header("Access-Control-Allow-Origin")).isEqualTo("https://desk.example");
    assertThat(refused.header("Access-Control-Expose-Headers")).contains("Isobar-Stream-From");
    assertThat(
            given()
                .header("Origin", "https://other.example")
                .get("/articles")
                .header("Access-Control-Allow-Origin"))
        .isNull();
  }

  @Test
  void whoIsTooFastWaits() {
    Response last = null;
    for (int i = 0; i <= 2 * BURST; i++) {
      last = as("hasty-key").head("/nowhere");
      if (last.statusCode() == 429) {
        break;
      }
    }
    assertThat(last.statusCode()).isEqualTo(429);
    last = as("hasty-key").get("/nowhere");
    assertThat(last.header("Retry-After")).isEqualTo("1");
    assertThat(last.jsonPath().getString("type"))
        .isEqualTo("https://isobar.dev/problems/too-many-requests");
    as("desk-key").get("/nowhere").then().statusCode(404);
    given().get("/q/health/live").then().statusCode(200);
  }

  private static void ready() {
    Polling.until("view", () -> as("desk-key").get("/articles?limit=1").statusCode() == 200);
  }

  private static RequestSpecification as(String key) {
    return given().header("Authorization", "Bearer " + key);
  }

  private static String token(List<String> roles) {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer("https://idp.example");
    claims.setAudience("isobar");
    claims.setSubject("alice");
    claims.setExpirationTimeMinutesInTheFuture(5);
    claims.setClaim("groups", roles);
    JsonWebSignature token = new JsonWebSignature();
    token.setPayload(claims.toJson());
    token.setKey(ISSUER_KEY.getPrivateKey());
    token.setKeyIdHeaderValue(ISSUER_KEY.getKeyId());
    token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
    try {
      return token.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The settings and the test are of different class loaders, so the key is in a file. */
  private static PublicJsonWebKey key() {
    Path file = Path.of("target", "access-test-key.json");
    try {
      if (!Files.exists(file)) {
        PublicJsonWebKey made = RsaJwkGenerator.generateJwk(2048);
        made.setKeyId("one");
        Files.writeString(file, made.toJson(OutputControlLevel.INCLUDE_PRIVATE));
      }
      return PublicJsonWebKey.Factory.newPublicJwk(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String keysFile() {
    try {
      return Files.writeString(
              Path.of("target", "access-test-keys.json"),
              new JsonWebKeySet(key()).toJson(OutputControlLevel.PUBLIC_ONLY))
          .toUri()
          .toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
