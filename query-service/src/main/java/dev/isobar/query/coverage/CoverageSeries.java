package dev.isobar.query.coverage;

import dev.isobar.query.article.ArticleTag.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;

/** Reads the counts of tags over time. */
@ApplicationScoped
public class CoverageSeries {
  /**
   * PostgreSQL finds the bucket of an hour by binary search in the limits of the buckets. OFFSET
   * makes it look up each range in the index: it takes the tags for few, and would read all their
   * hours once for all ranges.
   */
  private static final String SELECT =
      """
      WITH wanted AS MATERIALIZED (
        SELECT id, value FROM tag WHERE kind = ? AND (value = ANY(?) OR ?)
      ), part AS (
        SELECT tag, whole_day, hour, articles
        FROM unnest(?::int[], ?::int[]) AS span (first, before) CROSS JOIN LATERAL (
          SELECT tag, whole_day, hour, articles FROM coverage_hour
          WHERE tag = ANY (ARRAY(SELECT id FROM wanted)) AND whole_day = ANY(?)
            AND hour >= span.first AND hour < span.before OFFSET 0) AS found
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
   * @param gaps whether every second bucket is a gap, whose articles need not be read
   */
  public record Limits(Integer[] hours, Integer[] days, boolean gaps) {
    /** Creates limits without gaps. */
    public Limits(Integer[] hours, Integer[] days) {
      this(hours, days, false);
    }

    int size() {
      return hours.length - 1;
    }

    /** Returns the first hours of the ranges to read, which do not overlap, then their ends. */
    private List<Integer[]> ranges() {
      List<Integer> first = new ArrayList<>();
      List<Integer> before = new ArrayList<>();
      int length = gaps ? 1 : size();
      int end = Integer.MIN_VALUE;
      for (int i = 0; i < size(); i += length + 1) {
        first.add(Math.max(end, Math.min(hours[i], (days == null ? hours : days)[i])));
        end = Math.max(hours[i + length], (days == null ? hours : days)[i + length]);
        before.add(end);
      }
      return List.of(first.toArray(new Integer[0]), before.toArray(new Integer[0]));
    }
  }

  /** Returns the number of articles in each bucket, by tag; tags without articles are missing. */
  public Map<String, long[]> of(Kind kind, Collection<String> values, Limits limits) {
    return read(kind, values, false, limits);
  }

  /** Returns the number of all articles in each bucket. */
  public long[] ofAll(Limits limits) {
    // Each article has exactly one language.
    return sum(Kind.LANGUAGE, limits);
  }

  /**
   * Returns in each bucket the number of articles that may have a tag of the kind: for countries,
   * which earlier versions did not know, those that have one; else all.
   *
   * @param all see {@link #ofAll}
   */
  public long[] ofKnown(Kind kind, Limits limits, long[] all) {
    return kind == Kind.COUNTRY ? sum(kind, limits) : all;
  }

  private long[] sum(Kind kind, Limits limits) {
    long[] all = new long[limits.size()];
    for (long[] counts : read(kind, List.of(), true, limits).values()) {
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
    List<Integer[]> ranges = limits.ranges();
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
                select.setArray(4, connection.createArrayOf("int4", ranges.get(0)));
                select.setArray(5, connection.createArrayOf("int4", ranges.get(1)));
                select.setArray(6, wholeDays);
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
