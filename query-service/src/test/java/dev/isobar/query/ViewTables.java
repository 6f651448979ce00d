package dev.isobar.query;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Looks into the tables of the view, and changes them by hand. */
public record ViewTables(DataSource database) {
  /** Tags whose count is not that of the articles that have them. */
  private static final String WRONG_COUNTS =
      """
      SELECT kind, value, articles, counted FROM tag
      LEFT JOIN (SELECT tag, count(*) AS counted FROM article_content, unnest(tags) u (tag)
        GROUP BY tag) c ON c.tag = tag.id
      LEFT JOIN (SELECT tag, sum(sign) AS waiting FROM coverage_change, unnest(tags) u (tag)
        GROUP BY tag) w ON w.tag = tag.id
      WHERE articles + coalesce(waiting, 0) <> coalesce(counted, 0)
      """;

  /** Stories that differ from their articles, and articles without one. */
  private static final String WRONG_STORIES =
      """
      SELECT * FROM (SELECT a.story, min(a.at), max(a.at), count(*) FROM story_article a
        GROUP BY a.story) a (id, at, latest, members)
      FULL JOIN story s USING (id, at, latest, members) WHERE s IS NULL OR a IS NULL
      """;

  private static final String ARTICLES_WITHOUT_STORY =
      """
      SELECT id FROM article FULL JOIN story_article s USING (seq, id, at)
      WHERE article IS NULL OR s IS NULL
      """;

  /** Returns the rows as text. */
  public List<String> query(String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        List<String> row = new ArrayList<>();
        for (int column = 1; column <= columns; column++) {
          row.add(rows.getString(column));
        }
        found.add(String.join(" ", row.stream().map(String::valueOf).toList()));
      }
    }
    return found;
  }

  public void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Returns where counts or stories are not those of the articles. */
  public List<String> contradictions() throws SQLException {
    List<String> wrong = new ArrayList<>(query(WRONG_COUNTS));
    wrong.addAll(query(WRONG_STORIES));
    wrong.addAll(query(ARTICLES_WITHOUT_STORY));
    return wrong;
  }
}
