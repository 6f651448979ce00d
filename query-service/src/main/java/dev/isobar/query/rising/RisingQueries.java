package dev.isobar.query.rising;

import dev.isobar.query.article.ArticleFilter;
import dev.isobar.query.article.ArticleTag.Kind;
import dev.isobar.query.article.TimeRange;
import dev.isobar.query.coverage.CoverageQueries;
import dev.isobar.query.coverage.CoverageQueries.Counted;
import dev.isobar.query.coverage.CoverageQueries.TagCondition;
import dev.isobar.query.coverage.CoverageSeries;
import dev.isobar.query.coverage.CoverageSeries.Limits;
import dev.isobar.query.entity.EntityNames;
import dev.isobar.query.rest.ListPage;
import dev.isobar.query.trend.Baseline;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Compares the counts of the last hours with those of the same hours in the weeks before. */
@ApplicationScoped
class RisingQueries {
  /** How many are compared: the most frequent of the days on which the window lies. */
  static final int MAX_COMPARED = 300;

  private final CoverageQueries coverage;
  private final CoverageSeries series;
  private final EntityNames names;

  RisingQueries(CoverageQueries coverage, CoverageSeries series, EntityNames names) {
    this.coverage = coverage;
    this.series = series;
    this.names = names;
  }

  /** Holds one of those that are compared. */
  private record Rise(String id, long articles, long past, Baseline baseline) {}

  /** Returns those with the highest z, the highest first. */
  ListPage<RisingItem> list(RisingRequest request) {
    RisingWindows windows = request.windows();
    Limits limits = windows.limits();
    long[] all = series.ofAll(limits);
    long[] known = series.ofKnown(request.dimension(), limits, all);
    int now = RisingWindows.bucket(0);
    // Weeks in which nothing came in say nothing.
    int[] past =
        IntStream.rangeClosed(1, RisingWindows.PAST_WEEKS)
            .map(RisingWindows::bucket)
            .filter(bucket -> known[bucket] > 0)
            .toArray();
    if (all[now] == 0 || past.length < Baseline.MIN_VALUES) {
      return new ListPage<>(List.of(), null);
    }
    List<Rise> compared = new ArrayList<>();
    List<String> frequent = frequent(request);
    series
        .of(request.dimension(), frequent, limits)
        .forEach(
            (id, counts) -> {
              if (counts[now] >= request.minArticles()) {
                long[] values = Arrays.stream(past).mapToLong(bucket -> counts[bucket]).toArray();
                Baseline baseline = Baseline.of(counts[now], values);
                compared.add(new Rise(id, counts[now], Arrays.stream(values).sum(), baseline));
              }
            });
    List<Rise> rising =
        compared.stream()
            .filter(rise -> rise.baseline().z() > 0)
            .sorted(
                Comparator.<Rise>comparingDouble(rise -> rise.baseline().z())
                    .thenComparing(Rise::articles)
                    .reversed()
                    .thenComparing(Rise::id))
            .limit(request.limit())
            .toList();
    long allPast = Arrays.stream(past).mapToLong(bucket -> all[bucket]).sum();
    int silent = (int) Arrays.stream(series.ofAll(windows.hours())).filter(n -> n == 0).count();
    Map<String, EntityNames.Name> named =
        request.dimension() == Kind.ENTITY
            ? names.of(rising.stream().map(Rise::id).toList())
            : Map.of();
    return new ListPage<>(
        rising.stream()
            .map(
                rise ->
                    new RisingItem(
                        rise.id(),
                        named.containsKey(rise.id()) ? named.get(rise.id()).text() : null,
                        rise.articles(),
                        rounded((double) rise.articles() / all[now], 10_000),
                        rounded(rise.baseline().mean(), 100),
                        rounded((double) rise.past() / allPast, 10_000),
                        rounded(rise.baseline().z(), 100),
                        rise.baseline().values(),
                        confidence(rise.baseline(), frequent.size()),
                        silent))
            .toList(),
        null);
  }

  /** Returns the most frequent of whole days in UTC, of which the sums are stored. */
  private List<String> frequent(RisingRequest request) {
    Instant start = request.windows().start().toInstant().truncatedTo(ChronoUnit.DAYS);
    Instant end = request.windows().end().toInstant().minusMillis(1).truncatedTo(ChronoUnit.DAYS);
    TimeRange days = TimeRange.of(start, end.plus(1, ChronoUnit.DAYS), ZoneOffset.UTC);
    return coverage
        .list(ArticleFilter.of(days), request.dimension(), TagCondition.NONE, MAX_COMPARED, null)
        .stream()
        .map(Counted::value)
        .toList();
  }

  /**
   * Returns one minus the chance, times the number of those compared (Bonferroni): of many that are
   * compared, some are unusual by chance.
   */
  static double confidence(Baseline baseline, int compared) {
    return rounded(Math.max(0, 1 - compared * baseline.chance()), 10_000);
  }

  private static double rounded(double value, int parts) {
    return Math.rint(value * parts) / parts;
  }
}
