package dev.isobar.query.article;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.query.search.SearchKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.hibernate.Session;

/**
 * Finds the articles that match a filter, newest first. The database finds candidates by their keys
 * ({@link ArticleKeys}), from one slice of time to the next, and {@link ArticleFilter#matches}
 * decides. So the first page costs the same in a view of any size.
 *
 * <p>This is JDBC, not HQL: the keys must be literals, so that PostgreSQL plans each query by the
 * frequency of its keys, and as parts of HQL they would fill Hibernate's cache of queries.
 */
@ApplicationScoped
public class ArticleSearch {
  /** How many documents are in memory at once; an article may be large. */
  private static final int CHUNK = 50;

  /**
   * The number of slices of a query doubles up to this, eight months, if it asks for one term, and
   * to fewer if it asks for several. With 64 keys PostgreSQL expects so many rows that it reads all
   * articles of these months: 1.9 s instead of 5 ms at 80,000.
   */
  private static final int MAX_SLICES = 16;

  private static final String NEWEST = "SELECT at FROM article_content%s ORDER BY at DESC LIMIT 1";

  /** PostgreSQL may walk the articles from the newest one, which is fast for frequent keys. */
  private static final String WALK =
      "SELECT at, id, %s FROM article_content%s ORDER BY at DESC, id DESC LIMIT %d";

  /**
   * PostgreSQL uses the index of keys. It is told so when the newest slice had too few articles:
   * the statistics know no rare keys, and of many slices together they expect too much.
   */
  private static final String FIND =
      """
      WITH found AS MATERIALIZED (SELECT at, id, %s FROM article_content%s)
      SELECT * FROM found ORDER BY at DESC, id DESC LIMIT %d
      """;

  private static final DateTimeFormatter LITERAL =
      new DateTimeFormatterBuilder()
          .appendValue(ChronoField.YEAR_OF_ERA, 4, 9, SignStyle.NOT_NEGATIVE)
          .appendPattern("-MM-dd HH:mm:ss.SSS'+00' G")
          .toFormatter(Locale.ENGLISH);

  private final EntityManager entities;

  ArticleSearch(EntityManager entities) {
    this.entities = entities;
  }

  /**
   * Calls a function for each article that matches, newest first, until it returns false.
   *
   * @param after the position behind which the search begins; null for the newest article
   * @param expected how many articles the function is expected to take
   * @return where it gave up because too many articles did not match, see {@link MatchReader}
   */
  public Optional<ArticleCursor> search(
      ArticleFilter filter,
      ArticleCursor after,
      int expected,
      Predicate<EnrichedArticle> function) {
    MatchReader matches = new MatchReader(filter, function);
    entities
        .unwrap(Session.class)
        .doWork(connection -> new Run(connection, filter, expected, matches).from(after));
    return matches.gaveUpAt();
  }

  /** Returns the newest article that matches. */
  public Optional<EnrichedArticle> newest(ArticleFilter filter) {
    List<EnrichedArticle> newest = new ArrayList<>();
    search(
        filter,
        null,
        1,
        found -> {
          newest.add(found);
          return false;
        });
    return newest.stream().findFirst();
  }

  /** Returns the time in SQL. */
  static String literal(Instant time) {
    return "'" + LITERAL.format(time.atOffset(ZoneOffset.UTC)) + "'::timestamptz";
  }

  /** Holds the state of one search. */
  static class Run {
    private final Connection connection;
    private final Instant earliest;
    private final Instant latest;
    private final List<long[]> required;
    private final int chunk;
    private final Predicate<EnrichedArticle> function;
    private Instant at;
    private String id;
    int candidates;

    /**
     * @param function receives each candidate, and returns whether more are wanted
     */
    Run(
        Connection connection,
        ArticleFilter filter,
        int expected,
        Predicate<EnrichedArticle> function) {
      this.connection = connection;
      this.earliest = filter.time().earliest();
      this.latest = filter.time().latest();
      this.required = ArticleKeys.required(filter, new StoredVocabulary(connection));
      this.chunk = Math.min(expected, CHUNK);
      this.function = function;
    }

    void from(ArticleCursor after) throws SQLException {
      at = after == null ? null : after.at();
      id = after == null ? null : after.id();
      if (required.isEmpty()) {
        read("TRUE", earliest, latest, true);
        return;
      }
      preferIndexOfKeys();
      Instant before = latest;
      Instant newest = newest(before);
      long to = newest == null ? 0 : SearchKeys.slice(newest);
      int slices = 1;
      boolean more = newest != null;
      while (more) {
        long from = to - slices + 1;
        more = read(from, to, before, slices == 1);
        to = from - 1;
        before = SearchKeys.start(from);
        slices = Math.min(2 * slices, maxSlices());
        if (more && candidates == 0) {
          newest = newest(before);
          more = newest != null;
          // After a gap, as before a date in the far future, the search begins again with one
          // slice.
          slices = more && to - SearchKeys.slice(newest) > MAX_SLICES ? 1 : slices;
          to = more ? SearchKeys.slice(newest) : to;
        }
      }
    }

    private int maxSlices() {
      int terms = required.stream().mapToInt(array -> array.length).min().orElse(1);
      return Math.max(1, MAX_SLICES / Math.max(1, terms));
    }

    /** Reads slices; returns whether the function wants more articles. */
    private boolean read(long from, long to, Instant before, boolean walk) throws SQLException {
      Instant start = SearchKeys.start(from);
      Instant end = SearchKeys.start(to + 1);
      candidates = 0;
      return read(
          ArticleKeys.condition(required, from, to),
          earliest == null || start.isAfter(earliest) ? start : earliest,
          before == null || end.isBefore(before) ? end : before,
          walk);
    }

    /**
     * Makes PostgreSQL use the index of keys. It does not reckon what it costs to fetch and compare
     * the keys of a row, 15 us for 500 keys and 16 terms, so it prefers to read the rows of a whole
     * month. Cheap pages make it count rows: they are in memory, as the index is.
     */
    private void preferIndexOfKeys() throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            "SELECT set_config('enable_seqscan', 'off', true),"
                + " set_config('seq_page_cost', '0.05', true),"
                + " set_config('random_page_cost', '0.05', true)");
      }
    }

    /** Returns the time of the newest article before a moment; null if there is none. */
    private Instant newest(Instant before) throws SQLException {
      String sql = NEWEST.formatted(where("TRUE", earliest, before));
      try (PreparedStatement select = prepare(sql);
          ResultSet row = select.executeQuery()) {
        return row.next() ? instant(row, 1) : null;
      }
    }

    /** Returns whether more candidates are wanted. */
    boolean read(String condition, Instant from, Instant before, boolean walk) throws SQLException {
      int rows = chunk;
      while (rows == chunk) {
        rows = 0;
        String sql = newest("document", where(condition, from, before), chunk, walk);
        try (PreparedStatement select = prepare(sql);
            ResultSet row = select.executeQuery()) {
          while (row.next()) {
            rows++;
            candidates++;
            at = instant(row, 1);
            id = row.getString(2);
            byte[] json = CompressedJson.unpack(row.getBytes(3));
            EnrichedArticle article = ContractJson.readEnriched(json, Integer.MAX_VALUE);
            if (!function.test(article)) {
              return false;
            }
          }
        }
      }
      return true;
    }

    /** Returns the statement for {@code at}, {@code id} and other columns of the newest rows. */
    static String newest(String columns, String where, int limit, boolean walk) {
      return (walk ? WALK : FIND).formatted(columns, where, limit);
    }

    final String where(String condition, Instant from, Instant before) {
      StringBuilder where = new StringBuilder(" WHERE ").append(condition);
      if (from != null) {
        where.append(" AND at >= ").append(literal(from));
      }
      if (before != null) {
        where.append(" AND at < ").append(literal(before));
      }
      if (at != null) {
        // The first condition uses the index; the second separates articles of the same time.
        String last = literal(at);
        where.append(" AND at <= ").append(last);
        where.append(" AND (at < ").append(last).append(" OR id < ?)");
      }
      return where.toString();
    }

    final PreparedStatement prepare(String sql) throws SQLException {
      PreparedStatement select = connection.prepareStatement(sql);
      if (at != null) {
        select.setString(1, id);
      }
      return select;
    }

    static Instant instant(ResultSet row, int column) throws SQLException {
      return row.getObject(column, OffsetDateTime.class).toInstant();
    }
  }
}
