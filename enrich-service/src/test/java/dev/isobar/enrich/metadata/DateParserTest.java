package dev.isobar.enrich.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateParserTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2024-03-04 | 2024-03-04",
        "2024/3/4 | 2024-03-04",
        "2024.03.04. | 2024-03-04",
        "2024年3月4日 | 2024-03-04",
        "２０２４年３月４日 | 2024-03-04",
        "2024년 3월 4일 | 2024-03-04",
        "20240304 | 2024-03-04",
        "20240304T081500Z | 2024-03-04",
        "202403040815 | 2024-03-04",
        "March 4, 2024 | 2024-03-04",
        "Mar. 4th 2024 | 2024-03-04",
        "Monday, March 4, 2024 | 2024-03-04",
        "4 March 2024 | 2024-03-04",
        "4th of March 2024 | 2024-03-04",
        "4-Mar-2024 | 2024-03-04",
        "04/Mar/2024 | 2024-03-04",
        "4. März 2024 | 2024-03-04",
        "1er mars 2024 | 2024-03-01",
        "4 de marzo de 2024 | 2024-03-04",
        "4 de septiembre del 2024 | 2024-09-04",
        "septiembre 4, 2024 | 2024-09-04",
        "4 marca 2024 r. | 2024-03-04",
        "4 марта 2024 г. | 2024-03-04",
        "2024. március 4. | 2024-03-04",
        "2024 Mar 04 | 2024-03-04",
        "13.04.2024 | 2024-04-13",
        "04/13/2024 | 2024-04-13",
        "13-04-2024 | 2024-04-13",
        "Mon Mar 04 08:15:00 UTC 2024 | 2024-03-04",
        "Mon, 04 Mar 24 08:15:00 GMT | 2024-03-04",
        "1709540100 | 2024-03-04",
        "1709540100000 | 2024-03-04",
        "1709540100.25 | 2024-03-04",
        "/Date(1709540100000)/ | 2024-03-04",
        "/Date(1709540100000+0800)/ | 2024-03-04",
        "民國113年3月4日 | 2024-03-04",
        "二〇二四年三月四日 | 2024-03-04",
        "二零二四年十二月二十一日 | 2024-12-21",
        "二〇二四年十月十日 | 2024-10-10",
        "二〇二四年十一月三十日 | 2024-11-30",
        "Sat 4 March 2024 | 2024-03-04",
        "Ines Falk, 4 March 2024 | 2024-03-04"
      })
  void readsTheDay(String stated, LocalDate day) {
    assertThat(ParsedDate.parse(stated)).map(ParsedDate::day).contains(day);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "today",
        "2024",
        "March 2024",
        "2024-13-01",
        "2024-02-30",
        "12:30",
        "04.03.24",
        "3/4",
        "4 apples 2024",
        "Chapter 4 2024",
        "12345678",
        "2024-03-041",
        "192.168.10.2024",
        "171095401000000",
        "24 hours 2024"
      })
  void ignoresOtherWords(String stated) {
    assertThat(ParsedDate.parse(stated)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"04.03.24, 2024-03-04", "25/10/24, 2024-10-25", "10-25-24, 2024-10-25"})
  void readsShortYearsWhereADateIsExpected(String stated, LocalDate day) {
    assertThat(DateParser.firstWithShortYears(stated)).map(f -> f.date().day()).contains(day);
    assertThat(DateParser.firstWithShortYears("1.2.3.4")).isEmpty();
    assertThat(DateParser.firstWithShortYears("10:25-24-10")).isEmpty();
  }

  @Test
  void tellsWhereTheDateStands() {
    DateParser.Found found = DateParser.first("Falk | 4 March 2024 | Mills").orElseThrow();
    assertThat("Falk | 4 March 2024 | Mills".substring(found.start(), found.end()))
        .isEqualTo("4 March 2024");
    DateParser.Found unix = DateParser.first("on Mon Mar 04 08:15:00 UTC 2024.").orElseThrow();
    assertThat("on Mon Mar 04 08:15:00 UTC 2024.".substring(unix.start(), unix.end()))
        .isEqualTo("Mar 04 08:15:00 UTC 2024");
    DateParser.Found seconds = DateParser.first(" 1709540100 ").orElseThrow();
    assertThat(seconds.start()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2024-03-04T08:15:30Z | 2024-03-04T08:15:30Z",
        "2024-03-04T08:15:30.123+02:00 | 2024-03-04T08:15:30+02:00",
        "2024-03-04 08:15 GMT | 2024-03-04T08:15Z",
        "2024-03-04 08:15:00 +0800 | 2024-03-04T08:15+08:00",
        "March 4, 2024 at 8:15 p.m. EST | 2024-03-04T20:15-05:00",
        "March 4, 2024 12:05 AM PDT | 2024-03-04T00:05-07:00",
        "4 Mar 2024 12:05 pm CET | 2024-03-04T12:05+01:00",
        "Sat 4 Mar 2024 12.42 CET | 2024-03-04T12:42+01:00",
        "20240304T081530Z | 2024-03-04T08:15:30Z",
        "4 March 2024, 08:15 UTC+03:00 | 2024-03-04T08:15+03:00",
        "Mon, 04 Mar 2024 08:15:00 GMT | 2024-03-04T08:15Z"
      })
  void readsTheInstant(String stated, OffsetDateTime time) {
    ParsedDate date = ParsedDate.parse(stated).orElseThrow();
    assertThat(date.time()).isEqualTo(time);
    assertThat(date.time().getOffset()).isEqualTo(time.getOffset());
    assertThat(date.clock()).isEqualTo(time.toLocalTime());
  }

  @Test
  void keepsTheTimeOfDayWithoutAnOffset() {
    ParsedDate date = ParsedDate.parse("2024年3月4日 08:15 来源").orElseThrow();
    assertThat(date.time()).isNull();
    assertThat(date.clock()).isEqualTo(LocalTime.of(8, 15));
    assertThat(ParsedDate.parse("2024-03-04 25:15").orElseThrow().clock()).isNull();
    assertThat(ParsedDate.parse("4 March 2024, 12.42% more").orElseThrow().clock()).isNull();
    assertThat(ParsedDate.parse("2024-03-04 and later 08:15").orElseThrow().clock()).isNull();
  }

  @Test
  void keepsTheOtherOrderOfDayAndMonth() {
    ParsedDate date = ParsedDate.parse("05/09/2024").orElseThrow();
    assertThat(date.day()).isEqualTo("2024-09-05");
    assertThat(date.swapped()).isEqualTo("2024-05-09");
    assertThat(date.isCertain()).isFalse();
    assertThat(date.withOtherOrder()).isEqualTo(ParsedDate.of(2024, 5, 9).orElseThrow());
    assertThat(date.withThisOrder()).isEqualTo(ParsedDate.of(2024, 9, 5).orElseThrow());
    for (String certain : new String[] {"05.09.2024", "13/09/2024", "09/13/2024", "05/05/2024"}) {
      assertThat(ParsedDate.parse(certain).orElseThrow().isCertain()).as(certain).isTrue();
    }
    ParsedDate timed = ParsedDate.parse("05/09/2024 08:15 GMT").orElseThrow();
    assertThat(timed.withOtherOrder().time()).isEqualTo("2024-05-09T08:15Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "4 March 2024, updated 2024-05-09 | 2024-03-04",
        "04/03/2024 (last change: 9 May 2024) | 2024-03-04",
        "4 March 2024 to May 9, 2024 | 2024-03-04",
        "13.04.2024 20240509 | 2024-04-13",
        "2024-02-30, 2024-03-04 | 2024-03-04",
        "2024-13-45 4 March 2024 | 2024-03-04",
        "February 30, 2024; March 4, 2024 | 2024-03-04",
        "31.02.2024 04.03.2024 | 2024-03-04",
        "version 1.2.24, 4 March 2024 | 2024-03-04",
        "2024 rooms 12, 2024 March 4 | 2024-03-04"
      })
  void findsTheFirstDateThatExists(String stated, LocalDate day) {
    assertThat(DateParser.firstWithShortYears(stated))
        .map(found -> found.date().day())
        .contains(day);
  }

  @Test
  void ignoresLongTexts() {
    String long401 = "2024-03-04" + " ".repeat(391);
    assertThat(ParsedDate.parse(long401)).isEmpty();
    assertThat(ParsedDate.parse(long401.substring(1 - 1, 400))).isPresent();
    assertThat(ParsedDate.parse(null)).isEmpty();
  }

  @Test
  void narrowsWideCharactersAtTheSameLength() {
    assertThat(DateParser.narrow("２０２４\u3000ＡＢ\u00a0c：｜")).isEqualTo("2024 AB c:|");
    assertThat(DateParser.narrow("2024 abc")).isEqualTo("2024 abc");
  }
}
