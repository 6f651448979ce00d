package dev.isobar.query.rebuild;

import dev.isobar.query.rebuild.RebuildProgress.State;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Keeps the progress of the latest rebuild in the database, where every replica can read it. */
final class RebuildTable {
  private static final String UPSERT =
      """
      INSERT INTO rebuild (state, started, updated, read, total, articles, error)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (single) DO UPDATE
      SET state = excluded.state, started = excluded.started, updated = excluded.updated,
        read = excluded.read, total = excluded.total, articles = excluded.articles,
        error = excluded.error
      """;

  private static final String SELECT =
      "SELECT state, started, updated, read, total, articles, error FROM rebuild";

  private RebuildTable() {}

  static void write(Connection connection, RebuildProgress progress) throws SQLException {
    try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
      upsert.setString(1, progress.state().name());
      upsert.setObject(2, progress.startedAt().atOffset(ZoneOffset.UTC));
      upsert.setObject(3, progress.updatedAt().atOffset(ZoneOffset.UTC));
      upsert.setLong(4, progress.read());
      upsert.setLong(5, progress.total());
      upsert.setLong(6, progress.articles());
      upsert.setString(7, progress.error());
      upsert.executeUpdate();
    }
  }

  /** Returns the latest rebuild; empty if there was none. */
  static Optional<RebuildProgress> read(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(SELECT)) {
      if (!row.next()) {
        return Optional.empty();
      }
      return Optional.of(
          new RebuildProgress(
              State.valueOf(row.getString(1)),
              row.getObject(2, OffsetDateTime.class).toInstant(),
              row.getObject(3, OffsetDateTime.class).toInstant(),
              row.getLong(4),
              row.getLong(5),
              row.getLong(6),
              row.getString(7)));
    }
  }
}
