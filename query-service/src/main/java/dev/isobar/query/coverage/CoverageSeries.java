package dev.isobar.query.coverage;

import dev.isobar.query.article.ArticleTag.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;

/** Reads the counts of tags over time. */
@ApplicationScoped
public class CoverageSeries {
  /** PostgreSQL finds the bucket of an hour by binary search in the limits of the buckets. */
  private static final String SELECT =
      """
      WITH wanted AS MATERIALIZED (
        SELECT id, value FROM tag WHERE kind = ? AND (value = ANY(?) OR ?)
      ), part AS (
        SELECT tag, whole_day, hour, articles FROM coverage_hour
        WHERE tag = ANY (ARRAY(SELECT id FROM wanted)) AND whole_day = ANY(?)
          AND hour >= ? AND hour < ?
        UNION ALL
        SELECT u.tag, whole_day, floor(extract(epoch FROM at) / 3600)::int, sign
        FROM coverage_change, unnest(tags) AS u (tag)
        WHERE u.tag IN (SELECT id FROM wanted) AND whole_day = ANY(?)
      )
      SELECT value, bucket, sum(articles) FROM (
        SELECT wanted.value, part.articles,
          width_bucket(hour, CASE WHEN whole_day THEN ?::int[] ELSE ?::int[] END) AS bucket
        FROM part JOIN wanted ON wanted.id = part.tag) b
      GROUP BY value, bucket
      """;

  private final EntityManager entities;

  CoverageSeries(EntityManager entities) {
    this.entities = entities;
  }

  /**
   * Holds the limits of successive buckets, in hours since 1970 in UTC: the starts, and the end of
   * the last one.
   *
   * @param hours for articles whose time is known
   * @param days for articles of which only the day is known; null to leave them out
   */
  public record Limits(Integer[] hours, Integer[] days) {
    int size() {
      return hours.length - 1;
    }
  }

  /** Returns the number of articles in each bucket, by tag; tags without articles are missing. */
  public Map<String, long[]> of(Kind kind, Collection<String> values, Limits limits) {
    return read(kind, values, false, limits);
  }

  /** Returns the number of all articles in each bucket. */
  public long[] ofAll(Limits limits) {
    long[] all = new long[limits.size()];
    // Each article has exactly one language.
    for (long[] counts : read(Kind.LANGUAGE, List.of(), true, limits).values()) {
      for (int i = 0; i < all.length; i++) {
        all[i] += counts[i];
      }
    }
    return all;
  }

  private Map<String, long[]> read(
      Kind kind, Collection<String> values, boolean any, Limits limits) {
    Map<String, long[]> series = new HashMap<>();
    Integer[] days = limits.days() == null ? limits.hours() : limits.days();
    entities
        .unwrap(Session.class)
        .doWork(
            connection -> {
              try (PreparedStatement select = connection.prepareStatement(SELECT)) {
                Array wholeDays =
                    connection.createArrayOf(
                        "bool",
                        limits.days() == null
                            ? new Boolean[] {false}
                            : new Boolean[] {false, true});
                int last = limits.size();
                select.setString(1, kind.word());
                select.setArray(2, connection.createArrayOf("text", values.toArray()));
                select.setBoolean(3, any);
                select.setArray(4, wholeDays);
                select.setInt(5, Math.min(limits.hours()[0], days[0]));
                select.setInt(6, Math.max(limits.hours()[last], days[last]));
                select.setArray(7, wholeDays);
                select.setArray(8, connection.createArrayOf("int4", days));
                select.setArray(9, connection.createArrayOf("int4", limits.hours()));
                try (ResultSet row = select.executeQuery()) {
                  while (row.next()) {
                    int bucket = row.getInt(2) - 1;
                    if (bucket >= 0 && bucket < last) {
                      series.computeIfAbsent(row.getString(1), tag -> new long[last])[bucket] =
                          row.getLong(3);
                    }
                  }
                }
              }
            });
    return series;
  }
}
