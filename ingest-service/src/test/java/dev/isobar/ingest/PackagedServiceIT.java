package dev.isobar.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.embedded.BrokerProcess;
import dev.isobar.testing.BackingServices;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class PackagedServiceIT {
  private static final String NDJSON = "application/x-ndjson";

  @Test
  void acceptsAStreamLargerThanItsMemory() throws Exception {
    int lines = 400;
    String filling = "x".repeat(300_000);
    try (PackagedService service =
            PackagedService.start(
                BackingServices.sharedBroker(), "-Xmx64m", "-XX:MaxDirectMemorySize=32m");
        ChunkedConnection connection = ready(service)) {
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
    try (PackagedService service = PackagedService.start(BackingServices.sharedBroker());
        ChunkedConnection connection = ready(service)) {
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
  void waitsWhileTheBrokerIsAway(@TempDir Path dir) throws Exception {
    BrokerProcess broker = launch(dir, 0).awaitReady();
    int port = Integer.parseInt(broker.bootstrapServers().replaceFirst(".*:", ""));
    try (PackagedService service = PackagedService.start(broker.bootstrapServers())) {
      Pushing push = new Pushing(service.uri());
      Ready.await(push);
      assertThat(push(push).statusCode()).isEqualTo(202);

      broker.process().destroyForcibly().waitFor();
      HttpResponse<String> away = push(push);
      assertThat(away.statusCode()).isEqualTo(503);
      assertThat(away.headers().firstValue("Retry-After")).isPresent();

      broker = launch(dir, port).awaitReady();
      Ready.await(push);
      assertThat(push(push).statusCode()).isEqualTo(202);
    } finally {
      broker.close();
    }
  }

  @Test
  void startsAlthoughTheBrokersNameCannotBeResolved() throws Exception {
    try (PackagedService service = PackagedService.start("no-such-host.invalid:9092")) {
      Pushing push = new Pushing(service.uri());
      assertThat(push(push).statusCode()).isEqualTo(503);
      assertThat(push.get("/q/health/live").statusCode()).isEqualTo(200);
      assertThat(push.get("/q/health/ready").statusCode()).isEqualTo(503);
    }
  }

  private static ChunkedConnection ready(PackagedService service) throws Exception {
    Ready.await(new Pushing(service.uri()));
    return new ChunkedConnection(service.port(), NDJSON);
  }

  private static BrokerProcess launch(Path dir, int port) {
    return BrokerProcess.launch(
        dir, port, System.getProperty("java.class.path"), List.of("-Xmx256m", "-XX:+UseSerialGC"));
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
