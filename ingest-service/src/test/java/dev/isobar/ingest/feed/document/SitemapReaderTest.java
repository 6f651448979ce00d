package dev.isobar.ingest.feed.document;

import static dev.isobar.ingest.feed.document.Reading.feed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isobar.ingest.feed.definition.ExtractionHints;
import dev.isobar.ingest.feed.definition.FeedKind;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SitemapReaderTest {
  private static final String URLSET =
      "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'"
          + " xmlns:n='http://www.google.com/schemas/sitemap-news/0.9'>";

  @Test
  void readsANewsSitemap() throws Exception {
    FeedDocument feed =
        feed(
            URLSET
                + "<url><loc> https://example.org/a?x=1&amp;y=2 </loc><n:news><n:publication>"
                + "<n:name>The News</n:name><n:language>zh-cn</n:language></n:publication>"
                + "<n:publication_date>2024-05-06T10:00+08:00</n:publication_date>"
                + "<n:title>A &amp; B</n:title><n:keywords>cop, carbon</n:keywords></n:news></url>"
                + "</urlset>");
    assertThat(feed.format()).isEqualTo("news-sitemap");
    assertThat(feed.title()).isEqualTo("The News");
    FeedEntry entry = feed.entries().get(0);
    assertThat(entry.link()).isEqualTo("https://example.org/a?x=1&y=2");
    assertThat(entry.title()).isEqualTo("A & B");
    assertThat(entry.language()).isEqualTo("zh-cn");
    assertThat(entry.published()).isEqualTo(Instant.parse("2024-05-06T02:00:00Z"));
    assertThat(entry.categories()).containsExactly("cop", "carbon");
  }

  @Test
  void readsASitemapAndDropsBadAddresses() throws Exception {
    FeedDocument feed =
        feed(
            URLSET
                + "<url><loc>https://example.org/a</loc><lastmod>2024-05-06</lastmod></url>"
                + "<url><loc>javascript:x</loc></url><url/></urlset>");
    assertThat(feed.format()).isEqualTo("sitemap");
    assertThat(feed.entries())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.published()).isNull();
              assertThat(entry.updated()).isEqualTo(Instant.parse("2024-05-05T16:00:00Z"));
            });
    assertThat(feed.warnings()).anyMatch(warning -> warning.contains("no usable address"));
  }

  @Test
  void anIndexGivesItsNewestChildrenFirst() throws Exception {
    FeedDocument feed =
        feed(
            "<sitemapindex><sitemap><loc>https://example.org/0.xml</loc></sitemap>"
                + "<sitemap><loc>https://example.org/1.xml</loc><lastmod>2024-01-01</lastmod></sitemap>"
                + "<sitemap><loc>/2.xml</loc><lastmod>2024-05-01</lastmod></sitemap>"
                + "</sitemapindex>");
    assertThat(feed.format()).isEqualTo("sitemap-index");
    assertThat(feed.entries()).isEmpty();
    assertThat(feed.children().get(0).changed()).isEqualTo(Instant.parse("2024-04-30T16:00:00Z"));
    assertThat(feed.children())
        .extracting(FeedDocument.Child::address)
        .containsExactly(
            "https://example.org/2.xml", "https://example.org/1.xml", "https://example.org/0.xml");
  }

  @Test
  void aListOfAddressesIsASitemapOnlyIfOneIsExpected() throws Exception {
    String list = "https://example.org/a\n\nnot an address\nhttps://example.org/b\n";
    assertThat(Reading.read(list, FeedKind.SITEMAP, ExtractionHints.NONE).entries())
        .extracting(FeedEntry::link)
        .containsExactly("https://example.org/a", "https://example.org/b");
    assertThatThrownBy(() -> feed(list)).isInstanceOf(UnreadableFeedException.class);
  }
}
