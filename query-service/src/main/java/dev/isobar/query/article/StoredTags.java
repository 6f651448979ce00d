package dev.isobar.query.article;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes conditions on the tags that the rows of articles have. */
public final class StoredTags {
  private StoredTags() {}

  /**
   * Returns the condition, which begins with {@code AND}, that an article matches a filter that
   * needs no document; empty if no article can.
   */
  static Optional<String> condition(Connection connection, ArticleFilter filter)
      throws SQLException {
    List<List<ArticleTag>> accepted = ArticleTag.of(filter);
    Map<ArticleTag, Integer> ids =
        TagTable.find(connection, accepted.stream().flatMap(Collection::stream).toList());
    StringBuilder condition = new StringBuilder();
    for (List<ArticleTag> tags : accepted) {
      if (tags.stream().noneMatch(ids::containsKey)) {
        return Optional.empty();
      }
      condition.append(
          tags.stream()
              .map(ids::get)
              .filter(Objects::nonNull)
              .map(String::valueOf)
              .collect(Collectors.joining(",", " AND tags && '{", "}'::int[]")));
    }
    return Optional.of(condition.append(in(filter.time())).toString());
  }

  /**
   * Returns the condition, which begins with {@code AND}, that an article is in a range of time.
   */
  public static String in(TimeRange time) {
    return condition("TRUE", ">=", time.earliest())
        + condition("TRUE", "<", time.latest())
        + condition("NOT whole_day", ">=", time.from())
        + condition("NOT whole_day", "<", time.before())
        + condition("whole_day", ">=", TimeRange.start(time.fromDay()))
        + condition("whole_day", "<", TimeRange.start(time.beforeDay()));
  }

  private static String condition(String articles, String operator, Instant limit) {
    return limit == null
        ? ""
        : " AND (NOT (%s) OR at %s %s)".formatted(articles, operator, ArticleSearch.literal(limit));
  }
}
