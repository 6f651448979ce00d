package dev.isobar.ingest.canary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.RawArticle;
import dev.isobar.ingest.Pushing;
import dev.isobar.ingest.publish.BrokerFree;
import dev.isobar.testing.Polling;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Canaries are sent as pushes are, and followed until query-service has them. */
@QuarkusTest
@QuarkusTestResource(value = ViewStandIn.class, restrictToAnnotatedClass = true)
@TestProfile(CanaryComponentTest.Quickly.class)
@Timeout(60)
class CanaryComponentTest {
  public static class Quickly extends BrokerFree {
    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
      settings.put("isobar.canary.every", "PT0.5S");
      settings.put("isobar.canary.late", "PT1S");
      settings.put("isobar.canary.lost", "PT2S");
      settings.put("isobar.api.key", "s3cret");
      return settings;
    }
  }

  @TestHTTPResource URI service;
  @Inject @Any InMemoryConnector broker;
  @Inject MeterRegistry metrics;

  private Pushing push;

  @BeforeEach
  void start() {
    push = new Pushing(service).awaitReady();
    ViewStandIn.status = 200;
  }

  @Test
  void oneCallTestsTheWholeWay() throws Exception {
    double pushed = push.counted("accepted");
    HttpResponse<String> answer = send("Authorization", "Bearer s3cret");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode way = Pushing.json(answer);
    assertThat(way.path("seconds").asDouble()).isPositive();
    assertThat(way.path("sentAt").asText()).endsWith("Z");
    assertThat(ViewStandIn.ASKED).contains(way.path("number").asText());

    Message<byte[]> sent = sent(way.path("number").asText());
    RawArticle article = ContractJson.readRaw(sent.getPayload(), 10_000);
    assertThat(article.id()).startsWith("canary-");
    assertThat(article.feed()).isEqualTo("isobar-canary");
    assertThat(push.counted("accepted")).as("it is no article").isEqualTo(pushed);
  }

  @Test
  void needsTheRoleOfAnAdministrator() throws Exception {
    HttpResponse<String> refused = send("Accept", "application/json");
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(Pushing.json(refused).path("type").asText()).endsWith("/unauthorized");
  }

  @Test
  void oneIsSentAgainAndAgain() {
    double before = canaries("visible");
    Polling.until("further canaries", () -> canaries("visible") >= before + 3);
    assertThat(metrics.get("isobar.canary.way").timer().count()).isGreaterThanOrEqualTo(3);
  }

  @Test
  void saysWhyItIsLateAndCountsItAsLost() throws Exception {
    double late = canaries("late");
    double lost = canaries("lost");
    ViewStandIn.status = 401;
    HttpResponse<String> answer = send("Authorization", "Bearer s3cret");
    assertThat(answer.statusCode()).isEqualTo(504);
    assertThat(Pushing.json(answer).path("detail").asText())
        .contains("answers 401: set isobar.feeds.view.key");
    assertThat(canaries("late")).isGreaterThan(late);
    Polling.until("lost canary", () -> canaries("lost") > lost);

    ViewStandIn.status = 404;
    assertThat(Pushing.json(send("Authorization", "Bearer s3cret")).path("detail").asText())
        .contains("query-service does not have it yet.");
  }

  private HttpResponse<String> send(String... header) throws Exception {
    return push.post("/canaries", "application/json", new byte[0], header);
  }

  private Message<byte[]> sent(String number) {
    List<Message<byte[]>> messages = List.copyOf(broker.<byte[]>sink("raw-articles").received());
    return messages.stream()
        .filter(message -> mark(message).startsWith(number + "/"))
        .findFirst()
        .orElseThrow();
  }

  private static String mark(Message<byte[]> message) {
    return new String(
        message
            .getMetadata(OutgoingKafkaRecordMetadata.class)
            .orElseThrow()
            .getHeaders()
            .lastHeader("isobar-canary")
            .value(),
        UTF_8);
  }

  private double canaries(String outcome) {
    return metrics.get("isobar.canaries").tag("outcome", outcome).counter().count();
  }
}
