package dev.isobar.query.story;

import dev.isobar.query.story.StoryPace.Member;
import dev.isobar.query.story.StoryVelocity.Report;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads when and by whom the articles of stories were reported, without their documents. */
final class StoryReports {
  /** How many articles of a story are read: the earliest. */
  static final int MAX_MEMBERS = 100;

  /**
   * An article of which only the day is known lies at the start of the day, and was reported when
   * it was fetched, which its revision says. Only there, its content is looked up. Articles are
   * joined story by story: for all together, PostgreSQL would read the whole table.
   */
  private static final String SELECT =
      """
      SELECT w.story, m.seq, m.version, m.source,
        CASE WHEN date_trunc('day', m.at, 'UTC') = m.at AND EXISTS (
            SELECT FROM article_content c WHERE c.at = m.at AND c.id = m.id AND c.whole_day)
          THEN m.revision ELSE (extract(epoch FROM m.at) * 1000)::bigint END
      FROM unnest(?::text[]) AS w (story)
      CROSS JOIN LATERAL (
        SELECT s.seq, s.id, s.at, a.revision, coalesce(a.publisher, a.feed) AS source,
          g.xmin::text::bigint AS version
        FROM (SELECT seq, id, at FROM story_article WHERE story = w.story
          ORDER BY at, id LIMIT ?) AS s
        JOIN article a ON a.seq = s.seq
        JOIN story_signature g ON g.seq = s.seq) AS m
      ORDER BY w.story, m.at, m.id
      """;

  private final Connection connection;
  private final TextGroups texts;

  StoryReports(Connection connection, TextGroups texts) {
    this.connection = connection;
    this.texts = texts;
  }

  /** Returns the pace of each story. */
  Map<String, StoryPace> of(Collection<String> stories) throws SQLException {
    Map<String, StoryPace> paces = new HashMap<>();
    try (PreparedStatement select = connection.prepareStatement(SELECT)) {
      select.setArray(1, connection.createArrayOf("text", stories.toArray()));
      select.setInt(2, MAX_MEMBERS);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          StoryPace pace =
              paces.computeIfAbsent(
                  row.getString(1), id -> new StoryPace(new ArrayList<>(), new ArrayList<>()));
          Instant at = Instant.ofEpochMilli(row.getLong(5));
          pace.reports().add(new Report(at, row.getString(4), pace.reports().size()));
          pace.members().add(new Member(row.getLong(2), row.getLong(3)));
        }
      }
    }
    return paces;
  }

  /** Returns the velocities of stories. */
  Map<String, StoryVelocity> velocities(Map<String, StoryPace> paces) throws SQLException {
    Map<List<Member>, int[]> known =
        texts.of(
            connection,
            paces.values().stream().filter(StoryPace::hasSeveral).map(StoryPace::members).toList());
    Map<String, StoryVelocity> velocities = new HashMap<>();
    paces.forEach(
        (story, pace) ->
            velocities.put(
                story,
                pace.hasSeveral() ? pace.velocity(known.get(pace.members())) : pace.velocity()));
    return velocities;
  }
}
