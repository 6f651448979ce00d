package dev.isobar.query.story;

import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.query.story.StoryChange.Kind;
import dev.isobar.query.story.StoryChangeLog.Logged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.Session;

/** Reads which stories have changed, and how they are now. */
@ApplicationScoped
public class StoryUpdates {
  /** Of a larger story, only the earliest articles are compared with filters. */
  private static final int MAX_MEMBERS = 500;

  private final EntityManager entities;
  private final TextGroups texts;

  StoryUpdates(EntityManager entities, TextGroups texts) {
    this.entities = entities;
    this.texts = texts;
  }

  /**
   * Holds updates, one for each story, in the order of their positions.
   *
   * @param until the position that was read up to, which may be that of no update
   */
  public record Chunk(long until, List<StoryUpdate> updates) {}

  /** Returns the position up to which changes are no longer kept. */
  public long pruned() {
    return entities
        .unwrap(Session.class)
        .doReturningWork(connection -> new StoryChangeLog(connection).pruned());
  }

  /**
   * Returns what has changed behind a position. Stories are as they are now, so a story that
   * changed several times comes once.
   *
   * @param limit how many changes are read
   * @param withArticles whether filters need the articles of the stories
   */
  public Chunk after(long position, int limit, boolean withArticles) {
    return entities
        .unwrap(Session.class)
        .doReturningWork(connection -> after(connection, position, limit, withArticles));
  }

  private Chunk after(Connection connection, long position, int limit, boolean withArticles)
      throws SQLException {
    List<Logged> logged = new StoryChangeLog(connection).after(position, limit);
    if (logged.isEmpty()) {
      return new Chunk(position, List.of());
    }
    Map<String, Logged> last = new LinkedHashMap<>();
    Map<String, Logged> breaking = new LinkedHashMap<>();
    StoryReader reader = new StoryReader(connection);
    for (Logged one : logged) {
      if (one.change().kind() == Kind.BREAKING) {
        // It may have been joined to another story since.
        reader.storyOf(one.change().story()).ifPresent(present -> breaking.put(present, one));
        continue;
      }
      Logged before = last.remove(one.change().story());
      last.put(
          one.change().story(),
          before != null && isBeginning(before.change())
              ? new Logged(one.position(), before.change())
              : one);
    }
    Set<String> named = new HashSet<>(last.keySet());
    named.addAll(breaking.keySet());
    Map<String, StoryItem> items =
        new StoryItems(connection, texts).of(new StoryTable(connection).find(named));
    List<StoryUpdate> updates = new ArrayList<>();
    for (Map.Entry<String, Logged> one : last.entrySet()) {
      String story = one.getKey();
      long at = one.getValue().position();
      StoryItem item = items.get(story);
      if (item == null) {
        updates.add(StoryUpdate.ended(at, story, reader.storyOf(story).orElse(null)));
      } else {
        updates.add(
            StoryUpdate.of(
                at, one.getValue().change(), item, articles(reader, story, withArticles)));
      }
    }
    for (Map.Entry<String, Logged> one : breaking.entrySet()) {
      StoryItem item = items.get(one.getKey());
      if (item != null) {
        List<EnrichedArticle> articles = articles(reader, item.id(), withArticles);
        updates.add(StoryUpdate.breaking(one.getValue().position(), item, articles));
      }
    }
    updates.sort(Comparator.comparingLong(StoryUpdate::position));
    return new Chunk(logged.get(logged.size() - 1).position(), updates);
  }

  private static List<EnrichedArticle> articles(
      StoryReader reader, String story, boolean withArticles) throws SQLException {
    return withArticles ? reader.articles(reader.members(story, MAX_MEMBERS)) : List.of();
  }

  private static boolean isBeginning(StoryChange change) {
    return Set.of(Kind.BEGAN, Kind.SPLIT).contains(change.kind());
  }
}
