package dev.isobar.local.bench.ceiling;

import dev.isobar.local.sample.GeneratedArticles;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Measures COPY, PostgreSQL's fastest way to insert rows, with one transaction per batch. */
final class CopyCeiling {
  private static final int BATCHES = 40;
  private static final int ROWS = 500;
  private static final String TABLE = "isobar_bench_ceiling";

  private CopyCeiling() {}

  /** Returns the durable rows per second. Drops the table afterwards. */
  static double measure(String jdbcUrl, GeneratedArticles articles)
      throws SQLException, IOException {
    String[] batches = new String[BATCHES];
    for (int i = 0; i < BATCHES; i++) {
      batches[i] = rows(articles, (long) i * ROWS);
    }
    try (Connection connection = DriverManager.getConnection(jdbcUrl);
        Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS " + TABLE);
      statement.execute("CREATE TABLE " + TABLE + " (id text PRIMARY KEY, article text NOT NULL)");
      CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
      long start = System.nanoTime();
      for (String rows : batches) {
        copy.copyIn("COPY " + TABLE + " FROM STDIN", new StringReader(rows));
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      statement.execute("DROP TABLE " + TABLE);
      return BATCHES * ROWS / seconds;
    }
  }

  private static String rows(GeneratedArticles articles, long first) {
    StringBuilder rows = new StringBuilder();
    for (long i = first; i < first + ROWS; i++) {
      String json = new String(articles.json(i), java.nio.charset.StandardCharsets.UTF_8);
      rows.append(i).append('\t').append(json.replace("\\", "\\\\")).append('\n');
    }
    return rows.toString();
  }
}
