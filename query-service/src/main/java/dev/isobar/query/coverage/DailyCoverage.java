package dev.isobar.query.coverage;

import dev.isobar.query.article.ArticleFilter;
import dev.isobar.query.article.ArticleSearch;
import dev.isobar.query.article.ArticleTime;
import dev.isobar.query.article.TimeRange;
import dev.isobar.query.coverage.CoverageSeries.Limits;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Counts all articles by day. Hours of UTC belong to the day in which they begin. */
@ApplicationScoped
public class DailyCoverage {
  /** How far before the newest article days are looked for. */
  public static final int MAX_DAYS = 92;

  private final ArticleSearch search;
  private final CoverageSeries series;

  DailyCoverage(ArticleSearch search, CoverageSeries series) {
    this.search = search;
    this.series = series;
  }

  /** Returns the newest days of a range that have articles, the newest first. */
  public Map<LocalDate, Long> newest(TimeRange time, ZoneId zone, int limit) {
    Map<LocalDate, Long> newest = new LinkedHashMap<>();
    Optional<Instant> last = search.newest(ArticleFilter.of(time)).map(ArticleTime::of);
    if (last.isEmpty()) {
      return newest;
    }
    LocalDate first = laterOf(last.get(), zone).minusDays(MAX_DAYS - 1);
    long[] counts = series.ofAll(limits(first, time, zone));
    for (int day = MAX_DAYS - 1; day >= 0 && newest.size() < limit; day--) {
      if (counts[day] > 0) {
        newest.put(first.plusDays(day), counts[day]);
      }
    }
    return newest;
  }

  /** Returns the day of the moment, which of an article without time is that in UTC. */
  private static LocalDate laterOf(Instant moment, ZoneId zone) {
    return Stream.of(zone, ZoneOffset.UTC)
        .map(one -> LocalDate.ofInstant(moment, one))
        .max(LocalDate::compareTo)
        .orElseThrow();
  }

  private static Limits limits(LocalDate first, TimeRange time, ZoneId zone) {
    Integer[] hours = new Integer[MAX_DAYS + 1];
    Integer[] days = new Integer[MAX_DAYS + 1];
    for (int day = 0; day <= MAX_DAYS; day++) {
      LocalDate start = first.plusDays(day);
      hours[day] = hour(within(start.atStartOfDay(zone).toInstant(), time.from(), time.before()));
      days[day] =
          hour(
              within(
                  TimeRange.start(start),
                  TimeRange.start(time.fromDay()),
                  TimeRange.start(time.beforeDay())));
    }
    return new Limits(hours, days);
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
