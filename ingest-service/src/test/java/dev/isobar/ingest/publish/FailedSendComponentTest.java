package dev.isobar.ingest.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.ingest.Pushing;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/** A broker that refuses an article or hangs, and a producer that broke. */
@QuarkusTest
@QuarkusTestResource(PausableBroker.class)
@TestProfile(FailedSendComponentTest.TightTopic.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(60)
class FailedSendComponentTest {
  private static final String TOPIC = "isobar.test.tight";

  public static class TightTopic implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      String channel = "mp.messaging.outgoing.raw-articles.";
      return Map.of(
          channel + "topic", TOPIC,
          channel + "compression.type", "none",
          channel + "delivery.timeout.ms", "1500",
          channel + "request.timeout.ms", "700",
          channel + "batch.size", "16384",
          channel + "buffer.memory", "65536",
          channel + "interceptor-bean", "counting");
    }
  }

  @TestHTTPResource URI service;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @Inject
  @Identifier("counting")
  CountingInterceptor sent;

  @ConfigProperty(name = PausableBroker.PID)
  long brokerPid;

  @Inject KafkaClientService clients;

  private Pushing push;

  @BeforeEach
  void createTopic() throws Exception {
    push = new Pushing(service);
    try (Admin admin = admin()) {
      if (!admin.listTopics().names().get().contains(TOPIC)) {
        admin
            .createTopics(
                List.of(
                    new NewTopic(TOPIC, 1, (short) 1)
                        .configs(Map.of("max.message.bytes", "20000"))))
            .all()
            .get();
      }
    }
    push.awaitReady();
  }

  @Test
  @Order(1)
  void isTooLargeWhenTheTopicRefusesTheRecord() throws Exception {
    HttpResponse<String> answer = push("x".repeat(30_000));
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(Pushing.json(answer).path("type").asText()).endsWith("/too-large");
    assertThat(push("x").statusCode()).isEqualTo(202);
  }

  /** A second try by the connector could overtake a newer revision of the same article. */
  @Test
  @Order(2)
  void isUnavailableAndNotSentAgainWhenTheBrokerHangs() throws Exception {
    Instant deadline = Instant.now().plusSeconds(30);
    String refused;
    do {
      assertThat(Instant.now()).as("an article sent to the hanging broker").isBefore(deadline);
      refused = UUID.randomUUID().toString();
      try (AutoCloseable frozen = PausableBroker.freeze(brokerPid)) {
        assertThat(push(refused).statusCode()).isEqualTo(503);
        assertThat(push.get("/q/health/live").statusCode()).isEqualTo(200);
      }
      push.awaitReady();
    } while (sent.count(refused) == 0);
    assertThat(sent.count(refused)).isEqualTo(1);
    awaitAccepted();
    assertThat(sent.count(refused)).isEqualTo(1);
  }

  @Test
  @Order(3)
  void isOverloadedWhenTheBufferIsFull() throws Exception {
    String body =
        IntStream.range(0, 40)
            .mapToObj(i -> Pushing.article("full " + i, "y".repeat(10_000)))
            .collect(Collectors.joining("\n"));
    try (AutoCloseable frozen = PausableBroker.freeze(brokerPid)) {
      List<JsonNode> receipts =
          Pushing.lines(
              push.post("/articles", "application/x-ndjson", body.getBytes(UTF_8)).body());
      assertThat(receipts)
          .extracting(receipt -> receipt.path("status").asInt())
          .hasSize(40)
          .containsOnly(429, 503)
          .contains(429, 503);
    }
    awaitAccepted();
  }

  /** The last one, since only a restart repairs it. */
  @Test
  @Order(4)
  void isNotAliveWithABrokenProducer() throws Exception {
    assertThat(push.get("/q/health/live").statusCode()).isEqualTo(200);
    clients.getProducer(RawArticleProducer.CHANNEL).unwrap().close();
    HttpResponse<String> refused = push("x");
    assertThat(refused.statusCode()).isEqualTo(503);
    JsonNode problem = Pushing.json(refused);
    assertThat(problem.path("type").asText()).endsWith("/producer-failed");
    assertThat(problem.path("detail").asText()).contains("restart ingest-service", "liveness");
    HttpResponse<String> live = push.get("/q/health/live");
    assertThat(live.statusCode()).isEqualTo(503);
    assertThat(live.body()).contains("Kafka producer");
  }

  private void awaitAccepted() throws Exception {
    Instant deadline = Instant.now().plusSeconds(20);
    while (push("x").statusCode() != 202) {
      assertThat(Instant.now()).as("accepted by then").isBefore(deadline);
    }
  }

  private HttpResponse<String> push(String content) throws Exception {
    return push.post(
        "/articles", "application/json", Pushing.article("tight", content).getBytes(UTF_8));
  }

  private Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", bootstrapServers));
  }
}
