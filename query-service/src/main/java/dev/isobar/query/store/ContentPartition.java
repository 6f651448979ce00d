package dev.isobar.query.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Describes a partition of the contents of articles: a month or a year.
 *
 * @param name of the table
 * @param first its first month
 * @param end the month after its last one
 */
public record ContentPartition(String name, YearMonth first, YearMonth end) {
  private static final Pattern NAME = Pattern.compile("article_content_(\\d{4})(?:_(\\d{2}))?");

  private static final String SELECT =
      """
      SELECT relname FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid
      WHERE inhparent = 'article_content'::regclass ORDER BY relname
      """;

  /** Returns all partitions, except the default one. */
  public static List<ContentPartition> all(Connection connection) throws SQLException {
    List<ContentPartition> partitions = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet names = statement.executeQuery(SELECT)) {
      while (names.next()) {
        Matcher parts = NAME.matcher(names.getString(1));
        if (parts.matches()) {
          partitions.add(of(parts));
        }
      }
    }
    return partitions;
  }

  private static ContentPartition of(Matcher parts) {
    int year = Integer.parseInt(parts.group(1));
    if (parts.group(2) == null) {
      return new ContentPartition(parts.group(), YearMonth.of(year, 1), YearMonth.of(year + 1, 1));
    }
    YearMonth month = YearMonth.of(year, Integer.parseInt(parts.group(2)));
    return new ContentPartition(parts.group(), month, month.plusMonths(1));
  }
}
