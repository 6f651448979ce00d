package dev.isobar.query.article;

import dev.isobar.query.search.HashSet64;
import dev.isobar.query.store.ViewSchema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;

/**
 * Remembers which tags, wordings and words the tables of a view have, so that most articles cost
 * the database nothing for them: these tables only grow. Knows only rows that a transaction found
 * there, because its own ones may be rolled back.
 */
final class ViewMemory {
  /** The live view's and that of a rebuild; others were replaced. */
  private static final int MAX_VIEWS = 2;

  /** The hashes of so many rows take 32 MB; then the memory begins again. */
  private static final int MAX_HASHES = 1_000_000;

  /** They take about 20 MB. */
  private static final int MAX_TAGS = 100_000;

  /**
   * A database that fails may lose the transactions of the last 0.6 s (three times {@code
   * wal_writer_delay}), and give the number of a lost tag to another one.
   */
  private static final Duration DURABLE = Duration.ofSeconds(10);

  /** Changes when the tables are others, are emptied, or the database is another server. */
  private static final String IDENTITY =
      """
      SELECT concat_ws('/', pg_postmaster_start_time(), pg_relation_filenode('tag'),
        pg_relation_filenode('wording'), pg_relation_filenode('search_word'))
      """;

  private static final Map<String, Contents> MEMORIES = new ConcurrentHashMap<>();

  private final Contents contents;
  private final long durableNanos;

  /**
   * @param durable how long ago a tag must have been found to be used
   */
  ViewMemory(Contents contents, Duration durable) {
    this.contents = contents;
    this.durableNanos = durable.toNanos();
  }

  /** What is remembered of the tables of one view. */
  static final class Contents {
    private final Map<ArticleTag, KnownTag> tags = new ConcurrentHashMap<>();
    private final HashSet64 wordings = new HashSet64();
    private final HashSet64 words = new HashSet64();
  }

  private record KnownTag(int number, long seenAt) {}

  /**
   * Returns the memory of the view of a connection.
   *
   * @param schema the schema of the view: one that is rebuilt does not survive a failure of the
   *     database, so what it has need not be on disk
   */
  static ViewMemory of(Connection connection, ViewSchema schema) throws SQLException {
    if (MEMORIES.size() > MAX_VIEWS) {
      MEMORIES.clear();
    }
    Duration durable = schema.isLive() ? DURABLE : Duration.ZERO;
    return new ViewMemory(
        MEMORIES.computeIfAbsent(identity(connection), view -> new Contents()), durable);
  }

  private static String identity(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(IDENTITY)) {
      row.next();
      return row.getString(1);
    }
  }

  /**
   * Forgets everything. After a failure a view may have fewer rows: a database that stops loses its
   * last transactions.
   */
  static void forget() {
    MEMORIES.clear();
  }

  /** Returns the numbers of those tags that are known. */
  Map<ArticleTag, Integer> numbers(Collection<ArticleTag> wanted) {
    long now = System.nanoTime();
    Map<ArticleTag, Integer> numbers = new HashMap<>(wanted.size() * 2);
    for (ArticleTag tag : wanted) {
      KnownTag known = contents.tags.get(tag);
      if (known != null && now - known.seenAt() >= durableNanos) {
        numbers.put(tag, known.number());
      }
    }
    return numbers;
  }

  /** Remembers tags that the table has. */
  void addTags(Map<ArticleTag, Integer> found) {
    Map<ArticleTag, KnownTag> tags = contents.tags;
    if (tags.size() + found.size() > MAX_TAGS) {
      tags.clear();
    }
    long now = System.nanoTime();
    found.forEach((tag, number) -> tags.putIfAbsent(tag, new KnownTag(number, now)));
  }

  /** Returns the memory of wordings, as hashes. */
  Rows wordings() {
    return new Rows(contents.wordings);
  }

  /** Returns the memory of words, as hashes. */
  Rows words() {
    return new Rows(contents.words);
  }

  /** Remembers rows of one table by their hashes. */
  record Rows(HashSet64 known) {
    /** Adds those of some rows that are not known to a collection. */
    <T> void addUnknown(Iterable<T> rows, ToLongFunction<T> hash, Collection<? super T> unknown) {
      synchronized (known) {
        for (T row : rows) {
          if (!known.contains(hash.applyAsLong(row))) {
            unknown.add(row);
          }
        }
      }
    }

    /** Remembers rows that the table has. */
    <T> void add(Collection<T> rows, ToLongFunction<T> hash) {
      synchronized (known) {
        if (known.size() + rows.size() > MAX_HASHES) {
          known.clear();
        }
        rows.forEach(row -> known.add(hash.applyAsLong(row)));
      }
    }
  }
}
