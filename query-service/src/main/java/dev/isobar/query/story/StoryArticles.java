package dev.isobar.query.story;

import dev.isobar.contracts.EnrichedArticle;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.Session;

/** Reads the articles of stories from the view. */
@ApplicationScoped
public class StoryArticles {
  private final EntityManager entities;

  StoryArticles(EntityManager entities) {
    this.entities = entities;
  }

  /**
   * Holds a story with its articles.
   *
   * @param articles how many it has
   * @param members the earliest 100, in the order of their times
   * @param texts the number of the text of each member: those that copy or translate each other
   *     have the same
   */
  public record Told(String id, int articles, List<EnrichedArticle> members, List<Integer> texts) {}

  /** Returns the id of the story that an article belongs to, or empty if there is no such one. */
  public Optional<String> storyOf(String article) {
    return entities
        .unwrap(Session.class)
        .doReturningWork(connection -> new StoryReader(connection).storyOf(article));
  }

  /** Returns the ids of the earliest articles of a story. */
  public List<String> members(String story, int limit) {
    return entities
        .unwrap(Session.class)
        .doReturningWork(connection -> new StoryReader(connection).members(story, limit));
  }

  /** Returns a story, or empty if there is none with this id. */
  public Optional<Told> find(String id) {
    return entities.unwrap(Session.class).doReturningWork(connection -> find(connection, id));
  }

  private static Optional<Told> find(Connection connection, String id) throws SQLException {
    List<Story> found = new StoryTable(connection).find(Set.of(id));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    MemberArticles members = MemberArticles.of(connection, id);
    return Optional.of(new Told(id, found.get(0).members(), members.articles(), members.texts()));
  }
}
