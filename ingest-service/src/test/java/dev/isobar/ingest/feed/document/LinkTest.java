package dev.isobar.ingest.feed.document;

import static dev.isobar.ingest.feed.document.Reading.item;
import static dev.isobar.ingest.feed.document.Reading.rss;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://e.org/a?x=1&y=2#z | https://e.org/a?x=1&y=2#z",
        "HTTP://E.org/A | HTTP://E.org/A",
        "//cdn.org/x | https://cdn.org/x",
        "a/b | https://example.org/news/a/b",
        "../a | https://example.org/a",
        "../../../a | https://example.org/a",
        "?id=7 | https://example.org/news/feed.xml?id=7",
        "' https://e.org/a b ' | https://e.org/a%20b",
        "https://e.org/气候 | https://e.org/气候",
        "https://e.org/a{b} | https://e.org/a%7Bb%7D",
        "https://e.org/100% | https://e.org/100%25",
        "https://e.org/a[1] | https://e.org/a%5B1%5D",
        "http://[2001:db8::1]/a | http://[2001:db8::1]/a",
        "https://e.org/#!a#b | https://e.org/#!a%23b"
      })
  void linksAreAbsolute(String written, String expected) {
    assertThat(WebLink.resolve(Reading.ADDRESS, written)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "java\tscript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "data:text/html,x",
        "ftp://e.org/a",
        "file:///etc/passwd",
        "mailto:a@e.org",
        "http://",
        "http:///a",
        "http:a"
      })
  void otherLinksAreDroppedWithAWarning(String link) throws Exception {
    FeedDocument feed = Reading.feed(rss("<item><link>" + link + "</link></item>"));
    assertThat(feed.entries().get(0).link()).isNull();
    assertThat(feed.warnings()).anyMatch(warning -> warning.contains("neither http nor https"));
  }

  @Test
  void contentKeepsAllButItsRelativeLinks() throws Exception {
    String html =
        "<p class=x>see <a href='b?c=1&amp;d'>b</a> <img src=i.png> <a href=\"#f\">f</a>"
            + " <a href='https://e.org/'>e</a> and href='no'</p>";
    assertThat(item("<description><![CDATA[" + html + "]]></description>").summary())
        .isEqualTo(
            "<p class=x>see <a href='https://example.org/news/b?c=1&amp;d'>b</a>"
                + " <img src=\"https://example.org/news/i.png\"> <a href=\"#f\">f</a>"
                + " <a href='https://e.org/'>e</a> and href='no'</p>");
  }
}
