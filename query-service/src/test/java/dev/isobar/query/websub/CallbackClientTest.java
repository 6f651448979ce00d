package dev.isobar.query.websub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isobar.contracts.http.AddressRule;
import dev.isobar.query.callback.CallbackAddress;
import dev.isobar.query.callback.CallbackClient;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallbackClientTest {
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

  private final Vertx vertx = Vertx.vertx();
  private CallbackServer server;

  @BeforeEach
  void open() throws IOException {
    server = new CallbackServer();
  }

  @AfterEach
  void close() {
    server.close();
    vertx.close();
  }

  @Test
  void aNameThatLeadsToAPrivateAddressIsNotConnectedTo() {
    URI address = URI.create("http://localhost:" + server.port() + "/x");
    assertThatThrownBy(() -> client("another.example").post(address, Map.of(), new byte[1]))
        .isInstanceOf(IOException.class)
        .hasMessage("localhost leads to no public address");
    assertThat(server.pushes("/x")).isEmpty();
  }

  @Test
  void anExceptionMayBePrivate() throws IOException {
    URI address = URI.create("http://localhost:" + server.port() + "/x?a=b");
    CallbackClient client = client("localhost:" + server.port());
    assertThat(client.post(address, Map.of("X-Hub-Signature", "s"), new byte[3]).status())
        .isEqualTo(204);
    assertThat(server.pushes("/x").get(0).body()).hasSize(3);
    assertThat(server.pushes("/x").get(0).signature()).isEqualTo("s");
  }

  @Test
  void redirectsAreNotFollowed() throws IOException {
    CallbackClient client = client("127.0.0.1");
    URI moved = URI.create(server.callback("/moved"));
    CallbackClient.Answer answer = client.post(moved, Map.of(), new byte[1]);
    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.isSuccess()).isFalse();
    assertThat(server.pushes("/")).isEmpty();
  }

  @Test
  void ofALongAnswerOnlyTheBeginningIsRead() throws IOException {
    URI address =
        CallbackAddress.with(
            server.callback("/"), Map.of("hub.mode", "x", "hub.challenge", "c".repeat(5000)));
    assertThat(client("127.0.0.1").get(address).body()).startsWith("ccc").hasSizeGreaterThan(1024);
  }

  @Test
  void whereNobodyListensThereIsNoAnswer() {
    URI address = URI.create(server.callback("/"));
    server.close();
    assertThatThrownBy(() -> client("127.0.0.1").get(address)).isInstanceOf(IOException.class);
  }

  /** The time-outs of single steps begin again with each byte. */
  @Test
  void aPeerThatDripsLosesItsConnection() throws Exception {
    try (ServerSocket dripping = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> closed =
          CompletableFuture.runAsync(
              () -> {
                try (Socket peer = dripping.accept()) {
                  peer.getOutputStream().write("HTTP/1.1 200 OK\r\n".getBytes(UTF_8));
                  while (true) {
                    peer.getOutputStream().write("X: y\r\n".getBytes(UTF_8));
                    TimeUnit.MILLISECONDS.sleep(20);
                  }
                } catch (IOException | InterruptedException e) {
                  // The connection is closed.
                }
              });
      URI address = URI.create("http://127.0.0.1:" + dripping.getLocalPort() + "/");
      CallbackClient client =
          client("127.0.0.1", new CallbackClient.Limits(TEN_SECONDS, Duration.ofMillis(300), 5));
      assertThatThrownBy(() -> client.get(address)).hasMessageStartingWith("no whole answer");
      assertThat(closed).succeedsWithin(Duration.ofSeconds(5));
    }
  }

  /** What has said 200 must not be sent again, although the rest of the answer does not come. */
  @Test
  void theStatusIsTheAnswerEvenIfItsBodyDoesNotEnd() throws Exception {
    try (ServerSocket stalling = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Socket> peer =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  Socket socket = stalling.accept();
                  socket
                      .getOutputStream()
                      .write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nok".getBytes(UTF_8));
                  return socket;
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      URI address = URI.create("http://127.0.0.1:" + stalling.getLocalPort() + "/");
      CallbackClient client =
          client("127.0.0.1", new CallbackClient.Limits(TEN_SECONDS, Duration.ofMillis(500), 5));
      assertThat(client.get(address)).isEqualTo(new CallbackClient.Answer(200, "ok", null));
      peer.join().close();
    }
  }

  private CallbackClient client(String allowed) {
    return client(allowed, new CallbackClient.Limits(TEN_SECONDS, TEN_SECONDS, 5));
  }

  private CallbackClient client(String allowed, CallbackClient.Limits limits) {
    return new CallbackClient(
        vertx, new AddressRule(List.of(allowed), false), "Isobar-test", limits);
  }
}
