package dev.isobar.query.coverage;

import dev.isobar.query.article.ArticleFilter;
import dev.isobar.query.article.ArticleTag.Kind;
import dev.isobar.query.article.TagCounter;
import dev.isobar.query.article.TagCounts.Count;
import dev.isobar.query.article.TimeRange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;

/**
 * Lists tags by the number of their articles. Without a filter, and for a range of time, these come
 * from stored counts and the changes that still wait, and are exact. With another filter the newest
 * matching articles are counted ({@link TagCounter}).
 *
 * <p>This is JDBC, not HQL: HQL unnests no arrays.
 */
@ApplicationScoped
public class CoverageQueries {
  private static final String ALL =
      """
      WITH waiting AS MATERIALIZED (
        SELECT u.tag, sum(sign) AS articles, sum(sign * u.weight) AS weight
        FROM coverage_change, unnest(tags, weights) AS u (tag, weight) GROUP BY u.tag
      ), counted AS (
        (SELECT t.value, t.articles, t.weight FROM tag t
         WHERE t.kind = ?%1$s%2$s AND t.articles > 0
           AND NOT EXISTS (SELECT FROM waiting w WHERE w.tag = t.id)
         ORDER BY t.articles DESC, t.value LIMIT %3$d)
        UNION ALL
        SELECT t.value, t.articles + w.articles, t.weight + w.weight
        FROM waiting w JOIN tag t ON t.id = w.tag WHERE t.kind = ?%1$s
      )\
      """;

  private static final String RANGE =
      """
      WITH part AS (
        SELECT u.tag, u.articles, u.weight
        FROM coverage_period, unnest(tags, articles, weights) AS u (tag, articles, weight)
        WHERE kind = ? AND (%1$s)
        UNION ALL
        SELECT u.tag, sign, sign * u.weight
        FROM coverage_change, unnest(tags, weights) AS u (tag, weight)
        WHERE %2$s
        UNION ALL
        SELECT u.tag, 1, u.weight
        FROM article_content, unnest(tags, weights) AS u (tag, weight)
        WHERE %3$s
      ), counted AS (
        SELECT t.value, p.articles, p.weight
        FROM (
          SELECT tag, sum(articles) AS articles, sum(weight) AS weight FROM part GROUP BY tag) p
        JOIN tag t ON t.id = p.tag WHERE t.kind = ?%4$s
      )\
      """;

  private static final String GIVEN =
      """
      WITH counted AS (
        SELECT t.value, n.articles, n.weight
        FROM unnest(?::text[], ?::bigint[], ?::bigint[]) AS n (value, articles, weight)
        JOIN tag t ON t.kind = ? AND t.value = n.value%s
      )\
      """;

  private static final String PAGE =
      """

      SELECT value, articles, weight FROM counted WHERE articles > 0%s
      ORDER BY articles DESC, value LIMIT %d
      """;

  private final EntityManager entities;
  private final TagCounter counter;

  CoverageQueries(EntityManager entities, TagCounter counter) {
    this.entities = entities;
    this.counter = counter;
  }

  /** Holds a tag with its counts. */
  public record Counted(String value, long articles, long weight) {
    public FacetCursor cursor() {
      return new FacetCursor(articles, value);
    }
  }

  /**
   * Narrows the tags of a list.
   *
   * @param sql begins with {@code AND}; the tag is {@code t}; empty for all
   */
  public record TagCondition(String sql, List<Object> parameters) {
    public static final TagCondition NONE = new TagCondition("", List.of());

    /** Returns the condition that the tag is also one of several values. */
    public TagCondition andOneOf(Collection<String> values) {
      String marks = String.join(", ", Collections.nCopies(values.size(), "?"));
      return and("t.value IN (" + marks + ")", values.toArray());
    }

    public TagCondition and(String condition, Object... values) {
      List<Object> all = new ArrayList<>(parameters);
      all.addAll(List.of(values));
      return new TagCondition(sql + " AND " + condition, all);
    }
  }

  /**
   * Lists tags, those with the most articles first.
   *
   * @param after the end of the previous page; null for the first page
   */
  public List<Counted> list(
      ArticleFilter filter, Kind kind, TagCondition condition, int limit, FacetCursor after) {
    if (!filter.isTimeOnly()) {
      return list(counter.count(filter, kind).of(kind), kind, condition, limit, after);
    }
    return run(
        new Statement(kind, condition, limit, after),
        (statement, connection) -> {
          if (filter.time().isAll()) {
            statement.all();
          } else {
            statement.range(filter.time());
          }
        });
  }

  /**
   * Lists tags that were counted, those with the most articles first.
   *
   * @param after the end of the previous page; null for the first page
   */
  public List<Counted> list(
      Map<String, Count> counts, Kind kind, TagCondition condition, int limit, FacetCursor after) {
    return run(
        new Statement(kind, condition, limit, after),
        (statement, connection) -> statement.given(connection, counts));
  }

  /** Returns the number of all articles in a range of time. */
  public long articles(TimeRange time) {
    // Each article has exactly one language.
    return list(ArticleFilter.of(time), Kind.LANGUAGE, TagCondition.NONE, Integer.MAX_VALUE, null)
        .stream()
        .mapToLong(Counted::articles)
        .sum();
  }

  private List<Counted> run(Statement statement, Selection selection) {
    return entities
        .unwrap(Session.class)
        .doReturningWork(
            connection -> {
              selection.choose(statement, connection);
              return statement.run(connection);
            });
  }

  private interface Selection {
    void choose(Statement statement, Connection connection) throws SQLException;
  }

  /** Collects the parts of one statement. */
  private static final class Statement {
    private final Kind kind;
    private final TagCondition condition;
    private final int limit;
    private final FacetCursor after;
    private final List<Object> parameters = new ArrayList<>();
    private String sql;

    Statement(Kind kind, TagCondition condition, int limit, FacetCursor after) {
      this.kind = kind;
      this.condition = condition;
      this.limit = limit;
      this.after = after;
    }

    void all() {
      kindAndCondition();
      String position = position("t.");
      kindAndCondition();
      sql = ALL.formatted(condition.sql(), position, limit);
    }

    void range(TimeRange time) {
      TimeCover moments = TimeCover.of(time.from(), time.before());
      TimeCover days =
          TimeCover.of(TimeRange.start(time.fromDay()), TimeRange.start(time.beforeDay()));
      parameters.add(kind.word());
      kindAndCondition();
      sql =
          RANGE.formatted(
              both(moments.inPeriods(), days.inPeriods()),
              both(moments.coveredByPeriods(), days.coveredByPeriods()),
              both(moments.inEdges(), days.inEdges()),
              condition.sql());
    }

    /** Articles of which only the day is known have a range of their own. */
    private static String both(String moments, String days) {
      return moments.equals(days)
          ? moments
          : "(NOT whole_day AND %s OR whole_day AND %s)".formatted(moments, days);
    }

    void given(Connection connection, Map<String, Count> counts) throws SQLException {
      List<Map.Entry<String, Count>> rows = List.copyOf(counts.entrySet());
      parameters.add(
          connection.createArrayOf("text", rows.stream().map(Map.Entry::getKey).toArray()));
      parameters.add(
          connection.createArrayOf(
              "int8", rows.stream().map(row -> row.getValue().articles()).toArray()));
      parameters.add(
          connection.createArrayOf(
              "int8", rows.stream().map(row -> row.getValue().weight()).toArray()));
      kindAndCondition();
      sql = GIVEN.formatted(condition.sql());
    }

    List<Counted> run(Connection connection) throws SQLException {
      String page = sql + PAGE.formatted(position(""), limit);
      try (PreparedStatement select = connection.prepareStatement(page)) {
        for (int i = 0; i < parameters.size(); i++) {
          select.setObject(i + 1, parameters.get(i));
        }
        List<Counted> counted = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
          while (rows.next()) {
            counted.add(new Counted(rows.getString(1), rows.getLong(2), rows.getLong(3)));
          }
        }
        return counted;
      }
    }

    private void kindAndCondition() {
      parameters.add(kind.word());
      parameters.addAll(condition.parameters());
    }

    /** The first condition uses the index; the second separates tags with the same count. */
    private String position(String table) {
      if (after == null) {
        return "";
      }
      parameters.add(after.id());
      String count = table + "articles ";
      return " AND %1$s<= %2$d AND (%1$s< %2$d OR %3$svalue > ?)"
          .formatted(count, after.count(), table);
    }
  }
}
