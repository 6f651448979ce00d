package dev.isobar.query.curation;

import dev.isobar.query.story.StoryDecisions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Holds the decisions that this replica has read from Kafka, for a new view. Thread-safe. */
@Singleton
public class KnownDecisions {
  private final Map<String, StoryDecisions.Change> decisions = new ConcurrentHashMap<>();

  void take(StoryDecisions.Change change) {
    if (change.decision() == null) {
      decisions.remove(change.id());
    } else {
      decisions.put(change.id(), change);
    }
  }

  /** Returns the decisions that were not taken back, as far as they are read. */
  public List<StoryDecisions.Change> all() {
    return List.copyOf(decisions.values());
  }
}
