package dev.isobar.query.article;

import dev.isobar.query.article.ArticleTag.Kind;
import dev.isobar.query.rest.BasedOn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** Counts which tags articles have together with each tag of another kind, hour by hour. */
@ApplicationScoped
public class TagPairs {
  private static final String COUNT =
      """
      WITH newest AS MATERIALIZED (%s)
      SELECT one.value, other.value, floor(extract(epoch FROM at) / 3600)::int, whole_day,
        count(*)
      FROM newest CROSS JOIN unnest(tags) AS u (tag) JOIN tag one ON one.id = u.tag
      CROSS JOIN unnest(tags) AS v (tag) JOIN tag other ON other.id = v.tag
      WHERE one.id IN (%s) AND other.kind = '%s'
      GROUP BY 1, 2, 3, 4
      UNION ALL
      SELECT NULL, NULL, floor(extract(epoch FROM min(at)) / 3600)::int, false, count(*)
      FROM newest HAVING count(*) > 0
      """;

  private final EntityManager entities;

  TagPairs(EntityManager entities) {
    this.entities = entities;
  }

  /**
   * Holds how many articles have a tag and another one.
   *
   * @param hour since 1970 in UTC
   * @param wholeDay whether of these articles only the day is known, which then begins with the
   *     hour
   */
  public record Pair(String value, String other, int hour, boolean wholeDay, long articles) {}

  /**
   * Holds counts of the newest articles.
   *
   * @param oldest the hour of the oldest one, since 1970 in UTC; of it, and of earlier ones, not
   *     all may be counted
   */
  public record Pairs(List<Pair> counts, BasedOn basedOn, int oldest) {}

  /**
   * Counts the newest {@value TagCounter#MAX_ARTICLES} articles of a range of time that have at
   * least one of several tags.
   *
   * @param kind of these tags
   * @param other of the tags that they are paired with
   */
  public Pairs with(Kind other, Kind kind, Collection<String> values, TimeRange time) {
    return entities
        .unwrap(Session.class)
        .doReturningWork(connection -> count(connection, other, kind, values, time));
  }

  private static Pairs count(
      Connection connection, Kind other, Kind kind, Collection<String> values, TimeRange time)
      throws SQLException {
    ArticleFilter filter = ArticleFilter.tagged(kind, values, time);
    Optional<String> condition = StoredTags.condition(connection, filter);
    if (condition.isEmpty()) {
      return new Pairs(List.of(), new BasedOn(0, true), Integer.MIN_VALUE);
    }
    String ids =
        TagTable.find(connection, ArticleTag.of(filter).get(0)).values().stream()
            .map(String::valueOf)
            .collect(Collectors.joining(", "));
    Run run = new Run(connection, filter, condition.get(), ids, other);
    run.from(null);
    boolean exact = run.left() > 0;
    return new Pairs(run.pairs, new BasedOn(run.articles, exact), run.oldest);
  }

  /** Counts slice after slice of time. */
  private static final class Run extends ArticleSearch.Run {
    private final String condition;
    private final String ids;
    private final Kind other;
    private final List<Pair> pairs = new ArrayList<>();
    private int articles;
    private int oldest = Integer.MIN_VALUE;

    Run(Connection connection, ArticleFilter filter, String condition, String ids, Kind other) {
      super(connection, filter, TagCounter.MAX_ARTICLES, null);
      this.condition = condition;
      this.ids = ids;
      this.other = other;
    }

    int left() {
      return TagCounter.MAX_ARTICLES - articles;
    }

    @Override
    boolean read(String keys, Instant from, Instant before, boolean walk) throws SQLException {
      candidates = 0;
      String where = where(keys, from, before) + condition;
      String sql =
          COUNT.formatted(newest("whole_day, tags", where, left(), walk), ids, other.word());
      try (PreparedStatement select = prepare(sql);
          ResultSet row = select.executeQuery()) {
        while (row.next()) {
          if (row.getString(1) == null) {
            oldest = row.getInt(3);
            candidates = row.getInt(5);
            articles += candidates;
          } else {
            pairs.add(
                new Pair(
                    row.getString(1),
                    row.getString(2),
                    row.getInt(3),
                    row.getBoolean(4),
                    row.getLong(5)));
          }
        }
      }
      return left() > 0;
    }
  }
}
