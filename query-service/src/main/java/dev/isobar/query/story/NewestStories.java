package dev.isobar.query.story;

import dev.isobar.query.article.ArticleTime;
import dev.isobar.query.article.TimeRange;
import dev.isobar.query.rest.PageCursor;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Reads stories, those with the latest article first. */
final class NewestStories {
  /** How many stories are looked at: most have one article, and few are large. */
  static final int MAX_SCANNED = 10_000;

  private static final String SELECT = "SELECT " + StoryTable.COLUMNS;

  /**
   * The first condition uses the index. An article of which only the day is known has the start of
   * the day in UTC, and this day in every time zone.
   */
  private static final String RANGE =
      """
       FROM story
      WHERE latest >= to_timestamp(? / 1000.0) AND latest < to_timestamp(? / 1000.0)
        AND CASE WHEN latest = date_trunc('day', latest, 'UTC')
          THEN latest >= to_timestamp(? / 1000.0) AND latest < to_timestamp(? / 1000.0)
          ELSE latest >= to_timestamp(? / 1000.0) AND latest < to_timestamp(? / 1000.0) END
        AND (latest, id) < (to_timestamp(? / 1000.0), ?)\
      """;

  /** The number of parameters of the range. */
  private static final int RANGE_END = 8;

  private static final String ORDER = " ORDER BY latest DESC, id DESC";

  private static final String ANY =
      SELECT
          + (" FROM (SELECT *" + RANGE + ORDER + " LIMIT ?) AS newest WHERE members >= ?")
          + (ORDER + " LIMIT ?");

  /** Otherwise PostgreSQL may walk all stories from the newest one until it has met enough. */
  private static final String SOME =
      "WITH story AS MATERIALIZED (SELECT * FROM story WHERE id = ANY(?)) "
          + (SELECT + RANGE + " AND members >= ?" + ORDER + " LIMIT ?");

  private static final String LAST_SCANNED = SELECT + RANGE + ORDER + " OFFSET ? LIMIT 1";

  private static final long FIRST = ArticleTime.inRange(Long.MIN_VALUE).toEpochMilli();
  private static final long END = ArticleTime.inRange(Long.MAX_VALUE).toEpochMilli() + 1;

  private final Connection connection;

  NewestStories(Connection connection) {
    this.connection = connection;
  }

  /**
   * Selects stories by the time of their latest article, and by their number of articles.
   *
   * @param after the end of the previous page; null for the first page
   */
  record Range(TimeRange time, int minArticles, PageCursor after) {}

  /**
   * Holds stories.
   *
   * @param gaveUpAt the last story that was looked at if there may be more; else null
   */
  record Found(List<Story> stories, PageCursor gaveUpAt) {}

  /** Returns the position behind a story. */
  static PageCursor cursor(Story story) {
    return new PageCursor(story.latest().toEpochMilli(), story.id());
  }

  /** Returns stories of a range; of many small ones only the newest {@value #MAX_SCANNED}. */
  Found any(Range range, int limit) throws SQLException {
    List<Story> stories = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(ANY)) {
      bind(select, 1, range);
      select.setInt(RANGE_END + 1, MAX_SCANNED);
      select.setInt(RANGE_END + 2, range.minArticles());
      select.setInt(RANGE_END + 3, limit);
      read(select, stories);
    }
    boolean all = range.minArticles() == 1 || stories.size() == limit;
    return new Found(stories, all ? null : lastScanned(range));
  }

  /** Returns those of some stories that are in a range. */
  Found of(Collection<String> ids, Range range, int limit) throws SQLException {
    List<Story> stories = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(SOME)) {
      select.setArray(1, connection.createArrayOf("text", ids.toArray()));
      bind(select, 2, range);
      select.setInt(RANGE_END + 2, range.minArticles());
      select.setInt(RANGE_END + 3, limit);
      read(select, stories);
    }
    return new Found(stories, null);
  }

  private PageCursor lastScanned(Range range) throws SQLException {
    List<Story> last = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(LAST_SCANNED)) {
      bind(select, 1, range);
      select.setInt(RANGE_END + 1, MAX_SCANNED - 1);
      read(select, last);
    }
    return last.isEmpty() ? null : cursor(last.get(0));
  }

  private static void bind(PreparedStatement select, int first, Range range) throws SQLException {
    PageCursor after = range.after();
    long last = after == null ? END : ArticleTime.inRange(after.number()).toEpochMilli();
    TimeRange time = range.time();
    select.setLong(first, millis(time.earliest(), FIRST));
    select.setLong(first + 1, millis(time.latest(), END));
    select.setLong(first + 2, millis(TimeRange.start(time.fromDay()), FIRST));
    select.setLong(first + 3, millis(TimeRange.start(time.beforeDay()), END));
    select.setLong(first + 4, millis(time.from(), FIRST));
    select.setLong(first + 5, millis(time.before(), END));
    select.setLong(first + 6, last);
    select.setString(first + 7, after == null ? "" : after.id());
  }

  private static long millis(Instant moment, long otherwise) {
    return moment == null ? otherwise : moment.toEpochMilli();
  }

  private static void read(PreparedStatement select, List<Story> stories) throws SQLException {
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        stories.add(StoryTable.read(rows));
      }
    }
  }
}
