package dev.isobar.query.trend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

class TrendBucketsTest {
  @Test
  void daysBeginAtMidnightOfTheZone() {
    TrendBuckets buckets =
        new TrendBuckets(
            TrendInterval.DAY,
            ZonedDateTime.parse("2024-05-07T09:00+08:00[Asia/Shanghai]"),
            ZonedDateTime.parse("2024-05-09T00:00+08:00[Asia/Shanghai]"));

    assertThat(buckets.size() - buckets.first()).isEqualTo(2);
    assertThat(buckets.start(buckets.first()))
        .isEqualTo(ZonedDateTime.parse("2024-05-07T00:00+08:00[Asia/Shanghai]"));
    assertThat(buckets.hours()[buckets.first()] * 3_600L)
        .isEqualTo(ZonedDateTime.parse("2024-05-06T16:00Z").toEpochSecond());
    assertThat(buckets.hoursOfDays()[buckets.first()] * 3_600L)
        .isEqualTo(ZonedDateTime.parse("2024-05-07T00:00Z").toEpochSecond());
    assertThat(buckets.past(buckets.first()))
        .hasSize(13)
        .startsWith(buckets.first() - 7, buckets.first() - 14);
  }

  @Test
  void hoursAreComparedWithTheSameHourAlsoAcrossSummerTime() {
    TrendBuckets buckets =
        new TrendBuckets(
            TrendInterval.HOUR,
            ZonedDateTime.parse("2024-04-02T09:00+02:00[Europe/Berlin]"),
            ZonedDateTime.parse("2024-04-02T10:00+02:00[Europe/Berlin]"));

    assertThat(buckets.size() - buckets.first()).isEqualTo(1);
    assertThat(buckets.past(buckets.first()))
        .hasSize(13)
        .allMatch(past -> buckets.start(past).getHour() == 9);
  }

  @Test
  void weeksBeginOnMonday() {
    TrendBuckets buckets =
        new TrendBuckets(
            TrendInterval.WEEK,
            ZonedDateTime.parse("2024-05-09T09:00Z"),
            ZonedDateTime.parse("2024-05-20T00:00Z"));

    assertThat(buckets.start(buckets.first())).isEqualTo(ZonedDateTime.parse("2024-05-06T00:00Z"));
    assertThat(buckets.size() - buckets.first()).isEqualTo(2);
    assertThat(buckets.past(buckets.first())).hasSize(13);
  }
}
