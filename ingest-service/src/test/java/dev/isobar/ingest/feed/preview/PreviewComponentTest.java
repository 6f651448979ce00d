package dev.isobar.ingest.feed.preview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.isobar.ingest.Pushing;
import dev.isobar.ingest.feed.FeedServer;
import dev.isobar.ingest.feed.LoopbackAllowed;
import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.registry.FeedRegistry;
import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.Polling;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@TestProfile(LoopbackAllowed.class)
@Timeout(60)
class PreviewComponentTest {
  @TestHTTPResource URI service;
  @Inject FeedRegistry registry;

  private final FeedServer server = new FeedServer();

  @BeforeEach
  void awaitReady() {
    new Pushing(service).awaitReady();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void showsTheEntriesOfAnAddressAsTheyWouldBePublished() throws Exception {
    String url = server.serve("/feed", "application/rss+xml", server.rss("a", "Methane falls."));

    JsonNode preview = Pushing.json(post(request().put("url", url)));

    assertThat(preview.path("format").asText()).isEqualTo("rss-2.0");
    assertThat(preview.path("status").asInt()).isEqualTo(200);
    JsonNode entry = preview.at("/entries/0");
    assertThat(entry.path("outcome").asText()).isEqualTo("new");
    assertThat(entry.at("/article/title").asText()).isEqualTo("Title of a");
    assertThat(entry.at("/article/id").asText()).hasSize(32);
  }

  @Test
  void appliesTheRulesOfADefinitionToADocumentThatIsGiven() throws Exception {
    ObjectNode request = request().put("body", server.rss("a", "Methane.", "b", "Sport."));
    ObjectNode feed = request.putObject("feed").put("url", "https://news.example/feed");
    feed.putObject("rules")
        .putArray("exclude")
        .addObject()
        .put("field", "title")
        .put("pattern", "of b");

    JsonNode preview = Pushing.json(post(request));

    assertThat(preview.findValuesAsText("outcome")).containsExactly("new", "excluded");
    assertThat(preview.at("/entries/1/detail").asText()).contains("of b");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void triesRulesAndSelectorsOnTheDocumentAndItsPages() throws Exception {
    String page = "<title>Site</title><nav>Menu</nav><main>%s</main>";
    server.serve("/articles/a", "text/html", page.formatted("Methane falls."));
    server.serve("/articles/b", "text/html", page.formatted("Members only."));
    String url =
        server.serve("/feed", "application/rss+xml", server.rss("a", "A.", "b", "B.", "c", "C."));
    Feed feed = Feed.of("feed-" + UUID.randomUUID(), url);
    registry.put(feed);
    Polling.until("the feed is known", () -> registry.find(feed.id()).isPresent());
    ObjectNode changes = request();
    changes.putObject("extraction").put("content", "main");
    changes
        .putObject("rules")
        .putArray("exclude")
        .addObject()
        .put("field", "page")
        .put("pattern", "Members");

    JsonNode trial = Pushing.json(post("/feeds/" + feed.id() + "/trial?fetch=true", changes));

    registry.remove(feed.id());
    assertThat(trial.at("/lines/0/text").asText()).isEqualTo("Methane falls.");
    assertThat(trial.at("/lines/1/isKept").asBoolean(true)).isFalse();
    assertThat(trial.at("/lines/1/why").asText()).contains("page /Members/");
    assertThat(trial.at("/lines/2/why").asText()).contains("Its page was not tried.");
    assertThat(
            post("/feeds/" + feed.id() + "/trial", request().put("url", "https://b.example"))
                .statusCode())
        .isNotEqualTo(200);
  }

  @Test
  void saysWhyAnAddressIsNotFetchedAndShowsNothingOfIt() throws Exception {
    HttpResponse<String> answer = post(request().put("url", "http://169.254.169.254/latest"));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(Pushing.json(answer).path("type").asText()).endsWith("/not-fetched");
  }

  @Test
  void doesNotTellAnInnerHostFromOneThatDoesNotExist() throws Exception {
    String unknown = post(request().put("url", "http://nobody.invalid/feed")).body();

    for (String inner : List.of("http://169.254.169.254/", "http://[::1]/", "http://localhost/")) {
      HttpResponse<String> answer = post(request().put("url", inner));
      assertThat(answer.statusCode()).isEqualTo(422);
      assertThat(answer.body()).isEqualTo(unknown);
    }
  }

  @Test
  void showsTheLatestSitemapsOfAnIndex() throws Exception {
    String news =
        server.serve(
            "/news.xml",
            "application/xml",
            "<urlset><url><loc>" + server.url("/articles/a") + "</loc></url></urlset>");
    String index =
        server.serve(
            "/index.xml",
            "application/xml",
            "<sitemapindex><sitemap><loc>%s</loc></sitemap><sitemap><loc>http://inner.invalid/</loc></sitemap></sitemapindex>"
                .formatted(news));

    JsonNode preview = Pushing.json(post(request().put("url", index)));

    assertThat(preview.path("format").asText()).isEqualTo("sitemap-index");
    assertThat(preview.at("/entries/0/link").asText()).isEqualTo(server.url("/articles/a"));
    assertThat(preview.path("warnings").toString()).contains("host with a public address");
  }

  @Test
  void saysThatAPageIsNoFeed() throws Exception {
    String url = server.serve("/", "text/html", "<!doctype html><html><p>secret</p></html>");

    HttpResponse<String> answer = post(request().put("url", url));

    assertThat(Pushing.json(answer).path("problem").asText()).contains("HTML page");
    assertThat(answer.body()).doesNotContain("secret");
  }

  @Test
  void namesTheMissingAddress() throws Exception {
    HttpResponse<String> answer = post(request());

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Pushing.json(answer).at("/errors/0/pointer").asText()).isEqualTo("/url");
  }

  @Test
  void refusesARequestOverTheLimit() throws Exception {
    HttpResponse<String> answer =
        post(request().put("url", "https://news.example/feed").put("body", "x".repeat(10 << 20)));

    assertThat(answer.statusCode()).isEqualTo(413);
  }

  private static ObjectNode request() {
    return Pushing.JSON.createObjectNode();
  }

  private HttpResponse<String> post(ObjectNode request) throws Exception {
    return post("/feeds/preview", request);
  }

  private HttpResponse<String> post(String path, ObjectNode request) throws Exception {
    return new Pushing(service)
        .post(path, "application/json", request.toString().getBytes(StandardCharsets.UTF_8));
  }
}
