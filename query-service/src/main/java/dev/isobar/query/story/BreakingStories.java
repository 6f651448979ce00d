package dev.isobar.query.story;

import dev.isobar.query.store.ViewLock;
import dev.isobar.query.story.StoryChange.Kind;
import dev.isobar.query.story.StoryChangeLog.Logged;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds stories that have become breaking, and writes that to the log of changes, once for each. It
 * is within one transaction, and of several replicas one at a time does it.
 */
final class BreakingStories {
  /** How many changes are looked at in one transaction. */
  static final int CHUNK = 200;

  /**
   * How long ago the third publisher may have reported: archives and replays bring stories that
   * broke long ago, and a late copy makes none of them news.
   */
  private static final Duration RECENT = Duration.ofDays(1);

  /** For longer than {@link #RECENT}, after which a story cannot be told for the same burst. */
  private static final Duration REMEMBERED = Duration.ofDays(30);

  private static final int LEAST_MEMBERS = 3;

  private static final Set<Kind> MAY_BREAK =
      EnumSet.of(Kind.BEGAN, Kind.SPLIT, Kind.GREW, Kind.CHANGED);

  private static final String LOCK =
      """
      SELECT w.view = v.view, w.position, v.view,
        (SELECT coalesce(max(position), 0) FROM story_change)
      FROM story_watch w CROSS JOIN view_identity v FOR UPDATE OF w SKIP LOCKED
      """;

  private static final String TOLD =
      """
      SELECT EXISTS (
        SELECT FROM story_article s JOIN story_breaking b ON b.article = s.id WHERE s.story = ?)
      """;

  private static final String REMEMBER =
      """
      INSERT INTO story_breaking (article, told)
      SELECT id, ? FROM story_article WHERE story = ? ON CONFLICT DO NOTHING
      """;

  private final Connection connection;
  private final TextGroups texts;
  private final Instant now;

  BreakingStories(Connection connection, TextGroups texts, Instant now) {
    this.connection = connection;
    this.texts = texts;
    this.now = now;
  }

  /** Returns whether there may be more to look at. */
  boolean tell() throws SQLException {
    String view;
    long position;
    try (PreparedStatement lock = connection.prepareStatement(LOCK);
        ResultSet row = lock.executeQuery()) {
      if (!row.next()) {
        return false;
      }
      view = row.getString(3);
      position = row.getLong(row.getBoolean(1) ? 2 : 4);
      if (!row.getBoolean(1)) {
        // Of a new view, what it was made from is no news.
        moveTo(view, position);
        return false;
      }
    }
    List<Logged> changes = new StoryChangeLog(connection).after(position, CHUNK);
    if (changes.isEmpty()) {
      return false;
    }
    List<StoryChange> told = new ArrayList<>();
    List<String> breaking = breaking(changes);
    if (!breaking.isEmpty()) {
      // Else an article could change its story between the question and the answer.
      ViewLock.STORIES.acquire(connection);
    }
    for (String story : breaking) {
      // A story without articles has become part of another one, whose change comes later.
      if (!isTold(story) && update(REMEMBER, Timestamp.from(now), story) > 0) {
        told.add(new StoryChange(story, Kind.BREAKING, null));
      }
    }
    if (!told.isEmpty()) {
      new StoryChangeLog(connection).write(told);
      update("DELETE FROM story_breaking WHERE told < ?", Timestamp.from(now.minus(REMEMBERED)));
    }
    moveTo(view, changes.get(changes.size() - 1).position());
    return changes.size() == CHUNK;
  }

  private List<String> breaking(List<Logged> changes) throws SQLException {
    Set<String> changed =
        changes.stream()
            .map(Logged::change)
            .filter(change -> MAY_BREAK.contains(change.kind()))
            .map(StoryChange::story)
            .collect(Collectors.toSet());
    Instant recent = now.minus(RECENT);
    List<String> grown =
        new StoryTable(connection)
            .find(changed).stream()
                .filter(story -> story.members() >= LEAST_MEMBERS)
                .filter(story -> story.latest().isAfter(recent))
                .map(Story::id)
                .toList();
    if (grown.isEmpty()) {
      return List.of();
    }
    StoryReports reports = new StoryReports(connection, texts);
    Map<String, StoryPace> paces = reports.of(grown);
    paces.values().removeIf(pace -> !pace.mayBreakAfter(recent));
    return reports.velocities(paces).entrySet().stream()
        .filter(story -> story.getValue().brokeAfter(recent))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private boolean isTold(String story) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(TOLD)) {
      select.setString(1, story);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  private void moveTo(String view, long position) throws SQLException {
    update("UPDATE story_watch SET view = ?, position = ?", view, position);
  }

  private int update(String sql, Object... values) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        update.setObject(i + 1, values[i]);
      }
      return update.executeUpdate();
    }
  }
}
