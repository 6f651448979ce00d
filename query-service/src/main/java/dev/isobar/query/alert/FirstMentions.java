package dev.isobar.query.alert;

import dev.isobar.query.alert.AlertHits.Hit;
import dev.isobar.query.article.ArticleFilter;
import dev.isobar.query.article.ArticleSearch;
import dev.isobar.query.article.TimeRange;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/**
 * Says whether an article is the first that mentions an entity: the view has none that was fetched
 * before. Each alert tells of an entity once. Within one transaction.
 */
@Singleton
class FirstMentions {
  private static final String KNOWN =
      "SELECT entity FROM alert_entity WHERE alert = ? AND entity = ANY(?)";

  private static final String REMEMBER =
      """
      INSERT INTO alert_entity (alert, entity) SELECT ?, unnest(?::text[]) ON CONFLICT DO NOTHING
      """;

  /** A mention is rarely the first one of an entity of so many articles. */
  private static final int MAX_READ = 500;

  private final ArticleSearch view;

  FirstMentions(ArticleSearch view) {
    this.view = view;
  }

  /**
   * Returns the entities that a hit mentions first, and remembers all that it mentions.
   *
   * @param wanted the entities of the query
   * @param presentId the id that the article has in the view
   */
  Set<String> take(
      Connection connection, String alert, Hit hit, Set<String> wanted, String presentId)
      throws SQLException {
    Set<String> mentioned = new HashSet<>(hit.entities());
    mentioned.retainAll(wanted);
    mentioned.removeAll(known(connection, alert, mentioned));
    Set<String> first = new HashSet<>();
    for (String entity : mentioned) {
      if (isFirst(entity, hit, presentId)) {
        first.add(entity);
      }
    }
    remember(connection, alert, mentioned);
    return first;
  }

  private boolean isFirst(String entity, Hit hit, String presentId) {
    int[] read = {0};
    boolean[] first = {true};
    view.search(
        ArticleFilter.mentioning(entity, TimeRange.ALL),
        null,
        MAX_READ,
        article -> {
          boolean other = !article.id().equals(presentId) && !article.id().equals(hit.article());
          if (other && isBefore(article.fetchedAt().compareTo(hit.at()), article.id(), hit)) {
            first[0] = false;
          }
          return first[0] && ++read[0] < MAX_READ;
        });
    return first[0] && read[0] < MAX_READ;
  }

  /** Of articles that were fetched at the same moment, the id decides. */
  private static boolean isBefore(int fetched, String id, Hit hit) {
    return fetched < 0 || fetched == 0 && id.compareTo(hit.article()) < 0;
  }

  private static Set<String> known(Connection connection, String alert, Set<String> entities)
      throws SQLException {
    Set<String> known = new HashSet<>();
    try (PreparedStatement select = connection.prepareStatement(KNOWN)) {
      select.setString(1, alert);
      select.setArray(2, connection.createArrayOf("text", entities.toArray()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          known.add(row.getString(1));
        }
      }
    }
    return known;
  }

  private static void remember(Connection connection, String alert, Set<String> entities)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(REMEMBER)) {
      insert.setString(1, alert);
      insert.setArray(2, connection.createArrayOf("text", entities.toArray()));
      insert.executeUpdate();
    }
  }
}
