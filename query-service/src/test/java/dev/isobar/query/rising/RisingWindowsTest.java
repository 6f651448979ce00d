package dev.isobar.query.rising;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.query.coverage.CoverageSeries.Limits;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RisingWindowsTest {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  @Test
  void theClockOfTheReaderSaysWhichHoursAreTheSame() {
    // Clocks were put forward on 10 March 2024.
    ZonedDateTime end = ZonedDateTime.of(2024, 3, 12, 9, 0, 0, 0, NEW_YORK);
    Limits limits = RisingWindows.before(end, 3).limits();
    int now = RisingWindows.bucket(0);
    int before = RisingWindows.bucket(1);
    assertThat(limits.hours()[now + 1] - limits.hours()[now]).isEqualTo(3);
    assertThat(limits.hours()[now] - limits.hours()[before]).isEqualTo(7 * 24 - 1);
    assertThat(limits.days()).isNull();
  }

  @Test
  void wholeDaysAreThoseThatEndInTheWindow() {
    ZonedDateTime end = ZonedDateTime.of(2024, 5, 12, 9, 0, 0, 0, NEW_YORK);
    Limits limits = RisingWindows.before(end, 24).limits();
    int now = RisingWindows.bucket(0);
    assertThat(limits.days()[now]).isEqualTo(24 * (int) LocalDate.of(2024, 5, 11).toEpochDay());
    assertThat(limits.days()[now + 1]).isEqualTo(limits.days()[now] + 24);
  }

  /** PostgreSQL looks for a bucket by binary search, so limits must not fall. */
  @Property
  void windowsFollowEachOther(
      @ForAll @IntRange(max = 10_000) int hour, @ForAll @IntRange(min = 1, max = 168) int length) {
    ZonedDateTime end = ZonedDateTime.of(2024, 1, 1, 0, 0, 0, 0, NEW_YORK).plusHours(hour);
    Limits limits = RisingWindows.before(end, length).limits();
    assertThat(limits.hours()).hasSize(2 * (RisingWindows.PAST_WEEKS + 1)).isSorted();
    assertThat(RisingWindows.bucket(0)).isEqualTo(limits.hours().length - 2);
    if (length >= 24) {
      assertThat(limits.days()).isSorted();
      int now = RisingWindows.bucket(0);
      int days = (limits.days()[now + 1] - limits.days()[now]) / 24;
      assertThat(days).isBetween(length / 24, length / 24 + 1);
    }
  }
}
