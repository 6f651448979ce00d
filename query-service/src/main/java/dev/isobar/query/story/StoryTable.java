package dev.isobar.query.story;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Reads and writes the table of stories, many rows with one statement. */
final class StoryTable {
  /** The columns that {@link #read} reads. */
  static final String COLUMNS =
      "id, extract(epoch FROM at) * 1000, extract(epoch FROM latest) * 1000, members";

  private static final String UPSERT =
      """
      INSERT INTO story AS s (id, at, latest, members)
      SELECT id, timestamptz 'epoch' + at * interval '1 millisecond',
        timestamptz 'epoch' + latest * interval '1 millisecond', members
      FROM unnest(?::text[], ?::bigint[], ?::bigint[], ?::int[]) AS n (id, at, latest, members)
      ON CONFLICT (id) DO UPDATE
      SET at = excluded.at, latest = excluded.latest, members = excluded.members
      """;

  private final Connection connection;

  StoryTable(Connection connection) {
    this.connection = connection;
  }

  /** Returns the story of a row of {@link #COLUMNS}. */
  static Story read(ResultSet row) throws SQLException {
    return new Story(
        row.getString(1),
        Instant.ofEpochMilli(row.getLong(2)),
        Instant.ofEpochMilli(row.getLong(3)),
        row.getInt(4));
  }

  List<Story> find(Collection<String> ids) throws SQLException {
    List<Story> stories = new ArrayList<>();
    if (ids.isEmpty()) {
      return stories;
    }
    try (PreparedStatement select =
        connection.prepareStatement("SELECT " + COLUMNS + " FROM story WHERE id = ANY(?)")) {
      select.setArray(1, texts(ids));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          stories.add(read(rows));
        }
      }
    }
    return stories;
  }

  void upsert(Collection<Story> stories) throws SQLException {
    List<Story> rows = List.copyOf(stories);
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
      upsert.setArray(1, array("text", rows, Story::id));
      upsert.setArray(2, array("int8", rows, story -> story.at().toEpochMilli()));
      upsert.setArray(3, array("int8", rows, story -> story.latest().toEpochMilli()));
      upsert.setArray(4, array("int4", rows, Story::members));
      upsert.executeUpdate();
    }
  }

  /** Writes stories that the table does not have, as their articles say. */
  void insert(Collection<String> ids) throws SQLException {
    if (ids.isEmpty()) {
      return;
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO story (id, at, latest, members) SELECT story, min(at), max(at), count(*)"
                + " FROM story_article WHERE story = ANY(?) GROUP BY story")) {
      insert.setArray(1, texts(ids));
      insert.executeUpdate();
    }
  }

  void delete(Collection<String> ids) throws SQLException {
    if (ids.isEmpty()) {
      return;
    }
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM story WHERE id = ANY(?)")) {
      delete.setArray(1, texts(ids));
      delete.executeUpdate();
    }
  }

  private Array texts(Collection<String> values) throws SQLException {
    return connection.createArrayOf("text", values.toArray());
  }

  private Array array(String type, List<Story> rows, Function<Story, Object> column)
      throws SQLException {
    return connection.createArrayOf(type, rows.stream().map(column).toArray());
  }
}
