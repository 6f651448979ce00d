package dev.isobar.ingest.feed.entry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.definition.FeedJson;
import dev.isobar.ingest.feed.document.FeedEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class TextLengthTest {
  private static final String PAGE =
      "<html><body><nav><a>Home</a> <a>All the other news of this site</a></nav>"
          + "<div class=text>A text in a div.<div class=text>inner</div></div><p>A paragraph.</p></body>";

  private final Feed feed = Feed.of("f", "https://news.example/feed");

  @Test
  void ofAPageCountItsParagraphsWithoutMenus() {
    assertThat(TextLength.of(feed, entry(), page(PAGE))).isEqualTo("A paragraph.".length());
    assertThat(TextLength.of(feed, entry(), page("<nav>All other news</nav>"))).isZero();
  }

  @Test
  void ofAPageCountTheElementsOfTheSelector() {
    Feed selecting =
        FeedJson.read(
            "{\"url\":\"https://news.example/feed\",\"extraction\":{\"content\":\".text\"}}"
                .getBytes(UTF_8));

    assertThat(TextLength.of(selecting, entry(), page(PAGE)))
        .isEqualTo("A text in a div. inner".length());
    assertThat(TextLength.of(selecting, entry(), page("<p>Another layout.</p>"))).isZero();
  }

  @Test
  void ofAnEntryCountsItsTextWithoutMarkup() {
    assertThat(TextLength.of(feed, entry(), null)).isEqualTo("Methane falls.".length());
  }

  private static FetchedPage page(String html) {
    return new FetchedPage(html.getBytes(UTF_8), "text/html", "https://news.example/a");
  }

  private static FeedEntry entry() {
    return Entries.entry("a", "https://news.example/a", "T", null, "<p>Methane <b>falls</b>.</p>");
  }
}
