package dev.isobar.ingest.feed.document;

import static dev.isobar.ingest.feed.document.Reading.feed;
import static dev.isobar.ingest.feed.document.Reading.item;
import static dev.isobar.ingest.feed.document.Reading.rss;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrokenMarkupTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Caf&eacute; &mdash; 1 | Café — 1",
        "AT&T | AT&T",
        "AT&amp;T | AT&T",
        "a &nosuchthing; b | a &nosuchthing; b",
        "a=1&copy=2 | a=1&copy=2",
        "don&#146;t | don’t",
        "2 &gt; 1 &lt; 3 | 2 > 1 < 3",
        "The &lt;foo&gt; option | The <foo> option",
        "&amp;quot;Quoted&amp;quot; | \"Quoted\"",
        "A &amp;amp;#8217; B | A ’ B",
        "&lt;b&gt;Bold&lt;/b&gt; &amp;amp; more | Bold & more",
        "Use &amp;lt;b&amp;gt; &amp;amp;amp; more | Use <b> & more",
        "<![CDATA[<i>Slanted</i> &amp; more]]> | Slanted & more",
        "Bold <b>inside</b> | Bold inside",
        "One\u0000\u0008 two | One two",
        "Ã©tÃ© | été"
      })
  void titlesArePlainText(String title, String text) throws Exception {
    assertThat(item("<title>" + title + "</title>").title()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Caf&eacute; | An entity is not declared",
        "AT&T | ampersand",
        "&amp;amp;quot;Q&amp;amp;quot; | encoded twice",
        "a\u0001b | Control characters",
        "Ã©tÃ© | repaired"
      })
  void eachFaultIsNamed(String title, String warning) throws Exception {
    assertThat(feed(rss("<title>" + title + "</title>")).warnings())
        .anyMatch(sentence -> sentence.contains(warning));
  }

  @Test
  void unclosedElementsDoNotTakeInTheirSiblings() throws Exception {
    FeedDocument feed =
        feed(
            rss(
                "<title>T<link>https://example.org/<item><title>One<link>https://e.org/1"
                    + "<pubDate>2024-05-06</pubDate></item>"));
    assertThat(feed.title()).isEqualTo("T");
    assertThat(feed.link()).isEqualTo("https://example.org/");
    assertThat(feed.entries().get(0).title()).isEqualTo("One");
    assertThat(feed.entries().get(0).link()).isEqualTo("https://e.org/1");
    assertThat(feed.entries().get(0).published()).isNotNull();
    assertThat(feed.warnings()).anyMatch(warning -> warning.contains("not closed"));
  }

  @Test
  void unclosedItemsAreReadEach() throws Exception {
    assertThat(feed("<rss><channel><item><title>1</title><item><title>2</title>").entries())
        .extracting(FeedEntry::title)
        .containsExactlyInAnyOrder("1", "2");
  }

  @Test
  void aDocumentThatBreaksOffKeepsItsEntries() throws Exception {
    FeedDocument feed =
        feed("<rss><channel><title>T</title><item><title>1</title></item><item><title>2</ti");
    assertThat(feed.title()).isEqualTo("T");
    assertThat(feed.entries()).hasSize(2);
  }

  @Test
  void textBeforeTheFeedIsLeftOut() throws Exception {
    FeedDocument feed =
        feed("\n\n<br /><b>Warning</b>: include() <?xml version='1.0'?>" + rss("<title>T</title>"));
    assertThat(feed.title()).isEqualTo("T");
    assertThat(feed.warnings()).contains("Text before the feed was left out.");
  }

  @Test
  void aWrongDoctypeDoesNotHide() throws Exception {
    assertThat(
            feed("<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0\" \"http://x.invalid/\">"
                    + rss("<title>T</title>"))
                .title())
        .isEqualTo("T");
  }

  @Test
  void rssWithoutItsOuterElementIsRss() throws Exception {
    FeedDocument feed =
        feed("<channel><title>T</title><item><link>https://e.org/1</link></item></channel>");
    assertThat(feed.format()).isEqualTo("rss");
    assertThat(feed.entries().get(0).link()).isEqualTo("https://e.org/1");
  }

  @Test
  void elementsInCapitalsAreRead() throws Exception {
    assertThat(feed("<RSS><CHANNEL><ITEM><TITLE>x</TITLE></ITEM></CHANNEL></RSS>").entries())
        .extracting(FeedEntry::title)
        .containsExactly("x");
  }

  @Test
  void theTextAfterAnEmptyLinkIsTheLink() throws Exception {
    assertThat(item("<link/>https://e.org/1<title>x</title>").link()).isEqualTo("https://e.org/1");
    assertThat(item("<link/>read more<title>x</title>").link()).isNull();
  }

  @Test
  void aSelfClosedFrameDoesNotTakeInTheRest() throws Exception {
    String content =
        item("<description>&lt;iframe src='https://v/'/&gt;&lt;p&gt;x&lt;/p&gt;</description>")
            .summary();
    assertThat(content).isEqualTo("<iframe src='https://v/'></iframe><p>x</p>");
  }

  @Test
  void wellFormedFeedsGetNoWarning() throws Exception {
    assertThat(
            feed("<?xml version='1.0'?>"
                    + rss("<item><title>A &amp; B &#8212; \uD83C\uDF0D</title></item>"))
                .warnings())
        .isEmpty();
  }
}
