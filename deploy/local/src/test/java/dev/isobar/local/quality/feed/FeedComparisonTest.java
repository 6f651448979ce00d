package dev.isobar.local.quality.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.ingest.feed.document.FeedDocument;
import dev.isobar.ingest.feed.document.FeedEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FeedComparisonTest {
  private static final FeedEntry ENTRY =
      new FeedEntry(
          "id",
          "https://e.org/",
          "A b",
          List.of("Ann"),
          Instant.parse("2004-01-01T19:48:21Z"),
          "",
          null,
          null,
          false,
          "<p onclick='x'>a <b>b</b></p><script>c</script>",
          true,
          "en",
          List.of());
  private static final FeedDocument DOCUMENT =
      FeedDocument.of("rss", "T", null, null, List.of(ENTRY), List.of());

  @Test
  void titlesHoldAsText() {
    assertHolds("entries[0]['title'] == '<i>A</i> b'");
    assertFails("entries[0]['title'] == '<i>A</i> c'");
  }

  @Test
  void htmlHoldsAfterASanitiser() {
    assertHolds("entries[0]['content'][0]['value'] == '<p>a <b>b</b></p>'");
    assertHolds("entries[0]['summary'] == '<p>a  <b>b</b></p>'");
    assertFails("entries[0]['content'][0]['value'] == '<p>a b</p>'");
    assertFails("entries[0]['content'][0]['value'] == '<p>a <b>b</b></p>c'");
    assertFails("feed['description'] == '<p></p>'");
  }

  @Test
  void timesHoldAsInstants() {
    assertHolds("entries[0]['published'] == 'Thu, 01 Jan 2004 19:48:21 GMT'");
    assertHolds("entries[0]['published'] == '2004-01-01T20:48:21+01:00'");
    assertFails("entries[0]['published'] == '2004-01-01T19:48:21+01:00'");
    assertFails("entries[0]['updated'] == '2004-01-01T19:48:21Z'");
  }

  @Test
  void authorsHoldWithTheirMail() {
    assertHolds("entries[0]['author'] == 'Ann (a@e.org)'");
    assertFails("entries[0]['author'] == 'Bo (a@e.org)'");
  }

  @Test
  void otherFieldsAreNotCounted() {
    assertThat(compare("entries[0]['rights'] == 'x'")).isEmpty();
    assertThat(compare("entries[0]['title_detail']['language'] == 'en'")).isEmpty();
    assertThat(compare("feed['image']['href'] == 'x'")).isEmpty();
  }

  @Test
  void anUnreadDocumentFails() {
    FeedAssertion title = FeedAssertion.of("feed['title'] == 'T'").get(0);
    assertThat(FeedComparison.compare(title, DOCUMENT)).contains(true);
    assertThat(FeedComparison.compare(title, null)).contains(false);
    assertFails("entries[1]['title'] == 'A b'");
  }

  private static void assertHolds(String expect) {
    assertThat(compare(expect)).contains(true);
  }

  private static void assertFails(String expect) {
    assertThat(compare(expect)).contains(false);
  }

  private static Optional<Boolean> compare(String expect) {
    return FeedComparison.compare(FeedAssertion.of(expect).get(0), DOCUMENT);
  }
}
