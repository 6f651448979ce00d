package dev.isobar.query.coverage;

import dev.isobar.query.store.ViewLock;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Adds changes to the counts, and deletes them, in the connection's transaction. A reader sees all
 * of it or nothing, so counts and waiting changes together are always exact.
 */
public final class CoverageFold {
  /**
   * The changes of one fold. Articles of a whole year touch the sums of all its days, which costs
   * about as much for a few articles as for many.
   */
  private static final int BATCH = 20_000;

  private static final String FOLD =
      """
      WITH taken AS (
        DELETE FROM coverage_change
        WHERE ctid = ANY (ARRAY(SELECT ctid FROM coverage_change LIMIT %d))
        RETURNING at, whole_day, sign, tags, weights
      ), change AS MATERIALIZED (
        SELECT c.tag, tag.kind, c.whole_day, c.hour, floor(c.hour / 24.0)::int AS day,
          c.articles, c.weight
        FROM (
          SELECT u.tag, whole_day, floor(extract(epoch FROM at) / 3600)::int AS hour,
            sum(sign)::int AS articles, sum(sign * u.weight)::int AS weight
          FROM taken, unnest(tags, weights) AS u (tag, weight)
          GROUP BY 1, 2, 3) c
        JOIN tag ON tag.id = c.tag
        WHERE c.articles <> 0 OR c.weight <> 0
      ), totals AS (
        UPDATE tag SET articles = tag.articles + t.articles, weight = tag.weight + t.weight
        FROM (
          SELECT tag, sum(articles) AS articles, sum(weight) AS weight FROM change GROUP BY tag) t
        WHERE tag.id = t.tag AND (t.articles <> 0 OR t.weight <> 0)
      ), hours AS (
        INSERT INTO coverage_hour AS h (tag, whole_day, hour, articles)
        SELECT tag, whole_day, hour, articles FROM change WHERE articles <> 0
        ON CONFLICT (tag, whole_day, hour) DO UPDATE SET articles = h.articles + excluded.articles
      ), periods AS (
        SELECT kind, whole_day, unit, first_day, tag, sum(articles) AS articles,
          sum(weight) AS weight
        FROM (SELECT *, date '1970-01-01' + day AS date FROM change) d
        CROSS JOIN LATERAL (VALUES
          ('day', day),
          ('month', date_trunc('month', date::timestamp)::date - date '1970-01-01'),
          ('year', date_trunc('year', date::timestamp)::date - date '1970-01-01')
        ) AS p (unit, first_day)
        GROUP BY 1, 2, 3, 4, 5
      ), merged AS (
        INSERT INTO coverage_period (kind, whole_day, unit, first_day, tags, articles, weights)
        SELECT kind, whole_day, unit, first_day,
          coalesce(array_agg(tag) FILTER (WHERE articles <> 0 OR weight <> 0), '{}'),
          coalesce(array_agg(articles::int) FILTER (WHERE articles <> 0 OR weight <> 0), '{}'),
          coalesce(array_agg(weight::int) FILTER (WHERE articles <> 0 OR weight <> 0), '{}')
        FROM (
          SELECT kind, whole_day, unit, first_day, tag, sum(articles) AS articles,
            sum(weight) AS weight
          FROM (
            SELECT * FROM periods
            UNION ALL
            SELECT c.kind, c.whole_day, c.unit, c.first_day, u.*
            FROM (SELECT DISTINCT kind, whole_day, unit, first_day FROM periods) p
            JOIN coverage_period c USING (kind, whole_day, unit, first_day),
              unnest(c.tags, c.articles, c.weights) AS u (tag, articles, weight)) a
          GROUP BY 1, 2, 3, 4, 5) s
        GROUP BY 1, 2, 3, 4
        ON CONFLICT (kind, whole_day, unit, first_day) DO UPDATE
        SET tags = excluded.tags, articles = excluded.articles, weights = excluded.weights
      )
      SELECT count(*) FROM taken
      """
          .formatted(BATCH);

  private CoverageFold() {}

  /** Returns the number of changes; 0 if there are none or another transaction folds. */
  public static long run(Connection connection) throws SQLException {
    if (!ViewLock.COVERAGE.tryAcquire(connection)) {
      return 0;
    }
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(FOLD)) {
      row.next();
      return row.getLong(1);
    }
  }
}
