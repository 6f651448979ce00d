package dev.isobar.query.article;

import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.query.article.ArticleTag.Kind;
import dev.isobar.query.article.TagCounts.Count;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** Counts the tags of the newest articles that match a filter. */
@ApplicationScoped
public class TagCounter {
  /** How many articles are counted. The database counts them without their documents. */
  public static final int MAX_ARTICLES = 2_000;

  /** How many articles are counted if each document is read, to find phrases or muted articles. */
  public static final int MAX_TEXTS = 500;

  private static final String COUNT =
      """
      WITH newest AS MATERIALIZED (%s)
      SELECT tag.kind, tag.value, c.articles, c.weight, false
      FROM (
        SELECT u.tag, count(*) AS articles, sum(u.weight) AS weight
        FROM newest, unnest(tags, weights) AS u (tag, weight) GROUP BY u.tag) c
      JOIN tag ON tag.id = c.tag WHERE tag.kind IN (%s)
      UNION ALL SELECT NULL, NULL, count(*), extract(epoch FROM min(at)) * 1000, whole_day
      FROM newest GROUP BY whole_day
      """;

  private static final String DAYS =
      """
      UNION ALL SELECT 'day', NULL, count(*), extract(epoch FROM at) * 1000, whole_day
      FROM newest GROUP BY at, whole_day
      """;

  private final EntityManager entities;
  private final ArticleSearch search;
  private final ArticleStories stories;

  TagCounter(EntityManager entities, ArticleSearch search, ArticleStories stories) {
    this.entities = entities;
    this.search = search;
    this.stories = stories;
  }

  /** Returns the counts of one kind of tags; of many articles only the newest are counted. */
  public TagCounts count(ArticleFilter filter, Kind kind) {
    return count(filter, null, Set.of(kind), null);
  }

  /**
   * Returns the counts of tags; of many articles only the newest are counted.
   *
   * @param story the story they belong to; null for any
   * @param zone the time zone of the days that are counted; null to count no days
   */
  public TagCounts count(ArticleFilter filter, String story, Set<Kind> kinds, ZoneId zone) {
    boolean reads = filter.needsDocument() || story != null;
    TagCounts counts =
        new TagCounts(kinds, zone, filter.time().zone(), reads ? MAX_TEXTS : MAX_ARTICLES);
    Predicate<EnrichedArticle> add =
        article -> {
          counts.add(article);
          return counts.left() > 0;
        };
    if (story != null) {
      MatchReader matches = new MatchReader(filter, add);
      stories.members(story, null, matches);
      matches.gaveUpAt().ifPresent(at -> counts.giveUp());
    } else if (reads) {
      search.search(filter, null, MAX_TEXTS, add).ifPresent(at -> counts.giveUp());
    } else {
      entities.unwrap(Session.class).doWork(connection -> countStored(connection, filter, counts));
    }
    return counts;
  }

  private static void countStored(Connection connection, ArticleFilter filter, TagCounts counts)
      throws SQLException {
    Optional<String> condition = StoredTags.condition(connection, filter);
    if (condition.isPresent()) {
      new Run(connection, filter, condition.get(), counts).from(null);
    }
  }

  /** Counts slice after slice of time. */
  private static final class Run extends ArticleSearch.Run {
    private final String condition;
    private final TagCounts counts;

    Run(Connection connection, ArticleFilter filter, String condition, TagCounts counts) {
      super(connection, filter, MAX_ARTICLES, null);
      this.condition = condition;
      this.counts = counts;
    }

    @Override
    boolean read(String keys, Instant from, Instant before, boolean walk) throws SQLException {
      String kinds =
          counts.kinds().stream().map(Kind::word).collect(Collectors.joining("', '", "'", "'"));
      String where = where(keys, from, before) + condition;
      String newest = newest("whole_day, tags, weights", where, counts.left(), walk);
      String sql = COUNT.formatted(newest, kinds) + (counts.hasDays() ? DAYS : "");
      candidates = 0;
      try (PreparedStatement select = prepare(sql);
          ResultSet row = select.executeQuery()) {
        while (row.next()) {
          if (row.getString(2) != null) {
            counts.add(
                new ArticleTag(Kind.of(row.getString(1)), row.getString(2)),
                new Count(row.getLong(3), row.getLong(4)));
          } else if (row.getString(1) != null) {
            counts.addDays(row.getLong(4), row.getBoolean(5), row.getLong(3));
          } else {
            candidates += row.getInt(3);
            counts.addArticles(row.getInt(3), row.getLong(4), row.getBoolean(5));
          }
        }
      }
      return counts.left() > 0;
    }
  }
}
