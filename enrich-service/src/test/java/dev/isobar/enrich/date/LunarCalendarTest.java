package dev.isobar.enrich.date;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares with the published days of New Year and of leap months. */
class LunarCalendarTest {
  @ParameterizedTest
  @CsvSource({
    "1985, 1985-02-20",
    "2000, 2000-02-05",
    "2023, 2023-01-22",
    "2024, 2024-02-10",
    "2025, 2025-01-29",
    "2033, 2033-01-31",
    "1900, 1900-01-31"
  })
  void beginsTheYear(int year, LocalDate first) {
    assertThat(LunarCalendar.month(year, 1, false).first()).isEqualTo(first);
    assertThat(LunarCalendar.dayOfMonth(first)).isEqualTo(1);
  }

  @Test
  void knowsLeapMonths() {
    assertThat(LunarCalendar.month(2025, 6, true))
        .isEqualTo(new LunarCalendar.Month(LocalDate.of(2025, 7, 25), 29));
    assertThat(LunarCalendar.month(2023, 2, true).first()).isEqualTo("2023-03-22");
    assertThat(LunarCalendar.month(2024, 6, true)).isNull();
  }

  @Test
  void theLastDayOfAShortMonthIsAlsoItsThirtieth() {
    LunarCalendar.Month last = LunarCalendar.month(2024, 12, false);
    assertThat(last.days()).isEqualTo(29);
    assertThat(last.day(29)).isEqualTo("2025-01-28");
    assertThat(last.day(30)).isEqualTo("2025-01-28");
  }

  @Test
  void countsTheDaysOfAMonth() {
    assertThat(LunarCalendar.dayOfMonth(LocalDate.of(2024, 9, 17))).isEqualTo(15);
    assertThat(LunarCalendar.dayOfMonth(LocalDate.of(2025, 1, 28))).isEqualTo(29);
    assertThat(LunarCalendar.dayOfMonth(LocalDate.of(1700, 1, 1))).isZero();
  }

  @Test
  void findsTheNearestMonth() {
    LocalDate november = LocalDate.of(2024, 11, 20);
    assertThat(LunarCalendar.nearest(november, 1, false, 1).first()).isEqualTo("2025-01-29");
    assertThat(LunarCalendar.nearest(november, 8, false, 15).first()).isEqualTo("2024-09-03");
    assertThat(LunarCalendar.nearest(november, 6, true, 1).first()).isEqualTo("2025-07-25");
    assertThat(LunarCalendar.nearest(LocalDate.of(1600, 1, 1), 1, false, 1)).isNull();
  }

  @Test
  void hasNoMonthsOutsideOfTheTable() {
    assertThat(LunarCalendar.month(1899, 1, false)).isNull();
    assertThat(LunarCalendar.month(2101, 1, false)).isNull();
    assertThat(LunarCalendar.month(2100, 1, false)).isNotNull();
  }
}
