package dev.isobar.ingest.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.ingest.Pushing;
import dev.isobar.ingest.publish.BrokerFree;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Keys with roles, the rate limit and audit records of the running service. */
@QuarkusTest
@TestProfile(AccessComponentTest.WithKeys.class)
@Timeout(60)
class AccessComponentTest {
  public static class WithKeys extends BrokerFree {
    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
      settings.put("isobar.api.keys.desk.key", "r");
      settings.put("isobar.api.keys.desk.roles", "reader");
      settings.put("isobar.api.keys.feeder.key", "p");
      settings.put("isobar.api.keys.ops.key", "a");
      settings.put("isobar.api.keys.ops.roles", "admin");
      settings.put("isobar.api.keys.hasty.key", "h");
      settings.put("isobar.api.rate", "1");
      settings.put("isobar.api.burst", "20");
      settings.put("isobar.dead-letters.timeout", "PT1S");
      settings.put("kafka.bootstrap.servers", "localhost:1");
      return settings;
    }
  }

  /** There is no broker, so an allowed request for dead letters gets 503. */
  private static final String LETTERS = "/dead-letters?topic=raw";

  private static final String REPLAY = "/dead-letters/raw/0/7/replay";

  @Test
  void eachRequestNeedsItsRole() {
    assertThat(given().get(LETTERS).statusCode()).isEqualTo(401);
    assertThat(given().get(LETTERS).header("WWW-Authenticate")).isEqualTo("Bearer");
    assertThat(with("r").get(LETTERS).statusCode()).isEqualTo(503);
    assertThat(with("r").post(REPLAY).statusCode()).isEqualTo(403);
    assertThat(with("p").post(REPLAY).statusCode()).isEqualTo(403);
    assertThat(with("a").post(REPLAY).statusCode()).isEqualTo(503);
    assertThat(push("r").statusCode()).isEqualTo(403);
    assertThat(push("p").statusCode()).isEqualTo(202);
    assertThat(push("a").statusCode()).isEqualTo(202);
  }

  @Test
  void aHastyClientIsSlowedDown() {
    int refused = 0;
    for (int i = 0; i < 60; i++) {
      Response answer = push("h");
      if (answer.statusCode() == 429) {
        assertThat(answer.header("Retry-After")).isNotBlank();
        assertThat(answer.<String>path("type")).endsWith("/too-many-requests");
        refused++;
      }
    }
    assertThat(refused).isBetween(10, 40);
    assertThat(push("p").statusCode()).isEqualTo(202);
  }

  @Test
  void changesAreRecorded() {
    List<String> lines = new CopyOnWriteArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord line) {
            lines.add(line.getMessage().formatted(line.getParameters()));
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger audit = Logger.getLogger("isobar.audit");
    audit.addHandler(handler);
    try {
      with("a").post(REPLAY);
      with("r").post(REPLAY);
      with("r").get(LETTERS);
    } finally {
      audit.removeHandler(handler);
    }
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0))
        .contains("caller=ops", "address=127.0.0.1", "\"POST " + REPLAY + "\"", "status=503");
    assertThat(lines.get(1)).contains("caller=desk", "status=403").doesNotContain("Bearer");
  }

  private static io.restassured.specification.RequestSpecification with(String key) {
    return given().header("Authorization", "Bearer " + key).contentType("application/json");
  }

  private static Response push(String key) {
    return with(key).body(Pushing.article("g")).post("/articles");
  }
}
