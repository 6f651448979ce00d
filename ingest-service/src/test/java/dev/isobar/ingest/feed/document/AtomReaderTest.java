package dev.isobar.ingest.feed.document;

import static dev.isobar.ingest.feed.document.Reading.atomEntry;
import static dev.isobar.ingest.feed.document.Reading.feed;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class AtomReaderTest {
  @Test
  void readsFeedAndEntry() throws Exception {
    FeedDocument feed =
        feed(
            """
            <a:feed xmlns:a="http://www.w3.org/2005/Atom" xml:base="https://base.example/dir/"
                xml:lang="zh-CN">
              <a:title>T</a:title><a:id>urn:1</a:id><a:subtitle type="html">&lt;i&gt;S&lt;/i&gt;</a:subtitle>
              <a:link rel="self" href="self"/><a:link href="../home"/><a:link rel="hub" href="/hub"/>
              <a:updated>2024-05-06T10:00:00Z</a:updated><a:author><a:name>Desk</a:name></a:author>
              <a:entry xml:lang="en" xml:base="sub/">
                <a:id>urn:2</a:id>
                <a:link rel="enclosure" href="film.mp4"/><a:link rel="alternate" href="page"/>
                <a:title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">A <b>b</b></div></a:title>
                <a:published>2024-05-05T10:00:00+08:00</a:published>
                <a:updated>2024-05-06T10:00:00Z</a:updated>
                <a:summary>1 &lt; 2</a:summary>
                <a:content type="xhtml"><h:div xmlns:h="http://www.w3.org/1999/xhtml"><h:a
                    href="x">y</h:a><h:br/></h:div></a:content>
                <a:category term="cop" label="COP"/>
              </a:entry>
            </a:feed>
            """);
    assertThat(feed.format()).isEqualTo("atom-1.0");
    assertThat(feed.link()).isEqualTo("https://base.example/home");
    assertThat(feed.self()).isEqualTo("https://base.example/dir/self");
    assertThat(feed.hub()).isEqualTo("https://base.example/hub");
    assertThat(feed.language()).isEqualTo("zh-CN");
    assertThat(feed.about().id()).isEqualTo("urn:1");
    assertThat(feed.about().authors()).containsExactly("Desk");
    assertThat(feed.about().description()).isEqualTo("<i>S</i>");
    FeedEntry entry = feed.entries().get(0);
    assertThat(entry.link()).isEqualTo("https://base.example/dir/sub/page");
    assertThat(entry.title()).isEqualTo("A b");
    assertThat(entry.language()).isEqualTo("en");
    assertThat(entry.published()).isEqualTo(Instant.parse("2024-05-05T02:00:00Z"));
    assertThat(entry.updated()).isEqualTo(Instant.parse("2024-05-06T10:00:00Z"));
    assertThat(entry.summary()).isEqualTo("1 < 2");
    assertThat(entry.summaryIsHtml()).isFalse();
    assertThat(entry.content()).isEqualTo("<a href=\"https://base.example/dir/sub/x\">y</a><br>");
    assertThat(entry.categories()).containsExactly("COP");
    assertThat(feed.warnings()).isEmpty();
  }

  @Test
  void plainTextKeepsItsBrackets() throws Exception {
    assertThat(atomEntry("<title type='text'>The &lt;b&gt; tag</title>").title())
        .isEqualTo("The <b> tag");
    assertThat(atomEntry("<title type='html'>The &lt;b&gt;bold&lt;/b&gt; tag</title>").title())
        .isEqualTo("The bold tag");
  }

  @Test
  void readsAtom03() throws Exception {
    FeedDocument feed =
        feed(
            "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><tagline>T</tagline><entry>"
                + "<title mode='base64'>RXhhbXBsZSA8Yj5BdG9tPC9iPg==</title>"
                + "<issued>2024-05-06T10:00:00Z</issued><modified>2024-05-07T10:00:00Z</modified>"
                + "<content type='text/html' mode='escaped'>&lt;p&gt;x&lt;/p&gt;</content>"
                + "</entry></feed>");
    FeedEntry entry = feed.entries().get(0);
    assertThat(feed.format()).isEqualTo("atom-0.3");
    assertThat(feed.about().description()).isEqualTo("T");
    assertThat(entry.title()).isEqualTo("Example Atom");
    assertThat(entry.published()).isEqualTo(Instant.parse("2024-05-06T10:00:00Z"));
    assertThat(entry.updated()).isEqualTo(Instant.parse("2024-05-07T10:00:00Z"));
    assertThat(entry.content()).isEqualTo("<p>x</p>");
  }

  @Test
  void theEntrysOwnElementsCountNotThoseOfItsSource() throws Exception {
    FeedEntry entry =
        atomEntry(
            "<source><id>urn:source</id><title>Source</title><author><name>Ann</name></author></source>"
                + "<id>urn:own</id><title>Own</title>");
    assertThat(entry.guid()).isEqualTo("urn:own");
    assertThat(entry.title()).isEqualTo("Own");
    assertThat(entry.authors()).containsExactly("Ann");
  }

  @Test
  void readsCdf() throws Exception {
    FeedDocument feed =
        feed(
            "<CHANNEL HREF='https://example.org/' LASTMOD='2024-05-06T10:00:00Z'><TITLE>T</TITLE>"
                + "<ABSTRACT>A</ABSTRACT><ITEM LASTMOD='2024-05-07T10:00:00Z'>"
                + "<A HREF='one'/><TITLE>One</TITLE></ITEM></CHANNEL>");
    assertThat(feed.format()).isEqualTo("cdf");
    assertThat(feed.title()).isEqualTo("T");
    assertThat(feed.about().description()).isEqualTo("A");
    assertThat(feed.entries().get(0).link()).isEqualTo("https://example.org/news/one");
    assertThat(feed.entries().get(0).updated()).isEqualTo(Instant.parse("2024-05-07T10:00:00Z"));
  }
}
