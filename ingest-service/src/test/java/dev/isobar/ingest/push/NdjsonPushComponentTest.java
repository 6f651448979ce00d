package dev.isobar.ingest.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.contracts.channel.ReplayLane;
import dev.isobar.ingest.ChunkedConnection;
import dev.isobar.ingest.Pushing;
import dev.isobar.ingest.RawTopic;
import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.Polling;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@Timeout(40)
class NdjsonPushComponentTest {
  private static final String NDJSON = "application/x-ndjson";

  @TestHTTPResource URI service;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  private Pushing push;

  @BeforeEach
  void waitUntilReady() {
    push = new Pushing(service).awaitReady();
  }

  @Test
  void givesAReceiptPerLineInTheirOrder() throws Exception {
    String body =
        String.join(
            "\n",
            Pushing.article(guid()),
            "no json",
            "",
            Pushing.article(guid()).replace("fetchedAt", "fetched"),
            Pushing.article(guid(), "x".repeat(2 << 20)),
            Pushing.article(guid()));
    HttpResponse<String> answer = push.post("/articles", NDJSON, body.getBytes(UTF_8));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains(NDJSON);
    List<JsonNode> receipts = Pushing.lines(answer.body());
    assertThat(receipts).extracting(r -> r.path("line").asInt()).containsExactly(1, 2, 4, 5, 6);
    assertThat(receipts)
        .extracting(r -> r.path("status").asInt())
        .containsExactly(202, 400, 400, 413, 202);
    assertThat(receipts.get(1).path("type").asText()).endsWith("/not-json");
    assertThat(receipts.get(2).at("/errors/0/pointer").asText()).isEqualTo("/fetchedAt");
    Set<String> ids =
        Set.of(receipts.get(0).path("id").asText(), receipts.get(4).path("id").asText());
    assertThat(RawTopic.await(bootstrapServers, 2, ids::contains)).hasSize(2);
  }

  @Test
  void takesAnArchiveOnTheReplayLane() throws Exception {
    String body = Pushing.article(guid()) + "\n" + Pushing.article(guid());
    HttpResponse<String> answer = push.post("/articles?lane=replay", NDJSON, body.getBytes(UTF_8));
    assertThat(Pushing.lines(answer.body()))
        .extracting(r -> r.path("status").asInt())
        .containsExactly(202, 202);
    Set<String> ids = new HashSet<>();
    Pushing.lines(answer.body()).forEach(receipt -> ids.add(receipt.path("id").asText()));
    assertThat(RawTopic.await(bootstrapServers, 2, ids::contains))
        .allMatch(record -> ReplayLane.is(record.headers()));
  }

  @Test
  void refusesAnUnknownLaneAndNamesTheKnownOnes() throws Exception {
    HttpResponse<String> answer =
        push.post("/articles?lane=fast", NDJSON, Pushing.article(guid()).getBytes(UTF_8));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Pushing.json(answer).at("/errors/0/pointer").asText()).isEqualTo("/lane");
    assertThat(answer.body()).contains("replay");
  }

  @Test
  void givesReceiptsBeforeTheBodyEnds() throws Exception {
    try (ChunkedConnection connection = new ChunkedConnection(service.getPort(), NDJSON)) {
      connection.send(Pushing.article(guid()) + "\n" + Pushing.article(guid()).substring(0, 20));
      assertThat(connection.readHead()).startsWith("HTTP/1.1 200");
      assertThat(connection.readChunk()).contains("\"line\":1").contains("\"status\":202");
      connection.send("\n" + Pushing.article(guid()));
      assertThat(connection.readChunk()).contains("\"line\":2").contains("\"status\":400");
      connection.end();
      assertThat(connection.readToEnd()).contains("\"line\":3").contains("\"status\":202");
    }
  }

  /**
   * Two senders send the same, more than all buffers between here and there hold. Once the one who
   * reads his receipts is through, the other one, who began first, is not; so he is held back. Then
   * he reads, and gets every receipt.
   */
  @Test
  @Timeout(120)
  void stopsReadingIfTheSenderDoesNotReadReceipts() throws Exception {
    int linesOfPart = 3000;
    byte[] part = ("x".repeat(300) + "\n").repeat(linesOfPart).getBytes(UTF_8);
    int parts = 40;
    try (ChunkedConnection held = ChunkedConnection.withSmallBuffers(service.getPort(), NDJSON);
        ChunkedConnection reading = ChunkedConnection.withSmallBuffers(service.getPort(), NDJSON)) {
      CompletableFuture<Void> holding = sending(held, part, parts);
      assertThat(held.readHead()).startsWith("HTTP/1.1 200");
      CompletableFuture<Void> sending = sending(reading, part, parts);
      assertThat(reading.readHead()).startsWith("HTTP/1.1 200");
      assertThat(reading.countLinesToEnd()).isEqualTo((long) linesOfPart * parts);
      sending.get(20, TimeUnit.SECONDS);
      assertThat(holding).isNotDone();
      assertThat(held.countLinesToEnd()).isEqualTo((long) linesOfPart * parts);
      holding.get(20, TimeUnit.SECONDS);
    }
  }

  @Test
  void refusesTooManyStreams() throws Exception {
    double before = push.counted("overloaded");
    List<ChunkedConnection> open = new ArrayList<>();
    try {
      // A stream counts as a line of 4 MiB and 512 KiB of waiting lines; 32 MiB are the limit.
      for (int i = 0; i < 7; i++) {
        ChunkedConnection connection = new ChunkedConnection(service.getPort(), NDJSON);
        open.add(connection);
        connection.send(Pushing.article(guid()) + "\n");
        assertThat(connection.readHead()).startsWith("HTTP/1.1 200");
      }
      HttpResponse<String> answer =
          push.post("/articles", NDJSON, Pushing.article(guid()).getBytes(UTF_8));
      assertThat(answer.statusCode()).isEqualTo(429);
      assertThat(answer.headers().firstValue("Retry-After")).contains("2");
      assertThat(Pushing.json(answer).path("type").asText()).endsWith("/overloaded");
      assertThat(push.counted("overloaded")).isEqualTo(before + 1);
      byte[] one = Pushing.article(guid()).getBytes(UTF_8);
      assertThat(push.post("/articles", "application/json", one).statusCode()).isEqualTo(202);
    } finally {
      for (ChunkedConnection connection : open) {
        connection.close();
      }
    }
    awaitAccepted();
  }

  @Test
  void keepsTheOrderOfOneArticle() throws Exception {
    String guid = guid();
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      body.append(Pushing.article(guid, "revision " + i)).append('\n');
    }
    List<JsonNode> receipts =
        Pushing.lines(push.post("/articles", NDJSON, body.toString().getBytes(UTF_8)).body());
    Set<String> ids = new HashSet<>();
    receipts.forEach(receipt -> ids.add(receipt.path("id").asText()));
    assertThat(ids).hasSize(1);
    assertThat(RawTopic.await(bootstrapServers, 500, ids::contains))
        .extracting(record -> Pushing.JSON.readTree(record.value()).path("content").asText())
        .containsExactlyElementsOf(
            java.util.stream.IntStream.range(0, 500).mapToObj(i -> "revision " + i).toList());
  }

  private void awaitAccepted() {
    byte[] article = Pushing.article(guid()).getBytes(UTF_8);
    Polling.until(
        "accepted article", () -> push.post("/articles", NDJSON, article).statusCode() == 200);
  }

  private static CompletableFuture<Void> sending(
      ChunkedConnection connection, byte[] part, int parts) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            for (int i = 0; i < parts; i++) {
              connection.send(part);
            }
            connection.end();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        task -> new Thread(task, "sender").start());
  }

  private static String guid() {
    return UUID.randomUUID().toString();
  }
}
