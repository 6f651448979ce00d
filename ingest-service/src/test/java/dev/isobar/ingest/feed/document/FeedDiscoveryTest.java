package dev.isobar.ingest.feed.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.ingest.feed.document.FeedCandidate.Source;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedDiscoveryTest {
  private static final URI HOME = URI.create("https://example.org/en/");
  private final FeedDiscovery discovery = new FeedDiscovery();

  @Test
  void namesOwnFeedsThenAnchorsThenComments() {
    List<FeedCandidate> found =
        find(
            """
            <html><head>
            <link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">
            <link rel="alternate" type="application/atom+xml" title="News" href="news.atom">
            <link rel="alternate" hreflang="zh" href="/zh/"><link rel="stylesheet" href="/rss.css">
            </head><body><a href="/news/rss.xml">订阅</a><a href="/about">About us</a>
            <a href="/press/">RSS</a><a href="javascript:rss()">RSS</a>
            <a href="/feedback">Feedback</a></body></html>
            """);
    assertThat(found.subList(0, 4))
        .extracting(FeedCandidate::url)
        .containsExactly(
            "https://example.org/en/news.atom",
            "https://example.org/news/rss.xml",
            "https://example.org/press/",
            "https://example.org/comments/feed");
    assertThat(found.get(0)).extracting(FeedCandidate::title).isEqualTo("News");
    assertThat(found.subList(4, found.size()))
        .isNotEmpty()
        .allMatch(candidate -> candidate.source() == Source.USUAL_PATH);
  }

  @Test
  void anEmptyPageGivesTheUsualPathsOfTheSite() {
    assertThat(find(""))
        .extracting(FeedCandidate::url)
        .contains("https://example.org/feed", "https://example.org/sitemap.xml")
        .doesNotHaveDuplicates();
  }

  @Test
  void readsSitemapsOfRobots() {
    assertThat(
            discovery.inRobots(
                "User-agent: *\nDisallow: /x\nsitemap: https://example.org/s.xml\n"
                    + "Sitemap: /t.xml\nSitemap: ftp://e.org/u.xml",
                HOME))
        .extracting(FeedCandidate::url)
        .containsExactly("https://example.org/s.xml", "https://example.org/t.xml");
  }

  private List<FeedCandidate> find(String html) {
    return discovery.find(html.getBytes(StandardCharsets.UTF_8), "text/html", HOME);
  }
}
