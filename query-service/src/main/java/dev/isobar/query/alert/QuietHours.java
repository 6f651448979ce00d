package dev.isobar.query.alert;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;

/**
 * Holds the hours in which no messages leave, by the clock on the wall.
 *
 * @param to when they end, on the next day if it is not after {@code from}
 */
record QuietHours(LocalTime from, LocalTime to, ZoneId zone) {
  /** Returns the moment itself, or the end of the quiet hours in which it is. */
  Instant endIfQuiet(Instant moment) {
    LocalDateTime local = LocalDateTime.ofInstant(moment, zone);
    if (!isQuiet(local.toLocalTime())) {
      return moment;
    }
    LocalDate date = local.toLocalDate();
    while (true) {
      LocalDateTime end = date.atTime(to);
      ZoneOffsetTransition change = zone.getRules().getTransition(end);
      if (change != null && change.isGap() && change.getInstant().isAfter(moment)) {
        // The clock leaves the end out: it is behind it at once.
        return change.getInstant();
      }
      for (ZoneOffset offset : zone.getRules().getValidOffsets(end)) {
        if (end.toInstant(offset).isAfter(moment)) {
          return end.toInstant(offset);
        }
      }
      date = date.plusDays(1);
    }
  }

  private boolean isQuiet(LocalTime time) {
    boolean afterFrom = !time.isBefore(from);
    boolean beforeTo = time.isBefore(to);
    return from.isBefore(to) ? afterFrom && beforeTo : afterFrom || beforeTo;
  }
}
