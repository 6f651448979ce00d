package dev.isobar.query.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.isobar.embedded.Ports;
import dev.isobar.query.config.DashboardConfig;
import dev.isobar.query.rest.BadParameterException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IngestClientTest {
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> keys = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private volatile int refusal;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    answers.put("/q/health/ready", "{}");
    answers.put(
        "/feeds",
        "{\"feeds\": [{\"id\": \"desk one\"}, {\"id\": \"b\", \"title\": \"B\"}], \"total\": 60}");
    answers.put("/feeds/desk one/health", "{\"status\": \"unreachable\", \"reason\": \"refused\"}");
    answers.put("/dead-letters", "{\"items\": [{}, {}], \"partial\": false}");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void tellsOfFeedsAndDeadLetters() {
    IngestStatus status = client("secret").status();
    assertThat(status.state()).isEqualTo("reached");
    assertThat(status.ready()).isTrue();
    assertThat(status.total()).isEqualTo(60);
    assertThat(status.deadLetters()).isEqualTo(Map.of("raw", 2, "enriched", 2));
    assertThat(status.feeds())
        .containsExactly(
            new IngestStatus.Feed("desk one", null, "unreachable", "refused", null, null),
            new IngestStatus.Feed("b", "B", null, null, null, null));
    assertThat(keys).isNotEmpty().containsOnly("Bearer secret");
  }

  @Test
  void tellsOfTheFeedsOfALaterPage() {
    answers.put(
        "/feeds", "{\"feeds\": [{\"id\": \"desk one\"}], \"total\": 2, \"next\": \"desk one\"}");
    answers.put("/feeds?after=desk one", "{\"feeds\": [{\"id\": \"z\"}], \"total\": 2}");
    answers.put("/feeds/z/health", "{\"status\": \"working\"}");
    IngestClient client = client(null);
    IngestStatus first = client.status();
    assertThat(first.next()).isEqualTo("desk one");
    IngestStatus second = client.statusAfter(first.next());
    assertThat(second.feeds()).extracting(IngestStatus.Feed::id).containsExactly("z");
    assertThat(second.feeds().get(0).status()).isEqualTo("working");
    assertThat(second.next()).isNull();
    assertThat(second.deadLetters()).isEqualTo(first.deadLetters());
    int asked = requests.size();
    client.statusAfter(first.next());
    assertThat(requests).hasSize(asked);
  }

  @Test
  void saysThatThePageIsUnknown() {
    IngestClient client = client(null);
    client.status();
    refusal = 400;
    assertThatThrownBy(() -> client.statusAfter("\u0000"))
        .isInstanceOf(BadParameterException.class)
        .hasMessageContaining("next");
  }

  @Test
  void hasNoLaterPageOfAServiceThatDoesNotAnswer() {
    assertThat(client(Optional.of(Ports.free()), null).statusAfter("a").state())
        .isEqualTo("unreachable");
  }

  @Test
  void leavesOutTheCountThatItWasNotTold() {
    answers.remove("/dead-letters");
    assertThat(client(null).status().deadLetters()).isEmpty();
  }

  @Test
  void asksOnceForAllWhoAskWithinAShortTime() {
    IngestClient client = client(null);
    client.status();
    int first = requests.size();
    assertThat(client.status().state()).isEqualTo("reached");
    assertThat(requests).hasSize(first);
  }

  @Test
  void saysThatItWantsAnotherKey() {
    refusal = 401;
    assertThat(client(null).status().state()).isEqualTo("refused");
  }

  @Test
  void saysThatNothingAnswers() {
    assertThat(client(Optional.of(Ports.free()), null).status().state()).isEqualTo("unreachable");
  }

  @Test
  void saysThatNoJsonAnswers() {
    answers.put("/feeds", "<html>");
    assertThat(client(null).status().state()).isEqualTo("unreachable");
  }

  @Test
  void saysThatTheAddressIsMissing() {
    assertThat(client(Optional.empty(), null).status()).isEqualTo(IngestStatus.UNCONFIGURED);
  }

  private IngestClient client(String key) {
    return client(Optional.of(server.getAddress().getPort()), key);
  }

  private static IngestClient client(Optional<Integer> port, String key) {
    return new IngestClient(
        new DashboardConfig() {
          @Override
          public Optional<URI> ingestUrl() {
            return port.map(one -> URI.create("http://127.0.0.1:" + one + "/"));
          }

          @Override
          public Optional<String> ingestKey() {
            return Optional.ofNullable(key);
          }
        });
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    requests.add(path);
    String key = exchange.getRequestHeaders().getFirst("Authorization");
    if (key != null) {
      keys.add(key);
    }
    String query = exchange.getRequestURI().getQuery();
    String later = path + "?" + (query == null ? "" : query.replaceFirst("limit=50&", ""));
    String answer = answers.getOrDefault(later, answers.get(path));
    byte[] body = (answer == null ? "{}" : answer).getBytes(UTF_8);
    int status = refusal != 0 ? refusal : answer != null ? 200 : 404;
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
