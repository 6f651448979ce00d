package dev.isobar.query.article;

import dev.isobar.query.article.ArticleTag.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** Counts the tags of the newest articles that match a filter. */
@ApplicationScoped
public class TagCounter {
  /** How many articles are counted. The database counts them without their documents. */
  public static final int MAX_ARTICLES = 5_000;

  /** How many articles are counted if each document is read, to find words or muted articles. */
  public static final int MAX_TEXTS = 2_000;

  private static final String COUNT =
      """
      WITH found AS MATERIALIZED (SELECT at, id, tags, weights FROM article_content%s%s),
      newest AS MATERIALIZED (SELECT * FROM found ORDER BY at DESC, id DESC LIMIT %d)
      SELECT tag.value, c.articles, c.weight
      FROM (
        SELECT u.tag, count(*) AS articles, sum(u.weight) AS weight
        FROM newest, unnest(tags, weights) AS u (tag, weight) GROUP BY u.tag) c
      JOIN tag ON tag.id = c.tag WHERE tag.kind = '%s'
      UNION ALL SELECT NULL, count(*), 0 FROM newest
      """;

  private final EntityManager entities;
  private final ArticleSearch search;

  TagCounter(EntityManager entities, ArticleSearch search) {
    this.entities = entities;
    this.search = search;
  }

  /** Holds how many articles have a tag, and the sum of its weights. */
  public record Count(long articles, long weight) {
    Count plus(Count other) {
      return new Count(articles + other.articles, weight + other.weight);
    }
  }

  /** Returns the counts of tags by their values; of many articles only the newest are counted. */
  public Map<String, Count> count(ArticleFilter filter, Kind kind) {
    Map<String, Count> counts = new HashMap<>();
    if (filter.query() == null && filter.muted().isEmpty()) {
      entities
          .unwrap(Session.class)
          .doWork(connection -> countStored(connection, filter, kind, counts));
    } else {
      countTexts(filter, kind, counts);
    }
    return counts;
  }

  private void countTexts(ArticleFilter filter, Kind kind, Map<String, Count> counts) {
    int[] found = {0};
    search.search(
        filter,
        null,
        MAX_TEXTS,
        article -> {
          ArticleTag.of(article)
              .forEach(
                  (tag, weight) -> {
                    if (tag.kind() == kind) {
                      counts.merge(tag.value(), new Count(1, weight), Count::plus);
                    }
                  });
          return ++found[0] < MAX_TEXTS;
        });
  }

  private static void countStored(
      Connection connection, ArticleFilter filter, Kind kind, Map<String, Count> counts)
      throws SQLException {
    List<List<ArticleTag>> accepted = ArticleTag.of(filter);
    Map<ArticleTag, Integer> ids =
        TagTable.find(connection, accepted.stream().flatMap(Collection::stream).toList());
    StringBuilder condition = new StringBuilder();
    for (List<ArticleTag> tags : accepted) {
      if (tags.stream().noneMatch(ids::containsKey)) {
        return;
      }
      condition.append(
          tags.stream()
              .map(ids::get)
              .filter(Objects::nonNull)
              .map(String::valueOf)
              .collect(Collectors.joining(",", " AND tags && '{", "}'::int[]")));
    }
    condition.append(inRange(filter.time()));
    new Run(connection, filter, condition.toString(), kind, counts).from(null);
  }

  /** Returns the condition that narrows the range of the search to that of each article. */
  private static String inRange(TimeRange time) {
    return condition("NOT whole_day", ">=", time.from())
        + condition("NOT whole_day", "<", time.before())
        + condition("whole_day", ">=", TimeRange.start(time.fromDay()))
        + condition("whole_day", "<", TimeRange.start(time.beforeDay()));
  }

  private static String condition(String articles, String operator, Instant limit) {
    return limit == null
        ? ""
        : " AND (NOT (%s) OR at %s %s)".formatted(articles, operator, ArticleSearch.literal(limit));
  }

  /** Counts slice after slice of time. */
  private static final class Run extends ArticleSearch.Run {
    private final String condition;
    private final Kind kind;
    private final Map<String, Count> counts;
    private int left = MAX_ARTICLES;

    Run(
        Connection connection,
        ArticleFilter filter,
        String condition,
        Kind kind,
        Map<String, Count> counts) {
      super(connection, filter, MAX_ARTICLES, null);
      this.condition = condition;
      this.kind = kind;
      this.counts = counts;
    }

    @Override
    boolean read(String keys, Instant from, Instant before, boolean walk) throws SQLException {
      String sql = COUNT.formatted(where(keys, from, before), condition, left, kind.word());
      try (PreparedStatement select = prepare(sql);
          ResultSet row = select.executeQuery()) {
        while (row.next()) {
          Count count = new Count(row.getLong(2), row.getLong(3));
          if (row.getString(1) != null) {
            counts.merge(row.getString(1), count, Count::plus);
          } else {
            candidates = (int) count.articles();
            left -= candidates;
          }
        }
      }
      return left > 0;
    }
  }
}
