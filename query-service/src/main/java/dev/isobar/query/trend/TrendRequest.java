package dev.isobar.query.trend;

import dev.isobar.query.article.ArticleFilter;
import dev.isobar.query.article.ArticleTag.Kind;
import dev.isobar.query.article.TimeRange;
import dev.isobar.query.rest.BadParameterException;
import dev.isobar.query.rest.QueryParameters;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Holds what a reader asks for.
 *
 * @param ids of the dimension; empty for the most frequent ones
 * @param from the start of the first bucket
 * @param before the end of the range, excluded
 * @param limit how many of the most frequent
 * @param split whose values are counted apart, a language or a country; null if none is
 */
public record TrendRequest(
    Kind dimension,
    TrendInterval interval,
    List<String> ids,
    ZonedDateTime from,
    ZonedDateTime before,
    int limit,
    Kind split) {
  static final Set<String> PARAMETERS =
      Set.of("dimension", "interval", "id", "from", "to", "tz", "limit", "split");

  /** The parameters of trends of all languages and countries together. */
  public static final Set<String> UNSPLIT =
      Set.of("dimension", "interval", "id", "from", "to", "tz", "limit");

  /** The parameters that say which time a trend has. */
  public static final Set<String> TIME = Set.of("interval", "from", "to", "tz");

  private static final int LIMIT = 10;
  private static final int MAX_LIMIT = 50;
  private static final int MAX_BUCKETS = 1_000;
  private static final int MAX_SPLIT = 10;
  private static final List<String> SPLITS = List.of(Kind.LANGUAGE.word(), Kind.COUNTRY.word());

  /**
   * Reads the parameters.
   *
   * @throws BadParameterException if one is invalid; the message names the remedy
   */
  public static TrendRequest parse(QueryParameters parameters, Clock clock) {
    Kind dimension =
        Kind.of(
            parameters.choice(
                "dimension", Arrays.stream(Kind.values()).map(Kind::word).toList(), "topic"));
    List<String> ids = List.copyOf(ids(dimension, parameters));
    int limit = parameters.limit(LIMIT, MAX_LIMIT);
    String split = parameters.choice("split", SPLITS, null);
    if (split != null && (ids.isEmpty() || ids.size() > MAX_SPLIT)) {
      throw new BadParameterException(
          "id", "id is needed with split: send 1 to " + MAX_SPLIT + " values");
    }
    return of(
        dimension, ids, limit, split == null ? null : Kind.of(split), parameters, clock.instant());
  }

  /**
   * Returns the request for the trend of one entity.
   *
   * @param parameters of which {@link #TIME} are read
   * @param last a moment of the last bucket, if the parameters name none
   * @throws BadParameterException if one is invalid; the message names the remedy
   */
  public static TrendRequest ofEntity(String id, QueryParameters parameters, Instant last) {
    return of(Kind.ENTITY, List.of(id), 1, null, parameters, last);
  }

  private static Collection<String> ids(Kind dimension, QueryParameters parameters) {
    Collection<String> ids = parameters.list("id", MAX_LIMIT);
    return dimension == Kind.COUNTRY ? ArticleFilter.countries("id", ids) : ids;
  }

  private static TrendRequest of(
      Kind dimension,
      List<String> ids,
      int limit,
      Kind split,
      QueryParameters parameters,
      Instant last) {
    ZoneId zone = TimeRange.zone(parameters);
    TimeRange time = TimeRange.parse(parameters);
    TrendInterval interval =
        TrendInterval.of(parameters.choice("interval", TrendInterval.words(), "day"));
    ZonedDateTime before =
        time.before() == null
            ? interval.next(interval.start(last.atZone(zone)))
            : time.before().atZone(zone);
    ZonedDateTime from =
        time.from() == null
            ? interval.usualStart(before)
            : interval.start(time.from().atZone(zone));
    if (!from.isBefore(before)) {
      throw new BadParameterException(
          "from", "from is later than the last bucket: send to as well, or an earlier one");
    }
    if (interval.between(from, before) > MAX_BUCKETS) {
      throw new BadParameterException(
          "interval",
          "interval gives more than "
              + MAX_BUCKETS
              + " buckets: send a longer one, or from and to");
    }
    return new TrendRequest(dimension, interval, ids, from, before, limit, split);
  }

  /** Returns the time of the trend. */
  TimeRange time() {
    return TimeRange.of(from.toInstant(), before.toInstant(), from.getZone());
  }

  TrendBuckets buckets() {
    return new TrendBuckets(interval, from, before);
  }
}
