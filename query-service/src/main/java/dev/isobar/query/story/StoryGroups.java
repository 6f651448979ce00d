package dev.isobar.query.story;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Joins stories as links between their articles become known (union-find). */
final class StoryGroups {
  /** Each story by its id before, and the id of one that it was joined to. */
  private final Map<String, String> joinedTo = new LinkedHashMap<>();

  private final Map<String, Story> stories = new HashMap<>();

  void add(Story story) {
    if (joinedTo.putIfAbsent(story.id(), story.id()) == null) {
      stories.put(story.id(), story);
    }
  }

  /**
   * Takes groups apart.
   *
   * @param ids all that are in these groups
   * @param again what comes in their place, each a group of its own
   */
  void separate(Collection<String> ids, Collection<Story> again) {
    joinedTo.keySet().removeAll(ids);
    stories.keySet().removeAll(ids);
    again.forEach(this::add);
  }

  boolean areJoined(String one, String other) {
    return root(one).equals(root(other));
  }

  void join(String one, String other) {
    String first = root(one);
    String second = root(other);
    if (!first.equals(second)) {
      joinedTo.put(second, first);
      stories.put(first, stories.get(first).join(stories.remove(second)));
    }
  }

  /** Returns the story to which a story belongs now. */
  Story of(String id) {
    return stories.get(root(id));
  }

  private String root(String id) {
    String root = id;
    while (!joinedTo.get(root).equals(root)) {
      root = joinedTo.get(root);
    }
    joinedTo.put(id, root);
    return root;
  }
}
