package dev.isobar.query.source;

import dev.isobar.query.article.ArticleFilter;
import dev.isobar.query.article.ArticleTag.Kind;
import dev.isobar.query.article.StoredTags;
import dev.isobar.query.article.TagCounter;
import dev.isobar.query.article.TimeRange;
import dev.isobar.query.coverage.CoverageQueries;
import dev.isobar.query.coverage.CoverageQueries.Counted;
import dev.isobar.query.coverage.CoverageQueries.TagCondition;
import dev.isobar.query.coverage.FacetCursor;
import dev.isobar.query.rest.BasedOn;
import dev.isobar.query.rest.ListPage;
import dev.isobar.query.story.StoryCopies;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.Session;

/** Compares the sources of the view. */
@ApplicationScoped
class SourceQueries {
  /**
   * The revision of an article is when it was fetched. An article without time of publication has
   * that time too. The id of a story is that of its earliest article.
   */
  private static final String NEWEST =
      """
      WITH newest AS MATERIALIZED (
        SELECT seq, id, at, whole_day FROM article_content WHERE TRUE%s
        ORDER BY at DESC, id DESC LIMIT %d
      ), report AS MATERIALIZED (
        SELECT a.feed, a.publisher, CASE WHEN st.members > 1 THEN st.id END AS story,
          st.id = n.id AS first,
          CASE WHEN NOT n.whole_day AND extract(epoch FROM n.at) * 1000 <> a.revision
            THEN a.revision / 1000.0 - extract(epoch FROM n.at) END AS delay
        FROM newest n JOIN article a ON a.seq = n.seq
        LEFT JOIN story_article s ON s.seq = n.seq LEFT JOIN story st ON st.id = s.story
      )
      SELECT source, percentile_cont(0.5) WITHIN GROUP (ORDER BY delay),
        count(DISTINCT story), count(DISTINCT story) FILTER (WHERE first), count(*)
      FROM (
        SELECT feed AS source, story, first, delay FROM report
        UNION ALL
        SELECT publisher, story, first, delay FROM report WHERE publisher <> feed) r
      GROUP BY source
      UNION ALL SELECT NULL, NULL, 0, 0, count(*) FROM newest
      """;

  /** Those of the newest articles that others may have the text of. */
  private static final String IN_STORIES =
      """
      SELECT n.seq, a.feed, a.publisher, st.id
      FROM (SELECT seq FROM article_content WHERE TRUE%s ORDER BY at DESC, id DESC LIMIT %d) n
      JOIN article a ON a.seq = n.seq JOIN story_article s ON s.seq = n.seq
      JOIN story st ON st.id = s.story WHERE st.members > 1
      """;

  private static final Report NONE = new Report(null, 0, 0, 0);

  private final CoverageQueries coverage;
  private final StoryCopies copies;
  private final EntityManager entities;

  SourceQueries(CoverageQueries coverage, StoryCopies copies, EntityManager entities) {
    this.coverage = coverage;
    this.copies = copies;
    this.entities = entities;
  }

  /**
   * Returns a page of sources, those with the most articles first.
   *
   * @param after the end of the previous page; null for the first page
   */
  ListPage<SourceItem> list(TimeRange time, int limit, FacetCursor after) {
    List<Counted> rows =
        coverage.list(ArticleFilter.of(time), Kind.SOURCE, TagCondition.NONE, limit + 1, after);
    Map<String, Report> reports = newest(time);
    long counted = reports.remove(null).counted();
    Map<String, Long> copied =
        entities.unwrap(Session.class).doReturningWork(connection -> copied(connection, time));
    return ListPage.of(rows, limit, Counted::cursor)
        .map(
            row ->
                item(
                    row,
                    reports.getOrDefault(row.value(), NONE),
                    copied.getOrDefault(row.value(), 0L)))
        .withBasedOn(new BasedOn(counted, counted < TagCounter.MAX_ARTICLES));
  }

  /** Holds a row of the statement; that of no source has the number of articles. */
  private record Report(Long delay, long stories, long first, long counted) {}

  private Map<String, Report> newest(TimeRange time) {
    String sql = NEWEST.formatted(StoredTags.in(time), TagCounter.MAX_ARTICLES);
    Map<String, Report> reports = new HashMap<>();
    entities
        .unwrap(Session.class)
        .doWork(
            connection -> {
              try (PreparedStatement select = connection.prepareStatement(sql);
                  ResultSet row = select.executeQuery()) {
                while (row.next()) {
                  double delay = row.getDouble(2);
                  Long seconds = row.wasNull() ? null : Math.round(delay);
                  reports.put(
                      row.getString(1),
                      new Report(seconds, row.getLong(3), row.getLong(4), row.getLong(5)));
                }
              }
            });
    return reports;
  }

  /** Returns how many of the newest articles of each source are copies. */
  private Map<String, Long> copied(Connection connection, TimeRange time) throws SQLException {
    Map<Long, Set<String>> sources = new HashMap<>();
    Set<String> stories = new HashSet<>();
    String sql = IN_STORIES.formatted(StoredTags.in(time), TagCounter.MAX_ARTICLES);
    try (PreparedStatement select = connection.prepareStatement(sql);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        Set<String> both = new HashSet<>(Set.of(row.getString(2)));
        if (row.getString(3) != null) {
          both.add(row.getString(3));
        }
        sources.put(row.getLong(1), both);
        stories.add(row.getString(4));
      }
    }
    Map<String, Long> copied = new HashMap<>();
    for (long copy : copies.of(connection, stories)) {
      sources.getOrDefault(copy, Set.of()).forEach(one -> copied.merge(one, 1L, Long::sum));
    }
    return copied;
  }

  private static SourceItem item(Counted counted, Report report, long copied) {
    return new SourceItem(
        counted.value(),
        counted.articles(),
        report.delay(),
        report.stories(),
        report.first(),
        SourceItem.share(report.first(), report.stories()),
        copied,
        SourceItem.share(copied, report.counted()));
  }
}
