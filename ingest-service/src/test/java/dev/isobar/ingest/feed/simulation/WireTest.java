package dev.isobar.ingest.feed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.isobar.ingest.fetch.FetchConfig;
import dev.isobar.ingest.fetch.FetchException;
import dev.isobar.ingest.fetch.FetchRequest;
import dev.isobar.ingest.fetch.FetchResponse;
import dev.isobar.ingest.fetch.Fetcher;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Lets the judge see what really goes over the wire, for three simulated days. */
@Timeout(60)
class WireTest {
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final Trait[] TRAITS = {
    Trait.ODD_VALIDATORS,
    Trait.COOKIES,
    Trait.ETAG_WITH_304,
    Trait.REDIRECTED,
    Trait.RETRY_AFTER_200,
    Trait.OVERLOADED
  };

  private final BehaviourJudge judge = new BehaviourJudge();
  private final VirtualWeb web = new VirtualWeb(judge);
  private HttpServer server;
  private volatile Instant now = START;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    for (Trait trait : TRAITS) {
      String url = address("/" + trait.name().toLowerCase(Locale.ROOT));
      web.add(new VirtualFeed(url, trait, Duration.ofMinutes(190), START));
    }
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private String address(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().toString();
      if (path.endsWith("/redirected")) {
        exchange.getResponseHeaders().set("Location", address(path + "/new"));
        exchange.sendResponseHeaders(302, -1);
        return;
      }
      Map<String, String> headers = new HashMap<>();
      exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
      for (String name : List.of("If-None-Match", "If-Modified-Since")) {
        headers.put(name, exchange.getRequestHeaders().getFirst(name));
      }
      FetchResponse reply = web.get(address(path), headers, now).response();
      reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
      exchange.sendResponseHeaders(
          reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
      exchange.getResponseBody().write(reply.body());
    }
  }

  private static FetchConfig config() {
    Map<String, String> settings = Map.of("isobar.fetch.allowed-hosts", "127.0.0.1");
    return new SmallRyeConfigBuilder()
        .withMapping(FetchConfig.class)
        .addDiscoveredConverters()
        .withSources(new PropertiesConfigSource(settings, "test", 100))
        .build()
        .getConfigMapping(FetchConfig.class);
  }

  @Test
  void theScheduleAndTheFetcherScoreFullMarksTogether() {
    try (Fetcher fetcher = new Fetcher(config())) {
      FeedClient client =
          new ScheduledClient(web, 3) {
            @Override
            VirtualReply get(String url, Map<String, String> headers, Instant at) {
              now = at;
              FetchRequest request =
                  new FetchRequest(
                      URI.create(url), headers, Map.of(), 1 << 20, Duration.ofSeconds(10), 5);
              try {
                return new VirtualReply(fetcher.fetch(request), null, at);
              } catch (FetchException e) {
                throw new AssertionError(e);
              }
            }
          };
      client.start(START);
      client.runUntil(START.plus(Duration.ofDays(3)));
    }
    assertThat(judge.violations()).isEmpty();
    assertThat(judge.requests()).isGreaterThan(200);
    assertThat(judge.statuses()).containsKeys(200, 304, 503);
  }
}
