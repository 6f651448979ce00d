package dev.isobar.query.article;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.EnrichedArticle;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.hibernate.Session;

/** Reads to which stories articles belong, and the articles of a story. */
@ApplicationScoped
class ArticleStories {
  private static final int CHUNK = 50;
  private static final long END = ArticleTime.inRange(Long.MAX_VALUE).toEpochMilli() + 1;

  /** An id that a story had before it was joined to another is that of one of its articles. */
  private static final String MEMBERS =
      """
      SELECT c.at, c.id, c.document
      FROM story_article s JOIN article_content c ON c.at = s.at AND c.id = s.id
      WHERE s.story = (SELECT story FROM story_article WHERE id = ?)
        AND (s.at, s.id) < (to_timestamp(? / 1000.0), ?)
      ORDER BY s.at DESC, s.id DESC LIMIT ?
      """;

  private final EntityManager entities;

  ArticleStories(EntityManager entities) {
    this.entities = entities;
  }

  /** Returns the stories of articles by the ids of the articles. */
  Map<String, String> of(Collection<String> ids) {
    List<Object[]> rows =
        entities
            .createNativeQuery(
                "SELECT id, story FROM story_article WHERE id = ANY(:ids)", Object[].class)
            .setParameter("ids", ids.stream().map(PostgresText::text).toArray(String[]::new))
            .getResultList();
    Map<String, String> stories = new HashMap<>();
    rows.forEach(row -> stories.put((String) row[0], (String) row[1]));
    return stories;
  }

  /** Adds the field {@code story} to the JSON of an article. */
  byte[] addTo(byte[] json, String id) {
    String story = of(List.of(id)).get(id);
    if (story == null) {
      return json;
    }
    String text = new String(json, StandardCharsets.UTF_8).stripTrailing();
    String field = ",\"story\":" + new String(ContractJson.write(story), StandardCharsets.UTF_8);
    return (text.substring(0, text.length() - 1) + field + "}").getBytes(StandardCharsets.UTF_8);
  }

  /** Calls a function for each article of a story, newest first, until it returns false. */
  void members(String story, ArticleCursor after, Predicate<EnrichedArticle> function) {
    entities
        .unwrap(Session.class)
        .doWork(
            connection -> {
              ArticleCursor last = after;
              do {
                last = chunk(connection, story, last, function);
              } while (last != null);
            });
  }

  /** Returns the place of the last article, or null if no more are wanted. */
  private static ArticleCursor chunk(
      Connection connection, String story, ArticleCursor after, Predicate<EnrichedArticle> function)
      throws SQLException {
    ArticleCursor last = null;
    int count = 0;
    try (PreparedStatement select = connection.prepareStatement(MEMBERS)) {
      select.setString(1, PostgresText.text(story));
      select.setLong(2, after == null ? END : after.at().toEpochMilli());
      select.setString(3, after == null ? "" : after.id());
      select.setInt(4, CHUNK);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          count++;
          last =
              new ArticleCursor(
                  rows.getObject(1, OffsetDateTime.class).toInstant(), rows.getString(2));
          byte[] json = CompressedJson.unpack(rows.getBytes(3));
          if (!function.test(ContractJson.readEnriched(json, Integer.MAX_VALUE))) {
            return null;
          }
        }
      }
    }
    return count < CHUNK ? null : last;
  }
}
