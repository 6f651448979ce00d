package dev.isobar.ingest.fetch;

import static dev.isobar.ingest.fetch.FetchFixture.config;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isobar.ingest.fetch.FetchException.Reason;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PageFetcherTest {
  private static final String HTML = "HTTP/1.1 200 OK\r\nContent-Type: text/html";

  private HostileServer site;
  private HostileServer renderer;
  private Fetcher fetcher;
  private PageFetcher pages;

  @BeforeEach
  void start() throws IOException {
    site = new HostileServer();
    renderer = new HostileServer();
    FetchConfig config =
        config("allowed-hosts", "127.0.0.1:" + site.port() + ",127.0.0.1:" + renderer.port());
    fetcher = new Fetcher(config);
    pages = new PageFetcher(fetcher, new RobotsRules(fetcher, config, Clock.systemUTC()), config);
    site.on("/robots.txt", "HTTP/1.1 200 OK", "User-agent: *\nDisallow: /private");
  }

  @AfterEach
  void stop() throws IOException {
    fetcher.close();
    site.close();
    renderer.close();
  }

  @Test
  void aPageComesWithItsFinalAddress() throws Exception {
    site.redirect("/a", "/b?x");
    site.on("/b", HTML, "<html>text");

    PageFetcher.Page page = fetch("/a", null);

    assertThat(page.uri()).isEqualTo(URI.create(site.url("/b?x")));
    assertThat(page.contentType()).isEqualTo("text/html");
    assertThat(page.body()).asString().isEqualTo("<html>text");
    assertThat(page.challenge()).isFalse();
  }

  @Test
  void robotsCountOnRedirectsAndForRenderersToo() {
    site.redirect("/a", "/private/b");

    assertRobots("/private/b", null);
    assertRobots("/a", null);
    assertRobots("/private/b", renderer(Map.of()));
    assertThat(site.requests).noneMatch(head -> head.contains("/private"));
    assertThat(renderer.requests).isEmpty();
  }

  @Test
  void aRendererGetsThePageAndItsSecret() throws Exception {
    renderer.on("/render", HTML, "<html>rendered");

    PageFetcher.Page page =
        fetch("/a?b=c&d", renderer(Map.of("Authorization", "Bearer s3", "?key", "k&1")));

    assertThat(page.uri()).isEqualTo(URI.create(site.url("/a?b=c&d")));
    assertThat(page.body()).asString().isEqualTo("<html>rendered");
    String escaped = URLEncoder.encode(site.url("/a?b=c&d"), StandardCharsets.UTF_8);
    assertThat(renderer.requests.get(0))
        .startsWith("GET /render?url=" + escaped + "&key=k%261 HTTP/1.1")
        .contains("Authorization: Bearer s3");
  }

  @Test
  void aSecretParameterIsNotShown() {
    renderer.on("/render", out -> out.write(HostileServer.latin1("not HTTP\r\n")));
    assertThatThrownBy(() -> fetch("/a", renderer(Map.of("?key", "s3cret"))))
        .hasMessageContaining("/render")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void aRendererIsNoWayToInnerHosts() {
    Renderer open = renderer(Map.of());
    assertThatThrownBy(
            () -> pages.fetch(request("http://169.254.169.254/latest", "http://a.org/", open)))
        .isInstanceOfSatisfying(
            FetchException.class, e -> assertThat(e.reason()).isEqualTo(Reason.FORBIDDEN_ADDRESS));
    assertThat(renderer.requests).isEmpty();
  }

  @Test
  void aPublicFeedDoesNotLeadToAnInternalHost() {
    assertThatThrownBy(() -> pages.fetch(request(site.url("/a"), "https://a.org/feed", null)))
        .isInstanceOfSatisfying(
            FetchException.class, e -> assertThat(e.reason()).isEqualTo(Reason.FORBIDDEN_ADDRESS));
    assertThat(site.requests).isEmpty();
  }

  @Test
  void aBridgeIsRecognisedByItsAddress() {
    Renderer bridge = new Renderer("rsshub", "http://rsshub:1200/base/", Map.of("?key", "x"));
    assertThat(bridge.serves(URI.create("http://rsshub:1200/base/telegram/channel/a"))).isTrue();
    assertThat(bridge.serves(URI.create("http://rsshub:1200/other"))).isFalse();
    assertThat(bridge.serves(URI.create("http://rsshub:1200/base/../other"))).isFalse();
    assertThat(bridge.serves(URI.create("http://rsshub/base/a"))).isFalse();
    assertThat(bridge).asString().doesNotContain("key");
  }

  private Renderer renderer(Map<String, String> secrets) {
    return new Renderer("chrome", renderer.url("/render?url={url}"), secrets);
  }

  private PageFetcher.Page fetch(String path, Renderer with) throws FetchException {
    return pages.fetch(request(site.url(path), site.url("/feed"), with));
  }

  private static PageRequest request(String page, String feed, Renderer with) {
    return new PageRequest(
        URI.create(page), URI.create(feed), Map.of(), with, 100_000, Duration.ofSeconds(5));
  }

  private void assertRobots(String path, Renderer with) {
    assertThatThrownBy(() -> fetch(path, with))
        .isInstanceOfSatisfying(
            FetchException.class, e -> assertThat(e.reason()).isEqualTo(Reason.ROBOTS));
  }
}
