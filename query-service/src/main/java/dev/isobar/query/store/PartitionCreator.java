package dev.isobar.query.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Creates partitions of the contents of articles: one per month from the beginning of last year,
 * one per year before that. Dates before {@value #FIRST_YEAR} and after next month have the default
 * partition; it gives its rows away when their month gets a partition.
 */
public final class PartitionCreator {
  static final int FIRST_YEAR = 1990;

  static final String TABLE = "article_content";

  private final Statement statement;
  private final YearMonth now;
  private final Set<String> existing = new HashSet<>();

  private PartitionCreator(Statement statement, YearMonth now) {
    this.statement = statement;
    this.now = now;
  }

  /** Creates the partitions of these months that are missing, in the connection's transaction. */
  public static void create(Connection connection, Collection<YearMonth> months, YearMonth now)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      PartitionCreator creator = new PartitionCreator(statement, now);
      ViewLock.PARTITIONS.acquire(connection);
      ContentPartition.all(connection).forEach(partition -> creator.existing.add(partition.name()));
      for (YearMonth month : months) {
        creator.create(month);
      }
    }
  }

  private void create(YearMonth month) throws SQLException {
    String year = name(Year.of(month.getYear()));
    String name = year + "_%02d".formatted(month.getMonthValue());
    if (month.getYear() < FIRST_YEAR
        || month.isAfter(now.plusMonths(1))
        || existing.contains(year)
        || existing.contains(name)) {
      return;
    }
    boolean monthly =
        month.getYear() >= now.getYear() - 1
            || existing.stream().anyMatch(other -> other.startsWith(year + "_"));
    if (monthly) {
      create(name, month.atDay(1), month.plusMonths(1).atDay(1));
    } else {
      create(year, Year.of(month.getYear()).atDay(1), Year.of(month.getYear() + 1).atDay(1));
    }
  }

  /**
   * Attaches a table. Unlike {@code CREATE TABLE ... PARTITION OF}, this does not wait for readers
   * and writers of other partitions, except the default one.
   */
  private void create(String name, LocalDate from, LocalDate to) throws SQLException {
    String start = "'" + from + " 00:00+00'";
    String end = "'" + to + " 00:00+00'";
    String range = "at >= %s AND at < %s".formatted(start, end);
    statement.execute(
        "CREATE TABLE %s (LIKE %s INCLUDING STORAGE, CHECK (%s))".formatted(name, TABLE, range));
    statement.execute(
        ("WITH moved AS (DELETE FROM %s_other WHERE %s RETURNING *)"
                + " INSERT INTO %s SELECT * FROM moved")
            .formatted(TABLE, range, name));
    statement.execute(
        "ALTER TABLE %s ATTACH PARTITION %s FOR VALUES FROM (%s) TO (%s)"
            .formatted(TABLE, name, start, end));
    PendingLists.fit(statement.getConnection(), TABLE);
    existing.add(name);
  }

  private static String name(Year year) {
    return TABLE + "_%04d".formatted(year.getValue());
  }
}
