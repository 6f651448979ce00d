package dev.isobar.query.trend;

import dev.isobar.query.article.ArticleFilter;
import dev.isobar.query.coverage.CoverageQueries;
import dev.isobar.query.coverage.CoverageQueries.Counted;
import dev.isobar.query.coverage.CoverageQueries.TagCondition;
import dev.isobar.query.coverage.CoverageSeries;
import dev.isobar.query.coverage.CoverageSeries.Limits;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads trends from the counts that are kept beside the articles. */
@ApplicationScoped
public class TrendQueries {
  private final CoverageQueries coverage;
  private final CoverageSeries series;

  TrendQueries(CoverageQueries coverage, CoverageSeries series) {
    this.coverage = coverage;
    this.series = series;
  }

  /**
   * Returns the points of each tag, one after the other, each from the first bucket to the last.
   */
  public List<TrendPoint> read(TrendRequest request) {
    List<String> ids = request.ids().isEmpty() ? mostFrequent(request) : request.ids();
    TrendBuckets buckets = request.buckets();
    // Without an hour, an article cannot be in an hour.
    boolean hourly = request.interval() == TrendInterval.HOUR;
    Limits limits = new Limits(buckets.hours(), hourly ? null : buckets.hoursOfDays());
    Map<String, long[]> counts = series.of(request.dimension(), ids, limits);
    long[] all = series.ofAll(limits);
    long[] known = series.ofKnown(request.dimension(), limits, all);
    List<TrendPoint> points = new ArrayList<>();
    for (String id : ids) {
      long[] articles = counts.getOrDefault(id, new long[buckets.size()]);
      for (int i = buckets.first(); i < buckets.size(); i++) {
        // Times in which nothing came in say nothing about an id.
        long[] past =
            buckets.past(i).stream()
                .filter(bucket -> known[bucket] > 0)
                .mapToLong(bucket -> articles[bucket])
                .toArray();
        String start = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(buckets.start(i));
        Baseline baseline = all[i] == 0 ? null : Baseline.of(articles[i], past);
        points.add(TrendPoint.of(request.dimension(), id, start, articles[i], all[i], baseline));
      }
    }
    return points;
  }

  private List<String> mostFrequent(TrendRequest request) {
    return coverage
        .list(
            ArticleFilter.of(request.time()),
            request.dimension(),
            TagCondition.NONE,
            request.limit(),
            null)
        .stream()
        .map(Counted::value)
        .toList();
  }
}
