package dev.isobar.query.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.isobar.embedded.Ports;
import dev.isobar.query.config.DashboardConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IngestClientTest {
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> keys = new CopyOnWriteArrayList<>();
  private final Map<String, Integer> refusals = new ConcurrentHashMap<>();
  private final AtomicInteger atOnce = new AtomicInteger();
  private final AtomicInteger mostAtOnce = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;
  private volatile int refusal;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
    answers.put("/q/health/ready", "{}");
    answers.put(
        "/feeds",
        "{\"feeds\": [{\"id\": \"desk one\"}, {\"id\": \"b\", \"title\": \"B\"}], \"total\": 2}");
    answers.put("/feeds/desk one/health", "{\"status\": \"unreachable\", \"reason\": \"refused\"}");
    answers.put("/dead-letters", "{\"items\": [{}, {}], \"partial\": false}");
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void asksForHealthOnThePortOfManagement() {
    int port = server.getAddress().getPort();
    client(Optional.of(port), URI.create("http://127.0.0.1:" + port + "/management"), null)
        .status();
    assertThat(requests).contains("/management/q/health/ready").doesNotContain("/q/health/ready");
  }

  @Test
  void tellsOfFeedsAndDeadLetters() {
    IngestStatus status = client("secret").status();
    assertThat(status.state()).isEqualTo("reached");
    assertThat(status.ready()).isTrue();
    assertThat(status.total()).isEqualTo(2);
    assertThat(status.deadLetters()).isEqualTo(Map.of("raw", 2, "enriched", 2));
    assertThat(status.feeds())
        .containsExactly(
            new IngestStatus.Feed("desk one", null, "unreachable", "refused", null, null),
            new IngestStatus.Feed("b", "B", null, null, null, null));
    assertThat(keys).isNotEmpty().containsOnly("Bearer secret");
  }

  @Test
  void tellsOfTheFeedsOfALaterPage() {
    lists(120);
    IngestClient client = client(null);
    IngestStatus first = client.status();
    assertThat(first.feeds()).hasSize(50);
    assertThat(first.total()).isEqualTo(120);
    assertThat(first.next()).isEqualTo("feed-049");
    IngestStatus second = client.statusAfter(first.next());
    assertThat(second.feeds()).extracting(IngestStatus.Feed::id).startsWith("feed-050").hasSize(50);
    assertThat(second.feeds().get(0).status()).isEqualTo("working");
    assertThat(second.deadLetters()).isEqualTo(first.deadLetters());
    IngestStatus third = client.statusAfter(second.next());
    assertThat(third.feeds()).hasSize(20);
    assertThat(third.next()).isNull();
    assertThat(client.statusAfter("z").feeds()).isEmpty();
  }

  @Test
  void asksForEachFeedOnceWhateverIsAsked() {
    lists(120);
    IngestClient client = client(null);
    client.status();
    for (int i = 0; i < 1000; i++) {
      client.statusAfter("feed-%03dx".formatted(i % 130));
    }
    assertThat(requests).doesNotHaveDuplicates();
    assertThat(requests.stream().filter(path -> path.endsWith("/health"))).hasSize(120);
  }

  @Test
  void asksForOnePageAtATime() throws Exception {
    lists(200);
    IngestClient client = client(null);
    client.status();
    mostAtOnce.set(0);
    ExecutorService readers = Executors.newFixedThreadPool(20);
    try {
      List<Future<IngestStatus>> pages = new ArrayList<>();
      for (int i = 0; i < 150; i++) {
        String after = "feed-%03d".formatted(i);
        pages.add(readers.submit(() -> client.statusAfter(after)));
      }
      for (Future<IngestStatus> page : pages) {
        assertThat(page.get(60, TimeUnit.SECONDS).state()).isEqualTo("reached");
      }
    } finally {
      readers.shutdownNow();
    }
    assertThat(mostAtOnce.get()).isLessThanOrEqualTo(IngestClient.MAX_FEEDS);
    assertThat(requests).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({"401, refused", "403, refused", "500, unreachable", "429, unreachable"})
  void saysWhyTheListOfFeedsIsMissing(int status, String state) {
    lists(120);
    refusals.put("/feeds?limit=1000&after=feed-099", status);
    assertThat(client(null).statusAfter("feed-010").state()).isEqualTo(state);
  }

  @Test
  void doesNotListTheSamePageForever() {
    answers.put("/feeds", "{\"feeds\": [], \"next\": \"a\"}");
    assertThat(client(null).status().state()).isEqualTo("unreachable");
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

  /** Lets ingest-service have so many feeds, a hundred on a page. */
  private void lists(int feeds) {
    for (int from = 0; from < feeds; from += 100) {
      int to = Math.min(feeds, from + 100);
      String items =
          IntStream.range(from, to)
              .mapToObj("{\"id\": \"feed-%03d\"}"::formatted)
              .collect(Collectors.joining(", "));
      String next = to < feeds ? ", \"next\": \"feed-%03d\"".formatted(to - 1) : "";
      answers.put(
          "/feeds?limit=1000" + (from == 0 ? "" : "&after=feed-%03d".formatted(from - 1)),
          "{\"feeds\": [" + items + "]" + next + "}");
    }
    for (int i = 0; i < feeds; i++) {
      answers.put("/feeds/feed-%03d/health".formatted(i), "{\"status\": \"working\"}");
    }
  }

  private IngestClient client(String key) {
    return client(Optional.of(server.getAddress().getPort()), key);
  }

  private static IngestClient client(Optional<Integer> port, String key) {
    return client(port, null, key);
  }

  private static IngestClient client(Optional<Integer> port, URI healthUrl, String key) {
    return new IngestClient(
        new DashboardConfig() {
          @Override
          public Optional<URI> ingestUrl() {
            return port.map(one -> URI.create("http://127.0.0.1:" + one + "/"));
          }

          @Override
          public Optional<URI> ingestHealthUrl() {
            return Optional.ofNullable(healthUrl);
          }

          @Override
          public Optional<String> ingestKey() {
            return Optional.ofNullable(key);
          }
        });
  }

  private void answer(HttpExchange exchange) throws IOException {
    mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
    String path = exchange.getRequestURI().getPath();
    String query = exchange.getRequestURI().getQuery();
    String all = query == null ? path : path + "?" + query;
    requests.add(all);
    String key = exchange.getRequestHeaders().getFirst("Authorization");
    if (key != null) {
      keys.add(key);
    }
    String answer = answers.getOrDefault(all, answers.get(path));
    byte[] body = (answer == null ? "{}" : answer).getBytes(UTF_8);
    int usual = answer == null ? 404 : 200;
    int status = refusal != 0 ? refusal : refusals.getOrDefault(all, usual);
    // Before the answer: the next request may follow it at once.
    atOnce.decrementAndGet();
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
