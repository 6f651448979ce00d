package dev.isobar.local.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.isobar.testing.Polling;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Adds a feed of a local file server, and finds its articles in the view. */
@Timeout(120)
class FeedIT {
  private static final Map<String, String> FILES = new ConcurrentHashMap<>();
  private static HttpServer server;

  private final String id = "feed-" + UUID.randomUUID();

  @BeforeAll
  static void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String file = FILES.get(exchange.getRequestURI().getPath());
          byte[] body = file == null ? new byte[0] : file.getBytes(UTF_8);
          exchange.sendResponseHeaders(file == null ? 404 : 200, file == null ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterAll
  static void stop() {
    server.stop(0);
  }

  @Test
  void itsArticlesAreInTheView() {
    NewswireClient client = RunningNewswire.get().client();
    put("/feed.xml", item("1", "Methane talks in Beijing") + item("2", "甲烷减排会议"));

    client.addFeed("{\"id\": \"%s\", \"url\": \"%s\"}".formatted(id, url("/feed.xml")));

    List<String> ids = Polling.eventually(() -> client.ids(id), found -> found.size() == 2);
    JsonNode entries = client.ingestJson("/feeds/" + id + "/entries");
    assertThat(entries.findValuesAsText("articleId")).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(entries.findValuesAsText("outcome")).containsOnly("new");
    assertThat(client.ingestJson("/feeds/" + id + "/health").path("polls")).hasSize(1);
    client.removeFeed(id);
  }

  @Test
  void aSummaryIsCompletedWithItsPage() {
    NewswireClient client = RunningNewswire.get().client();
    String page = "/articles/long";
    FILES.put(
        page,
        "<html><head><title>Forests</title></head><body><article><h1>Forests</h1><p>"
            + "The whole story of the forests is on its page. ".repeat(30)
            + "</p></article></body></html>");
    put(
        "/short.xml",
        "<item><title>Forests</title><link>%s</link><description>In short...</description></item>"
            .formatted(url(page)));

    client.addFeed("{\"id\": \"%s\", \"url\": \"%s\"}".formatted(id, url("/short.xml")));

    List<String> ids = Polling.eventually(() -> client.ids(id), found -> found.size() == 1);
    assertThat(client.article(ids.get(0)).path("text").asText()).contains("is on its page");
    client.removeFeed(id);
  }

  private static void put(String path, String items) {
    FILES.put(
        path,
        "<rss version=\"2.0\"><channel><title>Desk</title>%s</channel></rss>".formatted(items));
  }

  private static String item(String guid, String title) {
    return """
        <item><guid isPermaLink="false">%s</guid><title>%s</title><link>%s</link>
        <description><![CDATA[<p>%s</p>]]></description></item>"""
        .formatted(guid, title, url("/articles/" + guid), (title + ". ").repeat(80));
  }

  private static String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }
}
