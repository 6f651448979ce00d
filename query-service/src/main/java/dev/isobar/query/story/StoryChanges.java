package dev.isobar.query.story;

import dev.isobar.query.story.StoryChange.Kind;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects what one transaction does to stories. */
final class StoryChanges {
  /** Stories that were taken apart, and may have been put together again. */
  private final Set<String> apart = new HashSet<>();

  /** Stories whose articles have changed without a change of what links them. */
  private final Set<String> touched = new HashSet<>();

  private final Set<String> kept = new HashSet<>();

  /** The stories in which articles were, by the ids of the articles. */
  private final Map<String, String> formerly = new HashMap<>();

  void takenApart(Collection<String> stories) {
    apart.addAll(stories);
  }

  /** Large stories are not taken apart. */
  void kept(Collection<String> stories) {
    kept.addAll(stories);
    touched.addAll(stories);
  }

  void touched(String story) {
    touched.add(story);
  }

  void wasIn(String article, String story) {
    formerly.put(article, story);
  }

  /**
   * Returns what has happened in the end, one change for each story.
   *
   * @param grown the stories of the database that have more articles now
   * @param moved the present ids of stories that others have taken
   * @param present all stories that were written
   */
  List<StoryChange> of(Set<String> grown, Map<String, String> moved, Collection<Story> present) {
    Map<String, StoryChange> changes = new LinkedHashMap<>();
    present.forEach(story -> put(changes, story.id(), null, null));
    Set<String> ids = Set.copyOf(changes.keySet());
    for (String id : ids) {
      String former = formerly.get(id);
      if (grown.contains(id) || moved.containsValue(id)) {
        put(changes, id, Kind.GREW, null);
      } else if (former != null && !former.equals(id) && ids.contains(former)) {
        put(changes, id, Kind.SPLIT, former);
      } else {
        put(changes, id, former == null && !apart.contains(id) ? Kind.BEGAN : Kind.CHANGED, null);
      }
    }
    touched.forEach(id -> changes.putIfAbsent(id, new StoryChange(id, Kind.CHANGED, null)));
    for (Set<String> gone : List.of(apart, moved.keySet())) {
      for (String id : gone) {
        if (!ids.contains(id) && !kept.contains(id)) {
          put(changes, id, Kind.ENDED, null);
        }
      }
    }
    return List.copyOf(changes.values());
  }

  private static void put(Map<String, StoryChange> changes, String id, Kind kind, String other) {
    changes.put(id, new StoryChange(id, kind, other));
  }
}
