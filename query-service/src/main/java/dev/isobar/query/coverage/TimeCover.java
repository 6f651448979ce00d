package dev.isobar.query.coverage;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Covers a range of time with few whole years, months and days in UTC, and with what is left at its
 * ends, shorter than a day each.
 *
 * @param periods do not overlap
 * @param edges do not overlap with each other or with the periods
 */
record TimeCover(List<Periods> periods, List<Edge> edges) {
  private static final long DAY = 86_400_000;

  /** No article is older or newer. */
  private static final LocalDate FIRST = LocalDate.of(-4000, 1, 1);

  private static final LocalDate LAST = LocalDate.of(200_000, 1, 1);

  /** Holds successive periods by their first days, since 1970; the last day is excluded. */
  record Periods(ChronoUnit unit, long fromDay, long beforeDay) {}

  /** Holds the time from one moment to another one, which is excluded. */
  record Edge(Instant from, Instant before) {}

  /**
   * Covers the time from one moment to another one, which is excluded.
   *
   * @param from null for the first moment
   * @param before null for the last moment
   */
  static TimeCover of(Instant from, Instant before) {
    LocalDate start = from == null ? FIRST : ceiling(from);
    LocalDate end = before == null ? LAST : day(before);
    if (start.isAfter(end)) {
      return new TimeCover(List.of(), List.of(new Edge(from, before)));
    }
    List<Edge> edges = new ArrayList<>();
    if (from != null && from.isBefore(moment(start))) {
      edges.add(new Edge(from, moment(start)));
    }
    if (before != null && moment(end).isBefore(before)) {
      edges.add(new Edge(moment(end), before));
    }
    List<Periods> periods = new ArrayList<>();
    cover(start, end, ChronoUnit.DAYS, periods);
    return new TimeCover(periods, edges);
  }

  /** Returns the SQL condition for rows of {@code coverage_period}. */
  String inPeriods() {
    return any(
        periods,
        p ->
            "unit = '%s' AND first_day >= %d AND first_day < %d"
                .formatted(word(p.unit()), p.fromDay(), p.beforeDay()));
  }

  /** Returns the SQL condition for times that the periods cover. */
  String coveredByPeriods() {
    return any(periods, p -> at(p.fromDay() * DAY, p.beforeDay() * DAY));
  }

  /** Returns the SQL condition for times that the edges cover. */
  String inEdges() {
    return any(edges, edge -> at(edge.from().toEpochMilli(), edge.before().toEpochMilli()));
  }

  private static <T> String any(List<T> parts, Function<T, String> condition) {
    return parts.isEmpty()
        ? "FALSE"
        : parts.stream().map(condition).collect(Collectors.joining(" OR ", "(", ")"));
  }

  private static String word(ChronoUnit unit) {
    return switch (unit) {
      case DAYS -> "day";
      case MONTHS -> "month";
      default -> "year";
    };
  }

  private static String at(long fromMillis, long beforeMillis) {
    return "at >= to_timestamp(%s) AND at < to_timestamp(%s)"
        .formatted(BigDecimal.valueOf(fromMillis, 3), BigDecimal.valueOf(beforeMillis, 3));
  }

  /** Covers whole units with the next larger one where possible. */
  private static void cover(
      LocalDate start, LocalDate end, ChronoUnit unit, List<Periods> periods) {
    ChronoUnit larger = unit == ChronoUnit.DAYS ? ChronoUnit.MONTHS : ChronoUnit.YEARS;
    LocalDate from = floor(start, larger);
    from = from.equals(start) ? from : from.plus(1, larger);
    LocalDate before = floor(end, larger);
    if (unit == ChronoUnit.YEARS || from.isAfter(before)) {
      add(unit, start, end, periods);
      return;
    }
    add(unit, start, from, periods);
    cover(from, before, larger, periods);
    add(unit, before, end, periods);
  }

  private static void add(ChronoUnit unit, LocalDate from, LocalDate end, List<Periods> periods) {
    if (from.isBefore(end)) {
      periods.add(new Periods(unit, from.toEpochDay(), end.toEpochDay()));
    }
  }

  private static LocalDate floor(LocalDate day, ChronoUnit unit) {
    return unit == ChronoUnit.MONTHS ? day.withDayOfMonth(1) : day.withDayOfYear(1);
  }

  private static LocalDate ceiling(Instant moment) {
    LocalDate day = day(moment);
    return moment(day).equals(moment) ? day : day.plusDays(1);
  }

  private static LocalDate day(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  private static Instant moment(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
