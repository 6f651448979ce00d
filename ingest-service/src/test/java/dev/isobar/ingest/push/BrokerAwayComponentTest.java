package dev.isobar.ingest.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.ingest.Pushing;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@TestProfile(BrokerAwayComponentTest.NoBroker.class)
@Timeout(20)
class BrokerAwayComponentTest {
  /** Port 1 is nobody's, and the name is one that no resolver knows. */
  public static class NoBroker implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "kafka.bootstrap.servers",
          "no-such-host.invalid:9092,localhost:1",
          "isobar.webhooks.cms.content",
          "/text");
    }
  }

  @TestHTTPResource URI service;

  private Pushing push;

  @BeforeEach
  void connect() {
    push = new Pushing(service);
  }

  @Test
  void answersTemporaryProblemsWithRetryAfter() throws Exception {
    double before = push.counted("unavailable");
    HttpResponse<String> answer =
        push.post("/articles", "application/json", Pushing.article("g").getBytes(UTF_8));
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("2");
    assertThat(Pushing.json(answer).path("type").asText()).endsWith("/broker-away");
    assertThat(push.counted("unavailable")).isEqualTo(before + 1);
  }

  @Test
  void aWebhookCanBeCalledAgain() throws Exception {
    HttpResponse<String> answer =
        push.post("/webhooks/cms", "application/json", "{\"text\": \"a\"}".getBytes(UTF_8));
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("2");
    assertThat(Pushing.json(answer).path("type").asText()).endsWith("/broker-away");
  }

  @Test
  void reportsItForEveryLine() throws Exception {
    String body = (Pushing.article("g") + "\n").repeat(2000) + "x";
    List<JsonNode> receipts =
        Pushing.lines(push.post("/articles", "application/x-ndjson", body.getBytes(UTF_8)).body());
    assertThat(receipts).hasSize(2001);
    assertThat(receipts.subList(0, 2000)).allMatch(r -> r.path("status").asInt() == 503);
    assertThat(receipts.get(2000).path("status").asInt()).isEqualTo(400);
  }

  @Test
  void livesButIsNotReady() throws Exception {
    assertThat(push.get("/q/health/live").statusCode()).isEqualTo(200);
    HttpResponse<String> ready = push.get("/q/health/ready");
    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(ready.body()).contains("Kafka broker");
  }
}
