package dev.isobar.ingest.feed.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isobar.ingest.feed.FeedServer;
import dev.isobar.ingest.view.ViewLookup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ViewClientTest {
  private final FeedServer server = new FeedServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void readsWhatTheViewHas() {
    server.serve(
        "/revisions",
        "application/json",
        "{\"items\":[{\"asked\":\"old\",\"id\":\"a b\",\"revision\":1715083200000}]}");
    ViewClient client = client(server.url("/"), null);

    assertThat(client.revisions(List.of("old", "none")).join())
        .containsOnlyKeys("old")
        .containsValue(new ViewRevision("a b", Instant.parse("2024-05-07T12:00:00Z")));
    assertThat(client.link("a b")).isEqualTo(server.url("/articles/a%20b"));
  }

  @Test
  void linksBeginWithThePublicAddress() {
    assertThat(client("http://inner", "https://news.example/wire").link("a"))
        .isEqualTo("https://news.example/wire/articles/a");
  }

  /** As with isobar.api.readers-need-key. */
  @Test
  void sendsTheKeyOfReaders() {
    server.serve("/revisions", "application/json", "{\"items\":[]}");
    server.requireKey("s3cret");
    assertFails(
        client(server.url(""), null), "401: set isobar.feeds.view.key to a key that may read");
    ViewLookup settings = new ViewLookup(server.url(""));
    assertFails(new ViewClient(settings.withKey("other")), "answers 401");
    assertFails(new ViewClient(settings.withKey("a\nb")), "isobar.feeds.view.key has characters");
    // Files of secrets often end with a new line.
    assertThat(new ViewClient(settings.withKey("s3cret\n")).revisions(List.of("a")).join())
        .isEmpty();
  }

  @Test
  void saysWhyItDoesNotKnow() throws IOException {
    assertFails(client(null, null), "isobar.feeds.view.url is not set");
    assertFails(client("no address", null), "is not an http or https address");
    assertFails(client(server.url(""), null), "query-service answers 404.");
    server.serve("/revisions", "text/html", "<p>");
    assertFails(client(server.url(""), null), "query-service answers no JSON.");
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertFails(
          client("http://127.0.0.1:" + silent.getLocalPort(), null), "does not answer within");
    }
  }

  private static void assertFails(ViewClient client, String why) {
    assertThatThrownBy(client.revisions(List.of("a"))::join)
        .hasCauseInstanceOf(RuntimeException.class)
        .hasStackTraceContaining(why);
  }

  private static ViewClient client(String url, String publicUrl) {
    return new ViewClient(
        new ViewLookup(
            Optional.ofNullable(url),
            Optional.empty(),
            Optional.ofNullable(publicUrl),
            Duration.ofMillis(500)));
  }
}
