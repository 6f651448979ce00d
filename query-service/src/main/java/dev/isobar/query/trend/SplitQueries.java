package dev.isobar.query.trend;

import dev.isobar.query.article.TagPairs;
import dev.isobar.query.article.TagPairs.Pair;
import dev.isobar.query.article.TagPairs.Pairs;
import dev.isobar.query.coverage.CoverageSeries;
import dev.isobar.query.coverage.CoverageSeries.Limits;
import dev.isobar.query.rest.ListPage;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Splits trends by language or country. Counts of pairs are not stored (decision 32), so the newest
 * articles are counted; of all articles of a language or country, the stored counts are used.
 */
@ApplicationScoped
class SplitQueries {
  private static final long HOUR = 3_600;

  private final TagPairs pairs;
  private final CoverageSeries series;

  SplitQueries(TagPairs pairs, CoverageSeries series) {
    this.pairs = pairs;
    this.series = series;
  }

  /**
   * Returns the points of each id and language or country, one after the other. Buckets of which
   * not all articles could be counted are left out.
   */
  ListPage<SplitPoint> read(TrendRequest request) {
    TrendBuckets buckets = request.buckets();
    int first = buckets.first();
    Integer[] hours = Arrays.copyOfRange(buckets.hours(), first, buckets.size() + 1);
    Integer[] days = Arrays.copyOfRange(buckets.hoursOfDays(), first, buckets.size() + 1);
    boolean hourly = request.interval() == TrendInterval.HOUR;
    Pairs counted = pairs.with(request.split(), request.dimension(), request.ids(), request.time());
    Map<String, Map<String, long[]>> counts = new TreeMap<>();
    for (Pair pair : counted.counts()) {
      int bucket = bucket(pair.wholeDay() ? days : hours, pair.hour());
      if (bucket >= 0 && bucket < hours.length - 1 && !(hourly && pair.wholeDay())) {
        counts.computeIfAbsent(pair.value(), id -> new TreeMap<>())
                .computeIfAbsent(pair.other(), part -> new long[hours.length - 1])[bucket] +=
            pair.articles();
      }
    }
    Limits limits = new Limits(hours, hourly ? null : days);
    long[] all = series.ofAll(limits);
    List<String> parts =
        counts.values().stream().flatMap(of -> of.keySet().stream()).distinct().toList();
    Map<String, long[]> allOf = series.of(request.split(), parts, limits);
    int complete = counted.basedOn().exact() ? 0 : complete(buckets, counted.oldest());
    List<SplitPoint> points = new ArrayList<>();
    counts.forEach(
        (id, ofId) ->
            ofId.forEach(
                (part, articles) -> {
                  long[] inPart = allOf.getOrDefault(part, new long[all.length]);
                  for (int i = complete; i < articles.length; i++) {
                    ZonedDateTime start = buckets.start(first + i);
                    points.add(
                        SplitPoint.of(
                            request.split(),
                            id,
                            part,
                            DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(start),
                            articles[i],
                            inPart[i],
                            TrendPoint.share(articles[i], inPart[i]),
                            TrendPoint.silence(all[i])));
                  }
                }));
    return new ListPage<>(points, null).withBasedOn(counted.basedOn());
  }

  /** Returns the number of the bucket that an hour belongs to; -1 if it is before the first. */
  private static int bucket(Integer[] starts, int hour) {
    int place = Arrays.binarySearch(starts, hour);
    int bucket = place < 0 ? -place - 2 : place;
    while (bucket >= 0 && bucket + 1 < starts.length && starts[bucket + 1] == hour) {
      bucket++;
    }
    return bucket;
  }

  /** Returns the number of the first bucket, of those shown, that begins after an hour. */
  static int complete(TrendBuckets buckets, int hour) {
    int bucket = buckets.first();
    while (bucket < buckets.size() && !isAfter(buckets.start(bucket), hour)) {
      bucket++;
    }
    return bucket - buckets.first();
  }

  /** An article of which only the day is known lies at the start of the day in UTC. */
  private static boolean isAfter(ZonedDateTime start, int hour) {
    long day = start.toLocalDate().atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    return Math.min(start.toEpochSecond(), day) >= (hour + 1) * HOUR;
  }
}
