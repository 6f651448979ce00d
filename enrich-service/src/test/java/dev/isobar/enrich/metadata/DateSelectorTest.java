package dev.isobar.enrich.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.Published;
import dev.isobar.contracts.RawArticle;
import dev.isobar.enrich.text.ContentExtractor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateSelectorTest {
  private static final String H = "<h1>Tidal mill starts turning again</h1>";

  private static String published(String time) {
    return "<meta property='article:published_time' content='" + time + "'>";
  }

  private static Metadata read(String url, String head, String body) {
    return SmallPages.read(url, "en", head, H + body);
  }

  @ParameterizedTest
  @CsvSource({
    "2024-03-05T01:30:00Z, 'March 4, 2024', 2024-03-04T23:30:00-02:00",
    "2024-03-05T01:30:00Z, 'March 4, 2024 8:30 pm', 2024-03-04T20:30:00-05:00",
    "2024-03-04T20:00:00Z, 'March 5, 2024', 2024-03-05T00:00:00+04:00",
    "2024-03-04T20:10:00Z, '2024-03-05 04:10', 2024-03-05T04:10:00+08:00",
    "2024-03-04T20:10:00Z, 'March 4, 2024', 2024-03-04T20:10:00Z",
    "2024-03-04T20:10:00Z, 'March 7, 2024', 2024-03-04T20:10:00Z",
    "2024-03-05T20:10:00Z, 'March 4, 2024', 2024-03-05T20:10:00Z"
  })
  void keepsTheInstantOnThePublishersDay(String time, String shown, String value) {
    Metadata read = read(null, published(time), "<div class='date'>" + shown + "</div>");
    assertThat(read.published().value()).isEqualTo(value);
    assertThat(read.published().precision()).isEqualTo(Published.Precision.SECOND);
  }

  @Test
  void prefersTheDayInTheAddressToALaterOne() {
    String url = "https://m.example/2024/03/04/mill";
    assertThat(SmallPages.day(read(url, published("2024-04-09T08:00:00Z"), "")))
        .isEqualTo("2024-03-04");
    assertThat(SmallPages.day(read(url, published("2024-09-09T08:00:00Z"), "")))
        .isEqualTo("2024-09-09");
    String shown = "<div>First published: 4 March 2024</div>";
    assertThat(SmallPages.day(read(url, published("2024-09-09T08:00:00Z"), shown)))
        .isEqualTo("2024-03-04");
    assertThat(SmallPages.day(read(url, published("2023-09-09T08:00:00Z"), "")))
        .isEqualTo("2023-09-09");
    assertThat(read(url, published("2024-03-04T08:00:00Z"), "").published().value())
        .isEqualTo("2024-03-04T08:00:00Z");
  }

  @ParameterizedTest
  @CsvSource({
    "https://m.example/what-happened-2001-09-11/",
    "https://m.example/news/world-asia-20120404",
    "https://m.example/flood-2024-09-01.html",
    "https://m.example/2001/09/11/archive"
  })
  void doubtsAnEarlierDayInTheNameOfTheArticle(String url) {
    assertThat(SmallPages.day(read(url, published("2024-09-09T08:00:00Z"), "")))
        .isEqualTo("2024-09-09");
  }

  @Test
  void prefersADateOfChangeToAStrayDate() {
    String modified = "<meta property='article:modified_time' content='2024-05-09T08:00:00Z'>";
    String table = "<p>{text}</p>".repeat(8) + "<table><tr><td>4 March 2019</td></tr></table>";
    assertThat(SmallPages.day(read(null, modified, table))).isEqualTo("2024-05-09");
    assertThat(SmallPages.day(read(null, modified, "<div>4 March 2019</div>" + table)))
        .isEqualTo("2019-03-04");
  }

  @Test
  void statesTheLastChangeApart() {
    String modified = "<meta property='article:modified_time' content='2024-05-09T08:00:00Z'>";
    Metadata read = read(null, modified + published("2024-03-04T08:00:00Z"), "");
    assertThat(read.published().value()).isEqualTo("2024-03-04T08:00:00Z");
    assertThat(read.updated().value()).isEqualTo("2024-05-09T08:00:00Z");
    assertThat(read.updated().evidence()).startsWith("meta article:modified_time");
    assertThat(read(null, modified + published("2024-05-09T08:00:00Z"), "").updated()).isNull();
    assertThat(read(null, modified + published("2024-05-09"), "").updated()).isNull();
    assertThat(read(null, published("2024-03-04"), "").updated()).isNull();
    Metadata only = read(null, modified, "");
    assertThat(only.published().value()).isEqualTo("2024-05-09T08:00:00Z");
    assertThat(only.published().confidence()).isLessThan(0.5);
  }

  @Test
  void marksAnUndecidableOrder() {
    Metadata read = read(null, "", "<div class='date'>05/09/2024</div>");
    assertThat(read.published().uncertain()).isTrue();
    assertThat(read.published().precision()).isEqualTo(Published.Precision.DAY);
    assertThat(read.published().value()).isEqualTo("2024-05-09");
    Metadata timed = read(null, published("05/09/2024 08:15:00 GMT"), "");
    assertThat(timed.published().uncertain()).isTrue();
    assertThat(timed.published().precision()).isEqualTo(Published.Precision.DAY);
    assertThat(timed.published().value()).isEqualTo("2024-05-09");
    Metadata decided = read(null, "", "<div class='date'>25/09/2024</div>");
    assertThat(decided.published().uncertain()).isFalse();
    assertThat(decided.published().precision()).isEqualTo(Published.Precision.DAY);
  }

  @ParameterizedTest
  @CsvSource({"1970-01-01T00:00:00Z", "0", "1969-12-31T23:00:00Z", "2026-03-01", "1900-01-01"})
  void ignoresWhatIsNoDate(String stated) {
    assertThat(read(null, published(stated), "").published()).isNull();
  }

  @Test
  void doubtsDaysAfterTheFetching() {
    Metadata read = read(null, published("2025-02-01"), "<time>4 March 2024</time>");
    assertThat(SmallPages.day(read)).isEqualTo("2024-03-04");
    assertThat(SmallPages.day(read(null, published("2024-12-20T22:00:00Z"), "")))
        .isEqualTo("2024-12-20");
  }

  @ParameterizedTest
  @CsvSource({
    "2025-03-01, ''",
    "2025-03-01T08:00:00Z, ''",
    "04.03.24, 2024-03-04",
    "1709540100, 2024-03-04",
    "1970-01-01T00:00:00Z, ''",
    "12/11/2024, 2024-12-11",
    "01/02/2025, ''",
    "0000-00-00 00:00:00, ''"
  })
  void readsTheDateOfAFeed(String stated, String day) {
    RawArticle raw =
        new RawArticle(
            "id",
            null,
            "feed",
            null,
            null,
            null,
            stated,
            "en",
            null,
            SmallPages.FETCHED,
            "text/plain",
            "The mill at the mouth of the river grinds again.",
            null,
            null);
    assertThat(SmallPages.day(new MetadataReader().read(raw, new ContentExtractor().read(raw))))
        .isEqualTo(day);
  }

  @Test
  void countsAgreement() {
    double alone = read(null, published("2024-03-04"), "").published().confidence();
    double agreed =
        read(null, published("2024-03-04"), "<div>Published: 4 March 2024</div>")
            .published()
            .confidence();
    assertThat(agreed).isGreaterThan(alone);
  }
}
