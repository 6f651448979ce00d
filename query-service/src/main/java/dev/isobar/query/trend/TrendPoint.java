package dev.isobar.query.trend;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.isobar.query.article.ArticleTag.Kind;
import dev.isobar.query.rest.Column;
import java.util.List;

/**
 * Holds the count of one bucket.
 *
 * @param id a topic, an entity, a source, a language or a country
 * @param start the start of the bucket in the reader's time zone
 * @param articles the number of articles with {@code id}
 * @param all the number of all articles; 0 means that nothing came in
 * @param share of all articles; null if nothing came in
 * @param baseline the mean of the same time of the week in the past; null if it is unknown
 * @param z see {@link Baseline}; null if it is unknown
 * @param values the number of past values of the baseline; null if it is unknown
 * @param silent what sent nothing, so that the count is no zero: {@code pipe} if nothing came in at
 *     all, {@code source} if the source {@code id} had no article; else null
 */
@JsonInclude
public record TrendPoint(
    String id,
    String start,
    long articles,
    long all,
    Double share,
    Double baseline,
    Double z,
    Integer values,
    String silent) {
  private static final String PIPE = "pipe";
  private static final String SOURCE = "source";

  static final List<Column<TrendPoint>> COLUMNS =
      List.of(
          new Column<>("id", TrendPoint::id),
          new Column<>("start", TrendPoint::start),
          new Column<>("articles", TrendPoint::articles),
          new Column<>("all", TrendPoint::all),
          new Column<>("share", TrendPoint::share),
          new Column<>("baseline", TrendPoint::baseline),
          new Column<>("z", TrendPoint::z),
          new Column<>("values", TrendPoint::values),
          new Column<>("silent", TrendPoint::silent));

  static TrendPoint of(
      Kind dimension, String id, String start, long articles, long all, Baseline baseline) {
    return new TrendPoint(
        id,
        start,
        articles,
        all,
        share(articles, all),
        baseline == null ? null : rounded(baseline.mean(), 100),
        baseline == null ? null : rounded(baseline.z(), 100),
        baseline == null ? null : baseline.values(),
        dimension == Kind.SOURCE && articles == 0 && all > 0 ? SOURCE : silence(all));
  }

  /** Returns what is silent if all sources together have this number of articles. */
  static String silence(long all) {
    return all == 0 ? PIPE : null;
  }

  /** Returns the share with four decimals; null if nothing came in. */
  static Double share(long articles, long all) {
    return all == 0 ? null : rounded((double) articles / all, 10_000);
  }

  private static double rounded(double value, int parts) {
    return Math.rint(value * parts) / parts;
  }
}
