package dev.isobar.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.testing.BackingServices;
import dev.isobar.testing.PackagedService;
import dev.isobar.testing.RestartableBroker;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class PackagedServiceIT {
  private static final String NDJSON = "application/x-ndjson";

  @Test
  void acceptsAStreamLargerThanItsMemory() throws Exception {
    int lines = 400;
    String filling = "x".repeat(300_000);
    try (PackagedService service =
            start(BackingServices.sharedBroker(), "-Xmx64m", "-XX:MaxDirectMemorySize=32m");
        ChunkedConnection connection = connection(service)) {
      Thread sender = new Thread(() -> send(connection, lines, filling), "sender");
      sender.start();
      assertThat(connection.readHead()).startsWith("HTTP/1.1 200");
      List<JsonNode> receipts = Pushing.lines(connection.readToEnd());
      assertThat(receipts).hasSize(lines).allMatch(r -> r.path("status").asInt() == 202);
      sender.join();
    }
  }

  @Test
  void sendsPendingReceiptsBeforeItStops() throws Exception {
    String mark = UUID.randomUUID().toString();
    try (PackagedService service = start(BackingServices.sharedBroker());
        ChunkedConnection connection = connection(service)) {
      Set<String> ids = new HashSet<>();
      connection.send(Pushing.article(mark + 0) + "\n");
      assertThat(connection.readHead()).startsWith("HTTP/1.1 200");
      ids.add(Pushing.JSON.readTree(connection.readChunk()).path("id").asText());
      for (int i = 1; i <= 200; i++) {
        connection.send(Pushing.article(mark + i) + "\n");
      }
      ids.add(Pushing.JSON.readTree(connection.readChunk().split("\n")[0]).path("id").asText());
      service.terminate();
      // The body is still open: what was read is told, then the response ends as it should.
      String rest = connection.readToEnd();
      if (!rest.isEmpty()) {
        assertThat(Pushing.lines(rest)).allMatch(r -> r.path("status").asInt() == 202);
      }
      assertThat(service.awaitExit()).isTrue();
      assertThat(service.log()).contains("stopped in");
      assertThat(RawTopic.await(BackingServices.sharedBroker(), 2, ids::contains)).hasSize(2);
    }
  }

  @Test
  void waitsWhileTheBrokerIsAway() throws Exception {
    try (RestartableBroker broker = new RestartableBroker().start();
        PackagedService service = start(broker.bootstrapServers())) {
      service.awaitReady();
      Pushing push = new Pushing(service.uri());
      assertThat(push(push).statusCode()).isEqualTo(202);

      broker.kill();
      HttpResponse<String> away = push(push);
      assertThat(away.statusCode()).isEqualTo(503);
      assertThat(away.headers().firstValue("Retry-After")).isPresent();

      broker.start();
      service.awaitReady();
      assertThat(push(push).statusCode()).isEqualTo(202);
    }
  }

  @Test
  void startsAlthoughTheBrokersNameCannotBeResolved() throws Exception {
    try (PackagedService service = start("no-such-host.invalid:9092")) {
      service.awaitListening();
      assertThat(push(new Pushing(service.uri())).statusCode()).isEqualTo(503);
      assertThat(service.status("/q/health/live")).isEqualTo(200);
      assertThat(service.status("/q/health/ready")).isEqualTo(503);
    }
  }

  private static PackagedService start(String bootstrapServers, String... jvmOptions) {
    return new PackagedService(
            List.of(jvmOptions), Map.of("kafka.bootstrap.servers", bootstrapServers))
        .start();
  }

  private static ChunkedConnection connection(PackagedService service) throws Exception {
    return new ChunkedConnection(service.awaitReady().port(), NDJSON);
  }

  private static HttpResponse<String> push(Pushing push) throws Exception {
    return push.post("/articles", "application/json", Pushing.article("g").getBytes(UTF_8));
  }

  private static void send(ChunkedConnection connection, int lines, String filling) {
    try {
      for (int i = 0; i < lines; i++) {
        connection.send(Pushing.article("large " + i, filling) + "\n");
      }
      connection.end();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
