package dev.isobar.query.alert;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * Says how often an alert sends messages. A time that a clock change leaves out is that much later;
 * of one that comes twice, it is the first.
 *
 * @param time when a daily or weekly message leaves
 * @param day the day of a weekly message
 */
record AlertRate(Kind kind, LocalTime time, DayOfWeek day, ZoneId zone) {
  /** The rates. */
  enum Kind {
    AT_ONCE,
    /** On the hour. */
    HOURLY,
    DAILY,
    WEEKLY
  }

  /** Returns when the message about something that came at a moment leaves. */
  Instant next(Instant since) {
    return switch (kind) {
      case AT_ONCE -> since;
      case HOURLY -> nextHour(since);
      case DAILY -> nextDay(since, null);
      case WEEKLY -> nextDay(since, day);
    };
  }

  private Instant nextHour(Instant since) {
    Instant hour = ZonedDateTime.ofInstant(since, zone).truncatedTo(ChronoUnit.HOURS).toInstant();
    while (!hour.isAfter(since)) {
      hour = hour.plus(1, ChronoUnit.HOURS);
    }
    return hour;
  }

  /**
   * @param wanted null for any day
   */
  private Instant nextDay(Instant since, DayOfWeek wanted) {
    LocalDate date = LocalDate.ofInstant(since, zone);
    while (true) {
      Instant next = ZonedDateTime.of(date, time, zone).toInstant();
      if (next.isAfter(since) && (wanted == null || date.getDayOfWeek() == wanted)) {
        return next;
      }
      date = date.plusDays(1);
    }
  }
}
