package dev.isobar.ingest.feed.schedule;

import static dev.isobar.ingest.feed.schedule.Answers.T0;
import static dev.isobar.ingest.feed.schedule.Answers.status;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerTimingTest {
  private static Duration shortest(Answers answer) {
    return ServerTiming.shortest(answer.answer(), T0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "max-age=3600 | 3600",
        "public, MAX-AGE = 7200 | 7200",
        "max-age=\"90\" | 90",
        "private=\"x, max-age=9\", max-age=60 | 60",
        "max-age=10, max-age=600, max-age=20 | 600",
        "no-cache, max-age=300 | 300",
        "max-age=604800 | 604800",
        "max-age=604801 | 86400",
        "max-age=31536000 | 86400",
        "max-age=99999999999999999999999 | 86400",
        "max-age=0000000000000000000060 | 60",
        "max-age=-1 | 0",
        "max-age=1e5 | 0",
        "max-age | 0",
        "s-maxage=3600 | 0",
        "x-max-age=3600 | 0",
        "s-maxage=9000, max-age=60 | 60",
        "no-store | 0",
        "'' | 0"
      })
  void maxAgeIsTheLeastTime(String cacheControl, long seconds) {
    assertThat(shortest(status(200).header("cache-control", cacheControl))).hasSeconds(seconds);
  }

  @ParameterizedTest
  @CsvSource({"3600,600,3000", "3600,3600,0", "3600,7200,0", "60,-5,60", "60,9999999999999,60"})
  void ageIsSubtracted(String maxAge, String age, long seconds) {
    assertThat(
            shortest(status(200).header("cache-control", "max-age=" + maxAge).header("age", age)))
        .hasSeconds(seconds);
  }

  @Test
  void expiresCountsByTheServersClock() {
    Answers skewed =
        status(200)
            .header("date", "Sun, 01 Jan 2006 00:00:00 GMT")
            .header("expires", "Sun, 01 Jan 2006 02:00:00 GMT");
    assertThat(shortest(skewed)).hasHours(2);
    assertThat(shortest(skewed.header("age", "3600"))).hasHours(1);
    assertThat(shortest(skewed.header("cache-control", "max-age=60").header("age", null)))
        .hasSeconds(60);
    assertThat(shortest(skewed.header("cache-control", "max-age=x"))).isZero();
  }

  @Test
  void expiresWithoutDateCountsByOurClock() {
    assertThat(shortest(status(200).header("expires", "Wed, 04 Mar 2026 10:30:00 GMT")))
        .hasMinutes(30);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "soon", "Wed, 04 Mar 2026 09:00:00 GMT", ""})
  void whatExpiredIsNoReasonToWait(String expires) {
    assertThat(shortest(status(200).header("expires", expires))).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 304, 403, 429, 503})
  void retryAfterCountsOnEveryStatus(int status) {
    assertThat(shortest(status(status).header("retry-after", "7000"))).hasSeconds(7000);
    assertThat(shortest(status(status).header("cache-control", "max-age=7000"))).hasSeconds(7000);
  }

  @ParameterizedTest
  @CsvSource({
    "604800,604800",
    "604801,604800",
    "99999999999999999999,604800",
    "-5,0",
    "1.5,0",
    "later,0"
  })
  void retryAfterIsClamped(String value, long seconds) {
    assertThat(shortest(status(429).header("retry-after", value))).hasSeconds(seconds);
  }

  @Test
  void retryAfterAsDateCountsByTheServersClock() {
    Answers answer =
        status(503)
            .header("date", "Sunday, 06-Nov-94 08:00:00 GMT")
            .header("retry-after", "Sun Nov  6 09:30:00 1994");
    assertThat(shortest(answer)).hasMinutes(90);
    assertThat(shortest(status(503).header("retry-after", "Wed, 04 Mar 2026 10:30:00 GMT")))
        .hasMinutes(30);
    assertThat(shortest(status(503).header("retry-after", "Wed, 04 Mar 2026 09:30:00 GMT")))
        .isZero();
  }

  @Test
  void theLongerWishWins() {
    Answers answer = status(429).header("retry-after", "60").header("cache-control", "max-age=90");
    assertThat(shortest(answer)).hasSeconds(90);
    assertThat(shortest(answer.header("retry-after", "120"))).hasSeconds(120);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Sun, 06 Nov 1994 08:49:37 GMT | 1994-11-06T08:49:37Z",
        "Mon, 6 Nov 1994 08:49:37 GMT | 1994-11-06T08:49:37Z",
        "06 Nov 1994 08:49:37 UTC | 1994-11-06T08:49:37Z",
        "Sunday, 06-Nov-94 08:49:37 GMT | 1994-11-06T08:49:37Z",
        "Sunday, 06-Nov-76 08:49:37 GMT | 2076-11-06T08:49:37Z",
        "Sunday, 06-Nov-77 08:49:37 GMT | 1977-11-06T08:49:37Z",
        "Sun Nov  6 08:49:37 1994 | 1994-11-06T08:49:37Z",
        "Sat, 31 Dec 2016 23:59:60 GMT | 2016-12-31T23:59:59Z"
      })
  void allDateFormatsAreRead(String text, Instant time) {
    assertThat(HttpDate.parse(text, T0)).contains(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sun, 32 Nov 1994 08:49:37 GMT",
        "Sun, 06 Foo 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 25:49:37 GMT",
        "Sun, 06 Nov 1994 08:49:37 +0800",
        "1994-11-06T08:49:37Z",
        "Sunday, 06 Nov 1994 08:49:37 GMT and much more text that no date has"
      })
  void otherTextIsNoDate(String text) {
    assertThat(HttpDate.parse(text, T0)).isEmpty();
  }
}
