package dev.isobar.query.article;

import static dev.isobar.query.ArticleBuilder.article;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleTimeTest {
  private static final String FETCHED = "2024-05-10T08:00:00.123456Z";
  private static final Instant FETCHED_MILLIS = Instant.parse("2024-05-10T08:00:00.123Z");

  @ParameterizedTest
  @CsvSource({
    "2024-05-07, 2024-05-07T00:00:00Z",
    "2024-05-07T23:30:00+08:00, 2024-05-07T15:30:00Z",
    "2024-05-07T01:02:03.456789Z, 2024-05-07T01:02:03.456Z",
    "0001-01-01, 0001-01-01T00:00:00Z",
    "0000-12-31, 0000-12-31T00:00:00Z",
    "9999-12-31, 9999-12-31T00:00:00Z"
  })
  void isTheTimeOfPublication(String published, Instant time) {
    assertThat(ArticleTime.of(article("a").fetchedAt(FETCHED).published(published).build()))
        .isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2024-13-45", "2023-02-29", "0000-12-30", "2024-05-07T99:00:00Z"})
  void isTheTimeOfFetchingIfNoCalendarHasTheDay(String published) {
    assertThat(ArticleTime.of(article("a").fetchedAt(FETCHED).published(published).build()))
        .isEqualTo(FETCHED_MILLIS);
  }

  @Test
  void isTheTimeOfFetchingIfThereIsNoOther() {
    assertThat(ArticleTime.of(article("a").fetchedAt(FETCHED).build())).isEqualTo(FETCHED_MILLIS);
  }

  @ParameterizedTest
  @CsvSource({
    "2024-05-07, 2024-05-07",
    "2024-05-07T23:30:00-05:00, 2024-05-07",
    "2024-05-08T00:30:00+08:00, 2024-05-08"
  })
  void theDayIsThePublishers(String published, LocalDate day) {
    assertThat(ArticleTime.publishedDay(article("a").published(published).build())).contains(day);
    assertThat(ArticleTime.publishedDay(article("a").build())).isEmpty();
  }

  @Test
  void aTimeBeyondTheCalendarIsItsFirstOrLast() {
    assertThat(ArticleTime.inRange(Long.MIN_VALUE)).isEqualTo("0000-12-31T00:00:00Z");
    assertThat(ArticleTime.inRange(Long.MAX_VALUE)).isEqualTo("+10000-01-02T00:00:00Z");
    assertThat(ArticleTime.inRange(-5)).isEqualTo(Instant.ofEpochMilli(-5));
  }
}
