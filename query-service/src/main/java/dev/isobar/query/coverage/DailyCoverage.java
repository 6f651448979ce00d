package dev.isobar.query.coverage;

import dev.isobar.query.article.TimeRange;
import dev.isobar.query.coverage.CoverageSeries.Limits;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Counts all articles by day. Hours of UTC belong to the day in which they begin. */
@ApplicationScoped
public class DailyCoverage {
  private final CoveredDays covered;
  private final CoverageSeries series;

  DailyCoverage(CoveredDays covered, CoverageSeries series) {
    this.covered = covered;
    this.series = series;
  }

  /**
   * Returns the newest days of a range that have articles, the newest first. Days without articles
   * cost nothing, so one with a wrong date in the far future does not hide the others.
   */
  public Map<LocalDate, Long> newest(TimeRange time, ZoneId zone, int limit) {
    TreeMap<LocalDate, Long> found = new TreeMap<>(Collections.reverseOrder());
    LocalDate before = null;
    List<LocalDate> days;
    do {
      days = covered.newest(time, before, limit);
      if (!days.isEmpty()) {
        found.putAll(count(inZone(days, zone), time, zone));
        before = days.get(days.size() - 1);
      }
    } while (days.size() == limit && found.size() < limit);
    Map<LocalDate, Long> newest = new LinkedHashMap<>();
    found.entrySet().stream().limit(limit).forEach(day -> newest.put(day.getKey(), day.getValue()));
    return newest;
  }

  /** Returns the days of the reader to which articles of some days in UTC may belong. */
  private static TreeSet<LocalDate> inZone(List<LocalDate> days, ZoneId zone) {
    TreeSet<LocalDate> local = new TreeSet<>(days);
    for (LocalDate day : days) {
      Instant start = day.atStartOfDay(ZoneOffset.UTC).toInstant();
      Instant end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
      local.add(LocalDate.ofInstant(start, zone));
      local.add(LocalDate.ofInstant(end.minusMillis(1), zone));
    }
    return local;
  }

  /** Returns the number of articles of those of some days that have any. */
  private Map<LocalDate, Long> count(TreeSet<LocalDate> days, TimeRange time, ZoneId zone) {
    TreeSet<LocalDate> limits = new TreeSet<>(days);
    days.forEach(day -> limits.add(day.plusDays(1)));
    List<LocalDate> starts = List.copyOf(limits);
    long[] counts = series.ofAll(limits(starts, time, zone));
    Map<LocalDate, Long> counted = new HashMap<>();
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0 && days.contains(starts.get(i))) {
        counted.put(starts.get(i), counts[i]);
      }
    }
    return counted;
  }

  private static Limits limits(List<LocalDate> starts, TimeRange time, ZoneId zone) {
    List<Integer> hours = new ArrayList<>();
    List<Integer> days = new ArrayList<>();
    for (LocalDate start : starts) {
      hours.add(hour(within(start.atStartOfDay(zone).toInstant(), time.from(), time.before())));
      days.add(
          hour(
              within(
                  TimeRange.start(start),
                  TimeRange.start(time.fromDay()),
                  TimeRange.start(time.beforeDay()))));
    }
    return new Limits(hours.toArray(new Integer[0]), days.toArray(new Integer[0]));
  }

  private static Instant within(Instant moment, Instant from, Instant before) {
    Instant late = from != null && moment.isBefore(from) ? from : moment;
    return before != null && late.isAfter(before) ? before : late;
  }

  /** Returns the first hour since 1970 that begins at the moment or later. */
  private static int hour(Instant moment) {
    return (int) Math.floorDiv(moment.getEpochSecond() + 3_599, 3_600);
  }
}
