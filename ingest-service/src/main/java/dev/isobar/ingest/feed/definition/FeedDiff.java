package dev.isobar.ingest.feed.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Lists what differs between two lists of feeds, ordered by id.
 *
 * @param changed feeds in both lists that are not equal
 */
public record FeedDiff(List<Feed> added, List<Change> changed, List<Feed> removed) {
  /** Holds a feed that differs. */
  public record Change(Feed before, Feed after) {}

  /** Compares two lists. */
  public static FeedDiff of(List<Feed> before, List<Feed> after) {
    Map<String, Feed> old = new TreeMap<>();
    before.forEach(feed -> old.put(feed.id(), feed));
    Map<String, Feed> now = new TreeMap<>();
    after.forEach(feed -> now.put(feed.id(), feed));
    List<Feed> added = new ArrayList<>();
    List<Change> changed = new ArrayList<>();
    now.forEach(
        (id, feed) -> {
          Feed previous = old.remove(id);
          if (previous == null) {
            added.add(feed);
          } else if (!previous.equals(feed)) {
            changed.add(new Change(previous, feed));
          }
        });
    return new FeedDiff(added, changed, List.copyOf(old.values()));
  }
}
