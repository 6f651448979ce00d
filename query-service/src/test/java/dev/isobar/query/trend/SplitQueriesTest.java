package dev.isobar.query.trend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Buckets of which not all articles were counted are left out. */
class SplitQueriesTest {
  @ParameterizedTest
  @CsvSource({
    // The oldest article lies in the bucket, or at its start.
    "UTC, 2024-05-03T10:00:00Z, 2024-05-04",
    "UTC, 2024-05-03T00:00:00Z, 2024-05-04",
    "UTC, 2024-05-02T23:00:00Z, 2024-05-03",
    // May 3 begins at 16:00 UTC the day before.
    "Asia/Shanghai, 2024-05-02T15:59:00Z, 2024-05-03",
    "Asia/Shanghai, 2024-05-02T16:00:00Z, 2024-05-04",
    // May 3 begins at 04:00 UTC, but articles without time lie at 00:00 UTC.
    "America/New_York, 2024-05-03T03:30:00Z, 2024-05-04",
    "America/New_York, 2024-05-02T23:30:00Z, 2024-05-03",
    "UTC, 2024-05-09T00:00:00Z, 2024-05-06",
    "UTC, 2020-01-01T00:00:00Z, 2024-05-01",
  })
  void theFirstBucketIsWhole(ZoneId zone, Instant oldest, LocalDate first) {
    ZonedDateTime from = LocalDate.of(2024, 5, 1).atStartOfDay(zone);
    TrendBuckets buckets = new TrendBuckets(TrendInterval.DAY, from, from.plusDays(5));
    int hour = (int) Math.floorDiv(oldest.getEpochSecond(), 3_600);
    int complete = SplitQueries.complete(buckets, hour);
    assertThat(buckets.start(buckets.first() + complete).toLocalDate()).isEqualTo(first);
  }
}
