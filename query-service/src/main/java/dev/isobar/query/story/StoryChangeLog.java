package dev.isobar.query.story;

import dev.isobar.query.story.StoryChange.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Writes and reads which stories have changed. Writers hold {@link
 * dev.isobar.query.store.ViewLock#STORIES}, so a reader who has seen a position misses no earlier
 * one.
 */
final class StoryChangeLog {
  /** How many changes are kept: some 60 MB, a week of a newswire of 50,000 articles a day. */
  static final long KEPT = 500_000;

  /** Old changes are deleted so many at a time. */
  private static final long PRUNED_AT_ONCE = 10_000;

  private final Connection connection;

  StoryChangeLog(Connection connection) {
    this.connection = connection;
  }

  /** Holds a change at its position. */
  record Logged(long position, StoryChange change) {}

  void write(Collection<StoryChange> changes) throws SQLException {
    if (changes.isEmpty()) {
      return;
    }
    long last = 0;
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO story_change (story, kind, other)"
                + " SELECT * FROM unnest(?::text[], ?::text[], ?::text[]) RETURNING position")) {
      insert.setArray(1, texts(changes.stream().map(StoryChange::story).toArray()));
      insert.setArray(2, texts(changes.stream().map(change -> change.kind().word()).toArray()));
      insert.setArray(3, texts(changes.stream().map(StoryChange::other).toArray()));
      try (ResultSet rows = insert.executeQuery()) {
        while (rows.next()) {
          last = Math.max(last, rows.getLong(1));
        }
      }
    }
    if (last / PRUNED_AT_ONCE > (last - changes.size()) / PRUNED_AT_ONCE) {
      prune(last - KEPT);
    }
  }

  private void prune(long until) throws SQLException {
    if (until <= 0) {
      return;
    }
    for (String sql :
        List.of(
            "UPDATE view_identity SET pruned = ?",
            "DELETE FROM story_change WHERE position <= ?")) {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setLong(1, until);
        statement.executeUpdate();
      }
    }
  }

  /** Returns the position up to which changes are no longer kept. */
  long pruned() throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement("SELECT pruned FROM view_identity");
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Returns the changes behind a position, in their order. */
  List<Logged> after(long position, int limit) throws SQLException {
    List<Logged> changes = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT position, story, kind, other FROM story_change WHERE position > ?"
                + " ORDER BY position LIMIT ?")) {
      select.setLong(1, position);
      select.setInt(2, limit);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          changes.add(
              new Logged(
                  row.getLong(1),
                  new StoryChange(row.getString(2), Kind.of(row.getString(3)), row.getString(4))));
        }
      }
    }
    return changes;
  }

  private java.sql.Array texts(Object[] values) throws SQLException {
    return connection.createArrayOf("text", values);
  }
}
