package dev.isobar.ingest.feed.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedDateParserTest {
  private final FeedDateParser dates = new FeedDateParser(ZoneId.of("Asia/Shanghai"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Thu, 01 Jan 2004 19:48:21 GMT | 2004-01-01T19:48:21Z",
        "Thu, 1 Jan 04 19:48 EST | 2004-01-02T00:48:00Z",
        "Thursday, 01 January 2004 19:48:21 -0500 | 2004-01-02T00:48:21Z",
        "Thu,01-Jan-2004 19:48:21 GMT+8 | 2004-01-01T11:48:21Z",
        "Thu, 01 Jan 2004 24:00:00 GMT | 2004-01-02T00:00:00Z",
        "Thu, 01 Jan 2004 19:48:60 GMT | 2004-01-01T19:48:59Z",
        "Thu, 5 Apr 2012 23:47:00 +10:00 | 2012-04-05T13:47:00Z",
        "Wed, 19 Aug 2009 18:28:00 Etc/GMT | 2009-08-19T18:28:00Z",
        "Jan 5th, 2024 3:04 PM EST | 2024-01-05T20:04:00Z",
        "Tue, 26/Oct/2004 14:01:12 PST | 2004-10-26T22:01:12Z",
        "Fri, 2006/09/15 08:19:53 EDT | 2006-09-15T12:19:53Z",
        "Sun Jan  4 16:29:06 PST 2004 | 2004-01-05T00:29:06Z",
        "Sun Jan  4 16:29:06 2004 | 2004-01-04T08:29:06Z",
        "2003-12-31T10:14:55Z | 2003-12-31T10:14:55Z",
        "2003-12-31t10:14:55.5-0800 | 2003-12-31T18:14:55Z",
        "2003-12-31T10:14:55+08 | 2003-12-31T02:14:55Z",
        "20031231T101455Z | 2003-12-31T10:14:55Z",
        "2003-12-31 10:14:55 +0000 UTC | 2003-12-31T10:14:55Z",
        "2024-05-06T24:00:00Z | 2024-05-07T00:00:00Z",
        "Κυρ, 11 Ιούλ 2004 12:00:00 EST | 2004-07-11T17:00:00Z",
        "2004-július-13T9:15-05:00 | 2004-07-13T14:15:00Z",
        "mar, 12 nov 2024 10:00:00 +0100 | 2024-11-12T09:00:00Z",
        "Mo, 6. Mai 2024 10:00 CEST | 2024-05-06T08:00:00Z",
        "20 янв 2024 10:00 +0300 | 2024-01-20T07:00:00Z",
        "1715000000 | 2024-05-06T12:53:20Z",
        "1715000000000 | 2024-05-06T12:53:20Z"
      })
  void datesWithZone(String written, Instant expected) {
    assertThat(dates.parse(written)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2024-05-06 14:30 | 2024-05-06T06:30:00Z",
        "2024-05-06 | 2024-05-05T16:00:00Z",
        "2024-05 | 2024-04-30T16:00:00Z",
        "20240506143000 | 2024-05-06T06:30:00Z",
        "2024/5/6 14:30:00 | 2024-05-06T06:30:00Z",
        "2024年5月6日 | 2024-05-05T16:00:00Z",
        "2024年05月06日14:30 | 2024-05-06T06:30:00Z",
        "2024年5月6日 星期一 下午2时30分 | 2024-05-06T06:30:00Z",
        "２０２４年５月６日 上午９：３０ | 2024-05-06T01:30:00Z",
        "民國113年5月6日 14:30 | 2024-05-06T06:30:00Z",
        "2004년 05월 28일  01:31:15 | 2004-05-27T17:31:15Z",
        "2004-05-25 오후 11:23:17 | 2004-05-25T15:23:17Z",
        "2024. 5. 6. 오후 3:00 | 2024-05-06T07:00:00Z",
        "令和6年5月6日 | 2024-05-05T16:00:00Z",
        "2004-07-08 23:56:58.0 | 2004-07-08T15:56:58Z",
        "5/6/2024 3:04:05 PM | 2024-05-06T07:04:05Z",
        "25/6/2024 | 2024-06-24T16:00:00Z",
        "06.05.2024 14:00 | 2024-05-06T06:00:00Z",
        "Mon, 06 May 2024 14:30:00 CST | 2024-05-06T06:30:00Z"
      })
  void datesWithoutOffsetAreInTheFeedsZone(String written, Instant expected) {
    assertThat(dates.parse(written)).isEqualTo(expected);
  }

  @Test
  void anAbbreviationIsReadInItsUsualMeaningElsewhere() {
    FeedDateParser chicago = new FeedDateParser(ZoneId.of("Europe/Berlin"));
    assertThat(chicago.parse("Mon, 06 Jan 2025 14:30:00 CST"))
        .isEqualTo(Instant.parse("2025-01-06T20:30:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "yesterday",
        "two hours ago",
        "0000-00-00T00:00:00",
        "Thu, 32 Jan 2004",
        "N/A",
        "13/13/2024",
        "Thu, 01 Jan 2004 25:00:00 GMT",
        "May",
        "17"
      })
  void whatIsNoDateIsNull(String written) {
    assertThat(dates.parse(written)).isNull();
  }

  @Test
  void anUnreadableDateIsNamedOnceWithAnExample() throws Exception {
    FeedDocument feed =
        Reading.feed(
            Reading.rss(
                "<item><pubDate>soon</pubDate></item><item><pubDate>later</pubDate></item>"));
    assertThat(feed.entries().get(0).published()).isNull();
    assertThat(feed.entries().get(0).publishedText()).isEqualTo("soon");
    assertThat(feed.warnings())
        .containsExactly("A date cannot be read, for example: soon (2 times)");
  }
}
