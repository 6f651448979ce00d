package dev.isobar.query.websub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isobar.query.config.WebSubConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallbackClientTest {
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

  private CallbackClient client(String allowed) {
    WebSubConfig config =
        new SmallRyeConfigBuilder()
            .withMapping(WebSubConfig.class)
            .withDefaultValue("isobar.websub.allowed-hosts", allowed)
            .withDefaultValue("isobar.websub.interval", "PT5S")
            .build()
            .getConfigMapping(WebSubConfig.class);
    return new CallbackClient(vertx, new CallbackRule(config));
  }
}
