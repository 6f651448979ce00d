package dev.isobar.ingest.feed.document;

import static dev.isobar.ingest.feed.document.Reading.feed;
import static dev.isobar.ingest.feed.document.Reading.item;
import static dev.isobar.ingest.feed.document.Reading.rss;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RssReaderTest {
  private static final String FULL =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <rss version="2.0" xmlns:a="http://www.w3.org/2005/Atom"
          xmlns:content="http://purl.org/rss/1.0/modules/content/"
          xmlns:d="http://purl.org/dc/elements/1.1/"
          xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
        <channel>
          <title>Climate &amp; policy</title><link>/</link>
          <description>What is new</description><language>en_GB</language>
          <a:link rel="self" href="feed.xml"/><a:link rel="hub" href="https://hub.example/"/>
          <ttl>30</ttl><sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>
          <skipHours><hour>0</hour><hour>24</hour><hour>7</hour></skipHours>
          <skipDays><day>Sunday</day></skipDays>
          <image><title>Logo</title><link>https://example.org/logo</link></image>
          <item>
            <title>A &lt;b&gt;treaty&lt;/b&gt; is signed</title>
            <link>2024/treaty?a=1&amp;b=2</link>
            <guid isPermaLink="false">n-17</guid>
            <d:creator>Ann Li</d:creator><d:creator>Bo Wu</d:creator>
            <pubDate>Mon, 06 May 2024 08:00:00 +0800</pubDate>
            <category>COP</category>
            <description>Short</description>
            <content:encoded><![CDATA[<p>Long <a href="/x">text</a></p>]]></content:encoded>
          </item>
        </channel>
      </rss>
      """;

  @Test
  void readsTheChannel() throws Exception {
    FeedDocument feed = feed(FULL);
    assertThat(feed.format()).isEqualTo("rss-2.0");
    assertThat(feed.title()).isEqualTo("Climate & policy");
    assertThat(feed.link()).isEqualTo("https://example.org/");
    assertThat(feed.self()).isEqualTo("https://example.org/news/feed.xml");
    assertThat(feed.hub()).isEqualTo("https://hub.example/");
    assertThat(feed.language()).isEqualTo("en-GB");
    assertThat(feed.about().description()).isEqualTo("What is new");
    assertThat(feed.updateInterval()).isEqualTo(Duration.ofHours(6));
    assertThat(feed.skipHours()).containsExactlyInAnyOrder(0, 7);
    assertThat(feed.skipDays()).containsExactly(7);
    assertThat(feed.warnings()).isEmpty();
  }

  @Test
  void readsAnItem() throws Exception {
    FeedEntry entry = feed(FULL).entries().get(0);
    assertThat(entry.title()).isEqualTo("A treaty is signed");
    assertThat(entry.link()).isEqualTo("https://example.org/news/2024/treaty?a=1&b=2");
    assertThat(entry.guid()).isEqualTo("n-17");
    assertThat(entry.authors()).containsExactly("Ann Li", "Bo Wu");
    assertThat(entry.published()).isEqualTo(Instant.parse("2024-05-06T00:00:00Z"));
    assertThat(entry.publishedText()).isEqualTo("Mon, 06 May 2024 08:00:00 +0800");
    assertThat(entry.categories()).containsExactly("COP");
    assertThat(entry.summary()).isEqualTo("Short");
    assertThat(entry.summaryIsHtml()).isFalse();
    assertThat(entry.content()).isEqualTo("<p>Long <a href=\"https://example.org/x\">text</a></p>");
    assertThat(entry.contentIsHtml()).isTrue();
  }

  @Test
  void readsRdf() throws Exception {
    FeedDocument feed =
        feed(
            """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
                xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
              <channel rdf:about="https://example.org/"><title>T</title></channel>
              <item rdf:about="https://example.org/1"><title>One</title>
                <dc:date>2024-05-06T10:00:00Z</dc:date></item>
            </rdf:RDF>
            """);
    assertThat(feed.format()).isEqualTo("rss-1.0");
    assertThat(feed.title()).isEqualTo("T");
    assertThat(feed.entries())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.guid()).isEqualTo("https://example.org/1");
              assertThat(entry.link()).isEqualTo("https://example.org/1");
              assertThat(entry.published()).isEqualTo(Instant.parse("2024-05-06T10:00:00Z"));
            });
  }

  @Test
  void guidIsTheLinkOnlyIfItMayBe() throws Exception {
    assertThat(item("<guid>https://e.org/1</guid>").link()).isEqualTo("https://e.org/1");
    assertThat(item("<guid isPermaLink='false'>https://e.org/1</guid>").link()).isNull();
    assertThat(item("<guid>17</guid>").link()).isNull();
    assertThat(item("<link>https://e.org/2</link><guid>https://e.org/1</guid>").link())
        .isEqualTo("https://e.org/2");
  }

  @Test
  void knowsVocabulariesByUriNotByPrefix() throws Exception {
    FeedDocument feed =
        feed(
            "<rss xmlns:dc='http://example.org/other' xmlns:x='http://purl.org/dc/elements/1.1/'>"
                + "<channel><item><dc:creator>Wrong</dc:creator><x:creator>Right</x:creator></item>"
                + "</channel></rss>");
    assertThat(feed.entries().get(0).authors()).containsExactly("Right");
  }

  @Test
  void undeclaredPrefixesAreReadAsUsual() throws Exception {
    FeedEntry entry = item("<dc:creator>Ann</dc:creator><content:encoded>x</content:encoded>");
    assertThat(entry.authors()).containsExactly("Ann");
    assertThat(entry.content()).isEqualTo("x");
  }

  @Test
  void elementsOfOtherVocabulariesDoNotReplaceTheFeedsOwn() throws Exception {
    FeedDocument feed =
        feed(
            "<rss xmlns:media='http://search.yahoo.com/mrss/'><channel><item>"
                + "<title>Own</title><media:title>Film</media:title></item></channel></rss>");
    assertThat(feed.entries().get(0).title()).isEqualTo("Own");
  }

  @Test
  void feedburnerNamesTheOriginalLink() throws Exception {
    assertThat(
            item("<link>https://proxy/1</link>"
                    + "<feedburner:origLink>https://e.org/1</feedburner:origLink>")
                .link())
        .isEqualTo("https://e.org/1");
  }

  @Test
  void authorsAreNames() throws Exception {
    assertThat(item("<author>a@e.org (Ann Li)</author>").authors()).containsExactly("Ann Li");
    assertThat(item("<author>Ann Li &lt;a@e.org&gt;</author>").authors()).containsExactly("Ann Li");
    assertThat(item("<author>a@e.org</author>").authors()).containsExactly("a@e.org");
    assertThat(item("<author> </author>").authors()).isEmpty();
  }

  @Test
  void aChannelWithoutItemsIsAFeed() throws Exception {
    assertThat(feed(rss("<title>Empty</title>")).entries()).isEmpty();
  }
}
