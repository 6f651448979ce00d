package dev.isobar.query.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When messages leave, across time zones and clock changes. */
class AlertRateTest {
  private static final String[] ZONES = {
    "UTC", "Asia/Shanghai", "America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "+05:45"
  };

  @ParameterizedTest
  @CsvSource({
    // In summer the morning of Berlin is two hours before UTC, in winter one.
    "DAILY,   08:00, Europe/Berlin,    2026-07-01T05:59:59Z, 2026-07-01T06:00:00Z",
    "DAILY,   08:00, Europe/Berlin,    2026-07-01T06:00:00Z, 2026-07-02T06:00:00Z",
    "DAILY,   08:00, Europe/Berlin,    2026-03-28T12:00:00Z, 2026-03-29T06:00:00Z",
    "DAILY,   08:00, Europe/Berlin,    2026-10-24T12:00:00Z, 2026-10-25T07:00:00Z",
    "DAILY,   08:00, Asia/Shanghai,    2026-07-01T00:00:00Z, 2026-07-02T00:00:00Z",
    // The clock goes from 2 to 3: half past two is half past three.
    "DAILY,   02:30, America/New_York, 2026-03-08T05:00:00Z, 2026-03-08T07:30:00Z",
    // It goes from 2 to 1: half past one comes twice, and the message once.
    "DAILY,   01:30, America/New_York, 2026-11-01T04:00:00Z, 2026-11-01T05:30:00Z",
    "DAILY,   01:30, America/New_York, 2026-11-01T05:30:00Z, 2026-11-02T06:30:00Z",
    "WEEKLY,  08:00, UTC,              2026-07-01T00:00:00Z, 2026-07-06T08:00:00Z",
    "WEEKLY,  08:00, UTC,              2026-07-06T08:00:00Z, 2026-07-13T08:00:00Z",
    "HOURLY,  08:00, UTC,              2026-07-01T10:00:00Z, 2026-07-01T11:00:00Z",
    "HOURLY,  08:00, Asia/Kathmandu,   2026-07-01T10:00:00Z, 2026-07-01T10:15:00Z",
    "AT_ONCE, 08:00, UTC,              2026-07-01T10:00:00Z, 2026-07-01T10:00:00Z",
  })
  void leavesAtTheNextTime(
      AlertRate.Kind kind, String time, String zone, Instant since, Instant expected) {
    AlertRate rate = new AlertRate(kind, LocalTime.parse(time), DayOfWeek.MONDAY, ZoneId.of(zone));
    assertThat(rate.next(since)).isEqualTo(expected);
  }

  @Property
  void comesOnceADayOrWeek(
      @ForAll @IntRange(min = 0, max = 1439) int minute,
      @ForAll @IntRange(min = 0, max = 5) int zone,
      @ForAll @IntRange(min = 0, max = 4 * 366 * 24 * 60) int since) {
    Instant start = Instant.parse("2024-01-01T00:00:00Z").plus(Duration.ofMinutes(since));
    ZoneId id = ZoneId.of(ZONES[zone]);
    LocalTime time = LocalTime.ofSecondOfDay(minute * 60L);
    Instant daily = new AlertRate(AlertRate.Kind.DAILY, time, DayOfWeek.MONDAY, id).next(start);
    assertThat(Duration.between(start, daily))
        .isBetween(Duration.ofSeconds(1), Duration.ofHours(26));
    Instant weekly = new AlertRate(AlertRate.Kind.WEEKLY, time, DayOfWeek.FRIDAY, id).next(start);
    assertThat(weekly).isAfter(start);
    assertThat(ZonedDateTime.ofInstant(weekly, id).getDayOfWeek()).isEqualTo(DayOfWeek.FRIDAY);
    Instant hourly = new AlertRate(AlertRate.Kind.HOURLY, time, DayOfWeek.MONDAY, id).next(start);
    assertThat(Duration.between(start, hourly))
        .isBetween(Duration.ofSeconds(1), Duration.ofHours(1));
  }

  @ParameterizedTest
  @CsvSource({
    "22:00, 07:00, Europe/Berlin,    2026-07-01T12:00:00Z, 2026-07-01T12:00:00Z",
    "22:00, 07:00, Europe/Berlin,    2026-07-01T20:00:00Z, 2026-07-02T05:00:00Z",
    "22:00, 07:00, Europe/Berlin,    2026-07-02T04:59:00Z, 2026-07-02T05:00:00Z",
    "22:00, 07:00, Europe/Berlin,    2026-07-02T05:00:00Z, 2026-07-02T05:00:00Z",
    // The night of the clock change is an hour shorter, or longer.
    "22:00, 07:00, Europe/Berlin,    2026-03-28T22:00:00Z, 2026-03-29T05:00:00Z",
    "22:00, 07:00, Europe/Berlin,    2026-10-24T21:00:00Z, 2026-10-25T06:00:00Z",
    "12:00, 13:00, Asia/Shanghai,    2026-07-01T04:30:00Z, 2026-07-01T05:00:00Z",
    // They end at an hour that the clock leaves out.
    "22:00, 02:30, America/New_York, 2026-03-08T05:00:00Z, 2026-03-08T07:00:00Z",
    "22:00, 02:30, America/New_York, 2026-03-09T03:00:00Z, 2026-03-09T06:30:00Z",
    // They end at an hour that comes twice, and are quiet twice.
    "22:00, 01:30, America/New_York, 2026-11-01T05:00:00Z, 2026-11-01T05:30:00Z",
    "22:00, 01:30, America/New_York, 2026-11-01T06:10:00Z, 2026-11-01T06:30:00Z",
  })
  void waitsForTheEndOfQuietHours(
      String from, String to, String zone, Instant moment, Instant expected) {
    QuietHours quiet = new QuietHours(LocalTime.parse(from), LocalTime.parse(to), ZoneId.of(zone));
    assertThat(quiet.endIfQuiet(moment)).isEqualTo(expected);
  }

  @Property
  void isNotQuietAtTheEnd(
      @ForAll @IntRange(min = 0, max = 1439) int from,
      @ForAll @IntRange(min = 0, max = 1439) int to,
      @ForAll @IntRange(min = 0, max = 5) int zone,
      @ForAll @IntRange(min = 0, max = 4 * 366 * 24 * 60) int since) {
    if (from == to) {
      return;
    }
    QuietHours quiet =
        new QuietHours(
            LocalTime.ofSecondOfDay(from * 60L),
            LocalTime.ofSecondOfDay(to * 60L),
            ZoneId.of(ZONES[zone]));
    Instant moment = Instant.parse("2024-01-01T00:00:00Z").plus(Duration.ofMinutes(since));
    Instant end = quiet.endIfQuiet(moment);
    assertThat(Duration.between(moment, end)).isBetween(Duration.ZERO, Duration.ofHours(25));
    assertThat(quiet.endIfQuiet(end)).isEqualTo(end);
  }

  @Test
  void quietHoursDelayADailyMessage() {
    Alert alert =
        new Alert(
            "a",
            "A",
            "q",
            null,
            AlertCondition.EVERY_MATCH,
            new AlertRate(
                AlertRate.Kind.DAILY, LocalTime.of(6, 0), DayOfWeek.MONDAY, ZoneId.of("UTC")),
            new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), ZoneId.of("UTC")),
            false,
            false,
            null,
            java.util.List.of(),
            null);
    assertThat(alert.due(Instant.parse("2026-07-01T12:00:00Z")))
        .isEqualTo(Instant.parse("2026-07-02T07:00:00Z"));
  }
}
