package dev.isobar.query.timeline;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Writes happenings as iCalendar (RFC 5545): events of whole days, which block no time. */
final class ICalendar {
  /** The line length of RFC 5545, section 3.1, in octets. */
  private static final int LINE = 75;

  /** Sequence numbers begin here, so that they have 32 bits until 2088. */
  private static final long EPOCH = Instant.parse("2020-01-01T00:00:00Z").getEpochSecond();

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final StringBuilder text = new StringBuilder();

  private ICalendar() {}

  /** Returns the calendar; lines end with CRLF. */
  static String write(List<TimelineItem> items) {
    ICalendar calendar = new ICalendar();
    calendar.line("BEGIN", "VCALENDAR");
    calendar.line("VERSION", "2.0");
    calendar.line("PRODID", "-//Isobar//Timeline//EN");
    calendar.line("CALSCALE", "GREGORIAN");
    calendar.line("NAME", "Isobar");
    calendar.line("REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
    items.forEach(calendar::event);
    calendar.line("END", "VCALENDAR");
    return calendar.text.toString();
  }

  private void event(TimelineItem item) {
    line("BEGIN", "VEVENT");
    line("UID", item.id() + "@isobar.dev");
    line("DTSTAMP", MOMENT.format(item.changed()));
    line("LAST-MODIFIED", MOMENT.format(item.changed()));
    line("SEQUENCE", String.valueOf(Math.max(0, item.changed().getEpochSecond() - EPOCH)));
    line("DTSTART;VALUE=DATE", day(item.from()));
    line("DTEND;VALUE=DATE", day(item.to().plusDays(1)));
    line("STATUS", item.cancelled() ? "CANCELLED" : "CONFIRMED");
    line("SUMMARY", escape(item.cancelled() ? item.kind() : item.summary()));
    line("CATEGORIES", escape(item.kind()));
    if (item.place() != null) {
      line("LOCATION", escape(item.place()));
    }
    if (!item.evidence().isEmpty()) {
      line("DESCRIPTION", escape(item.evidence()));
    }
    if (item.url() != null && item.url().chars().noneMatch(Character::isISOControl)) {
      line("URL", item.url());
    }
    line("TRANSP", "TRANSPARENT");
    line("END", "VEVENT");
  }

  private static String day(LocalDate day) {
    return DAY.format(day);
  }

  /** Escapes TEXT (section 3.3.11); other control characters are not allowed. */
  private static String escape(String value) {
    return value
        .replace("\\", "\\\\")
        .replace(";", "\\;")
        .replace(",", "\\,")
        .replaceAll("\\r\\n?|\\n", "\\\\n")
        .replaceAll("[\\p{Cntrl}&&[^\\t]]", " ");
  }

  /** Folds a line between characters, not between the octets of one (section 3.1). */
  private void line(String name, String value) {
    int octets = 0;
    String line = name + ":" + value;
    for (int i = 0; i < line.length(); ) {
      int character = line.codePointAt(i);
      String next = Character.toString(character);
      int length = next.getBytes(StandardCharsets.UTF_8).length;
      if (octets + length > LINE) {
        text.append("\r\n ");
        octets = 1;
      }
      text.append(next);
      octets += length;
      i += Character.charCount(character);
    }
    text.append("\r\n");
  }
}
