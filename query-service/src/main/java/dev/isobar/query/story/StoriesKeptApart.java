package dev.isobar.query.story;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Joins stories unless one of them may never have an article of the other one. */
final class StoriesKeptApart {
  private final StoryGroups groups;

  /** By the id that a group has now, the ids of the groups with which it is never joined. */
  private final Map<String, Set<String>> apart = new HashMap<>();

  StoriesKeptApart(StoryGroups groups) {
    this.groups = groups;
  }

  /** Keeps two stories apart, before any are joined. */
  void keepApart(String one, String other) {
    if (!one.equals(other)) {
      apart.computeIfAbsent(one, id -> new HashSet<>()).add(other);
      apart.computeIfAbsent(other, id -> new HashSet<>()).add(one);
    }
  }

  void join(String one, String other) {
    String first = groups.of(one).id();
    String second = groups.of(other).id();
    if (first.equals(second) || apart.getOrDefault(first, Set.of()).contains(second)) {
      return;
    }
    groups.join(one, other);
    String joined = groups.of(one).id();
    Set<String> others = apart.remove(joined.equals(first) ? second : first);
    if (others != null) {
      String gone = joined.equals(first) ? second : first;
      for (String enemy : others) {
        apart.get(enemy).remove(gone);
        apart.get(enemy).add(joined);
      }
      apart.computeIfAbsent(joined, id -> new HashSet<>()).addAll(others);
    }
  }
}
