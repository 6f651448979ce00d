package dev.isobar.query.story;

import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.query.store.ConsumerOffsets;
import dev.isobar.query.store.ViewLock;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Applies decisions of curators to a view. */
public final class StoryDecisions {
  private static final ConsumerOffsets OFFSETS = new ConsumerOffsets(KafkaTopics.ENRICHED);

  private StoryDecisions() {}

  /**
   * Holds a decision that was made or taken back.
   *
   * @param decision null if it was taken back
   * @param at when: of two changes of one decision, the later one counts
   */
  public record Change(String id, StoryDecision decision, Instant at) {
    public static Change made(StoryDecision decision) {
      return new Change(decision.id(), decision, decision.decidedAt());
    }
  }

  /**
   * Returns whether the view does not have some of the changes, nor newer ones of the decisions.
   */
  public static boolean areNew(Connection connection, Collection<Change> changes)
      throws SQLException {
    return !new StoryDecisionTable(connection).newer(changes).isEmpty();
  }

  /**
   * Applies changes in the connection's transaction, which must not have read or locked anything:
   * as all who write, it locks the offsets first, then the stories. Changes that the view has, or
   * has newer ones of, are ignored.
   */
  public static void apply(Connection connection, Collection<Change> changes) throws SQLException {
    apply(connection, changes, StoryWriter.MAX_REOPENED);
  }

  static void apply(Connection connection, Collection<Change> changes, int maxReopened)
      throws SQLException {
    StoryDecisionTable table = new StoryDecisionTable(connection);
    OFFSETS.renewVersion(connection);
    ViewLock.STORIES.acquire(connection);
    List<Change> newer = table.newer(changes);
    if (newer.isEmpty()) {
      return;
    }
    Set<String> ids = new HashSet<>();
    newer.forEach(change -> ids.add(change.id()));
    Set<String> articles = table.articles(ids);
    table.write(newer);
    articles.addAll(table.articles(ids));
    StoryWriter.reassign(connection, articles, maxReopened);
  }

  /** Returns all decisions of a view, also those that were taken back. */
  public static List<Change> all(Connection connection) throws SQLException {
    return new StoryDecisionReader(connection).changes();
  }
}
