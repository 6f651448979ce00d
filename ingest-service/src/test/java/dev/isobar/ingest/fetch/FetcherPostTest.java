package dev.isobar.ingest.fetch;

import static dev.isobar.ingest.fetch.FetchFixture.config;
import static dev.isobar.ingest.fetch.FetchFixture.get;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class FetcherPostTest {
  private static final String FORM = "hub.mode=subscribe&hub.secret=s";

  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private Fetcher fetcher;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 50);
    server.createContext("/hub", exchange -> answer(exchange, 202, null));
    server.createContext("/large", this::large);
    for (int status : new int[] {301, 302, 303, 307, 308}) {
      server.createContext("/" + status, exchange -> answer(exchange, status, "/hub"));
    }
    server.createContext("/inner", exchange -> answer(exchange, 308, "http://10.0.0.1/hub"));
    server.start();
    fetcher = new Fetcher(config("allowed-hosts", "127.0.0.1"));
  }

  @AfterEach
  void stop() {
    fetcher.close();
    server.stop(0);
  }

  private void answer(HttpExchange exchange, int status, String location) throws IOException {
    bodies.add(
        exchange.getRequestMethod()
            + " "
            + exchange.getRequestHeaders().getFirst("Content-Type").replaceAll(";.*", "")
            + " "
            + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    if (location != null) {
      exchange.getResponseHeaders().add("Location", location);
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private void large(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(202, 0);
    byte[] block = new byte[1 << 16];
    for (int i = 0; i < 200; i++) {
      exchange.getResponseBody().write(block);
    }
    exchange.close();
  }

  private FetchResponse post(String path) throws FetchException {
    return fetcher.post(get("http://127.0.0.1:" + server.getAddress().getPort() + path), FORM);
  }

  @Test
  void aFormIsSentAsItIs() throws Exception {
    assertThat(post("/hub").status()).isEqualTo(202);
    assertThat(bodies).containsExactly("POST application/x-www-form-urlencoded " + FORM);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303})
  void aRedirectThatChangesTheMethodIsNotFollowed(int status) throws Exception {
    assertThat(post("/" + status).status()).isEqualTo(status);
    assertThat(bodies).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {307, 308})
  void aRedirectThatKeepsTheMethodIsFollowed(int status) throws Exception {
    assertThat(post("/" + status).status()).isEqualTo(202);
    assertThat(bodies).hasSize(2).allMatch(body -> body.startsWith("POST") && body.endsWith(FORM));
  }

  @Test
  void innerAddressesAreRefused() {
    FetchException direct =
        catchThrowableOfType(
            FetchException.class, () -> fetcher.post(get("http://192.168.0.1/hub"), FORM));
    assertThat(direct.reason()).isEqualTo(FetchException.Reason.FORBIDDEN_ADDRESS);
    FetchException redirected = catchThrowableOfType(FetchException.class, () -> post("/inner"));
    assertThat(redirected.reason()).isEqualTo(FetchException.Reason.FORBIDDEN_ADDRESS);
    assertThat(direct.getMessage() + redirected.getMessage()).doesNotContain("secret");
  }

  @Test
  void aLargeAnswerIsCut() throws Exception {
    assertThat(post("/large").body()).hasSizeLessThanOrEqualTo(1_000_000);
  }
}
