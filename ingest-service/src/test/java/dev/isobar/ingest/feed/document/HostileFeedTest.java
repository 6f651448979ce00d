package dev.isobar.ingest.feed.document;

import static dev.isobar.ingest.feed.document.Reading.feed;
import static dev.isobar.ingest.feed.document.Reading.rss;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The time limits are far above the measured times, for slow machines. */
class HostileFeedTest {
  private static final int LIMIT_SECONDS = 20;

  static Stream<Arguments> documents() {
    String item = "<item><description>";
    return Stream.of(
        Arguments.of("a million items", rss("<item/>".repeat(1_000_000))),
        Arguments.of("deep elements", "<rss>" + "<a>".repeat(1_000_000)),
        Arguments.of("deep content", rss(item + "<div>".repeat(300_000))),
        Arguments.of("deep escaped content", rss(item + "&lt;div&gt;".repeat(300_000))),
        Arguments.of("bare ampersands", rss(item + "&".repeat(2_000_000))),
        Arguments.of("bare brackets", rss(item + "<".repeat(2_000_000))),
        Arguments.of("blanks in an attribute", rss(item + "&lt;a href=" + " ".repeat(2_000_000))),
        Arguments.of("a long namespace", "<rss xmlns:a='" + "/".repeat(1_000_000) + "'><a:b/>"),
        Arguments.of("unclosed CDATA", rss(item + "<![CDATA[".repeat(300_000))),
        Arguments.of("unclosed chain", rss("<item>" + "<title>a<link>b".repeat(80_000))),
        Arguments.of("end tags only", rss("</x>".repeat(1_000_000))),
        Arguments.of("many categories", rss("<item>" + "<category>a</category>".repeat(150_000))),
        Arguments.of(
            "many bases",
            "<feed><entry><content type='xhtml'>"
                + "<div xml:base='a/'>".repeat(280)
                + "<a href='x'/>".repeat(80_000)),
        Arguments.of("addresses without end", "<urlset>" + "<url/>\n".repeat(300_000)),
        Arguments.of(
            "deep JSON",
            "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":["
                + "{\"a\":".repeat(500_000)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("documents")
  @Timeout(LIMIT_SECONDS)
  void isReadWithinBounds(String name, String document) throws Exception {
    FeedDocument feed = feed(document);
    assertThat(feed.entries().size()).isLessThanOrEqualTo(DocumentLimits.DEFAULT.addresses());
    assertThat(feed.warnings().size()).isLessThanOrEqualTo(30);
    assertThat(feed.entries())
        .allSatisfy(
            entry ->
                assertThat(entry.summary() == null ? 0 : entry.summary().length())
                    .isLessThanOrEqualTo(DocumentLimits.DEFAULT.contentLength()));
  }

  @Test
  void entitiesOfTheDocumentAreExpandedOnceOnly() throws Exception {
    String laughs =
        "<!DOCTYPE rss [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;\">]>";
    FeedDocument feed = feed(laughs + rss("<title>&a; &c;</title>"));
    assertThat(feed.title()).isEqualTo("ha &c;");
    assertThat(feed.warnings()).anyMatch(warning -> warning.contains("another entity"));
  }

  @Test
  void theLengthOfExpandedEntitiesIsBounded() throws Exception {
    String long1 = "<!DOCTYPE rss [<!ENTITY a \"" + "x".repeat(900) + "\">]>";
    FeedEntry entry =
        feed(long1 + rss("<item><description>" + "&a;".repeat(100_000) + "</description></item>"))
            .entries()
            .get(0);
    assertThat(entry.summary().chars().filter(c -> c == 'x').count()).isLessThan(100_001);
  }

  @Test
  void externalEntitiesAreNotRead() throws Exception {
    FeedDocument feed =
        feed(
            "<!DOCTYPE rss [<!ENTITY a SYSTEM \"file:///etc/passwd\">"
                + "<!ENTITY % p SYSTEM \"http://x.invalid/\"> %p;]>"
                + rss("<title>T &a;</title>"));
    assertThat(feed.title()).isEqualTo("T &a;");
    assertThat(feed.warnings()).anyMatch(warning -> warning.contains("external entity"));
  }

  @Test
  void whatIsOverALimitIsLeftOutWithAWarning() throws Exception {
    FeedDocument feed =
        feed(
            rss("<item><title>" + "x".repeat(5_000) + "</title></item>" + "<item/>".repeat(6_000)));
    assertThat(feed.entries()).hasSize(DocumentLimits.DEFAULT.entries());
    assertThat(feed.entries().get(0).title()).hasSize(DocumentLimits.DEFAULT.titleLength());
    assertThat(feed.warnings()).hasSize(2);
  }
}
