package dev.isobar.ingest.feed.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.ingest.feed.FeedServer;
import dev.isobar.ingest.feed.LoopbackAllowed;
import dev.isobar.ingest.feed.ServedFeed;
import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.state.ChildSitemap;
import dev.isobar.ingest.feed.state.FeedState;
import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.Polling;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Polls the sitemaps of a sitemap index. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@TestProfile(LoopbackAllowed.class)
@Timeout(90)
class SitemapIndexComponentTest extends ServedFeed {
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  @Inject FeedStateStore states;
  @Inject FeedPoller poller;

  private final List<String> index = new ArrayList<>();

  @Test
  void asksTheLatestSitemapsFirstAndLaterThoseThatChanged() throws Exception {
    for (int month = 0; month < 9; month++) {
      list("/news-" + month + ".xml", NOW.minus(30L * month + 1, ChronoUnit.DAYS));
      serveNews("/news-" + month + ".xml", "m" + month);
    }
    Feed feed = put();

    assertThat(outcomes(awaitPolls(1))).contains("m0", "m4").doesNotContain("m5");
    assertThat(requests()).contains("/news-4.xml 200").noneMatch(r -> r.contains("news-5"));
    int count = requests().size();

    poller.poll(feed);
    assertThat(requests()).hasSize(count + 1).endsWith("/index.xml 304");

    index.set(2, entry("/news-2.xml", NOW.plusSeconds(60)));
    serveNews("/news-2.xml", "m2", "fresh");
    serveIndex();
    poller.poll(feed);

    assertThat(requests().subList(count + 1, requests().size()))
        .containsExactly("/index.xml 200", "/news-2.xml 200");
    assertThat(outcomes(states.read(id))).contains("fresh");
    assertThat(states.read(id).polls().get(0).fresh()).isEqualTo(1);
  }

  @Test
  void sitemapsThatEndAreRetired() throws Exception {
    list("/gone.xml", NOW.minusSeconds(60));
    list("/news.xml", NOW.minusSeconds(120));
    serveNews("/news.xml", "a");
    Feed feed = put();

    FeedState state = awaitPolls(1);
    assertThat(state.polls().get(0).note()).contains("/gone.xml does not exist any more");
    assertThat(state.sitemaps().children()).filteredOn(ChildSitemap::gone).hasSize(1);
    int count = requests().size();

    index.add("<!-- changed -->");
    serveIndex();
    poller.poll(feed);
    assertThat(requests()).hasSize(count + 1);

    index.remove(0);
    serveIndex();
    poller.poll(feed);
    assertThat(states.read(id).sitemaps().children()).hasSize(1);
  }

  @Test
  void aSitemapThatFailsIsAskedAgainThoughTheIndexDidNotChange() throws Exception {
    list("/news.xml", NOW.minusSeconds(60));
    serveNews("/news.xml", "a");
    server.fail("/news.xml", 500);
    Feed feed = put();
    assertThat(awaitPolls(1).polls().get(0).note()).contains("answers 500");

    server.repair("/news.xml");
    poller.poll(feed);

    assertThat(requests()).endsWith("/index.xml 304", "/news.xml 200");
    assertThat(outcomes(states.read(id))).containsExactly("a");
    assertThat(states.read(id).schedule().times().newEntry()).isNotNull();
  }

  @Test
  void aSitemapStaysDueInAPauseThatItsHostAskedFor() throws Exception {
    try (FeedServer busy = new FeedServer()) {
      busy.fail("/first.xml", 429);
      for (String path : List.of("/first.xml", "/second.xml")) {
        index.add(
            "<sitemap><loc>%s</loc><lastmod>%s</lastmod></sitemap>"
                .formatted(busy.url(path), NOW.minusSeconds(index.size())));
      }
      Feed feed = put();
      awaitPolls(1);
      for (int i = 0; i < 3; i++) {
        poller.poll(feed);
      }

      assertThat(busy.requests()).containsExactly("/robots.txt 404", "/first.xml 429");
      assertThat(states.read(id).sitemaps().due(Instant.now()))
          .extracting(ChildSitemap::address)
          .contains(busy.url("/second.xml"));
    }
  }

  @Test
  void sitemapsWithoutTimeAreAskedWithTheirValidators() throws Exception {
    index.add("<sitemap><loc>" + server.url("/news.xml") + "</loc></sitemap>");
    serveNews("/news.xml", "a");
    Feed feed = put();
    awaitPolls(1);
    ChildSitemap child = states.read(id).sitemaps().children().get(0);
    FeedState state = states.read(id);
    states.write(id, state.withSitemaps(state.sitemaps().with(aged(child))), states.epoch(id));

    poller.poll(feed);

    assertThat(requests()).endsWith("/index.xml 304", "/news.xml 304");
    assertThat(requests()).filteredOn(r -> r.startsWith("/news.xml")).hasSize(2);
  }

  private static ChildSitemap aged(ChildSitemap child) {
    Instant longAgo = NOW.minus(9, ChronoUnit.DAYS);
    return new ChildSitemap(
        child.address(), null, false, null, longAgo, longAgo, child.etag(), null, 0, false);
  }

  private void list(String path, Instant changed) {
    index.add(entry(path, changed));
  }

  private String entry(String path, Instant changed) {
    return "<sitemap><loc>%s</loc><lastmod>%s</lastmod></sitemap>"
        .formatted(server.url(path), changed);
  }

  private String serveIndex() {
    return server.serve(
        "/index.xml",
        "application/xml",
        "<sitemapindex>" + String.join("", index) + "</sitemapindex>");
  }

  private void serveNews(String path, String... names) {
    StringBuilder urls = new StringBuilder();
    for (String name : names) {
      String article =
          server.serve("/articles/" + name, "text/html", "<p>" + (name + " ").repeat(200));
      urls.append(
          ("<url><loc>%s</loc><news:news><news:title>%s</news:title>"
                  + "<news:publication_date>%s</news:publication_date></news:news></url>")
              .formatted(article, name, NOW.minusSeconds(30)));
    }
    server.serve(
        path,
        "application/xml",
        "<urlset xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'>"
            + urls
            + "</urlset>");
  }

  private Feed put() {
    Feed feed = Feed.of(id, serveIndex());
    registry.put(feed);
    return feed;
  }

  private FeedState awaitPolls(int count) {
    return Polling.eventually(() -> states.read(id), state -> state.polls().size() >= count);
  }

  private static List<String> outcomes(FeedState state) {
    return state.outcomes().stream().map(outcome -> outcome.title()).toList();
  }

  /** Returns the requests without those for pages. */
  private List<String> requests() {
    return server.requests().stream().filter(r -> !r.startsWith("/articles")).toList();
  }
}
