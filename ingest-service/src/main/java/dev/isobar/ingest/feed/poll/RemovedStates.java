package dev.isobar.ingest.feed.poll;

import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.registry.FeedRegistry;
import dev.isobar.ingest.feed.registry.FeedStates;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Removes the states of feeds and publishers that no longer exist, if this replica owns them. A
 * removal that fails is tried again. Never blocks; thread-safe.
 */
@ApplicationScoped
class RemovedStates {
  private static final Logger LOG = Logger.getLogger(RemovedStates.class);

  private final FeedRegistry registry;
  private final FeedStates states;
  private final FeedStateStore store;
  private final Set<String> failed = ConcurrentHashMap.newKeySet();
  private volatile boolean searchDue;

  RemovedStates(FeedRegistry registry, FeedStates states, FeedStateStore store) {
    this.registry = registry;
    this.states = states;
    this.store = store;
  }

  /** Removes the state of a feed; a poll that runs may still write one. */
  void remove(String key) {
    store
        .writeOnce(key, null)
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                failed.add(key);
              }
            });
  }

  /** Lets the next {@link #tryAgain} search for states that were left over. */
  void search() {
    searchDue = true;
  }

  /** Tries again what has failed. */
  void tryAgain() {
    if (!registry.isRead()) {
      return;
    }
    Set<String> keys = Set.copyOf(failed);
    failed.removeAll(keys);
    if (searchDue) {
      searchDue = false;
      keys = states.keys();
    }
    if (keys.isEmpty()) {
      return;
    }
    Set<String> existing = existing(registry.all());
    List<String> removed =
        keys.stream()
            .filter(key -> !existing.contains(key) && states.get(key).isPresent())
            .filter(store::owns)
            .toList();
    removed.forEach(this::remove);
    LOG.debugf("States without a feed are removed: %s", removed);
  }

  private static Set<String> existing(List<Feed> feeds) {
    return feeds.stream()
        .flatMap(
            feed ->
                feed.publisher() == null
                    ? Stream.of(feed.id())
                    : Stream.of(feed.id(), FeedStateStore.publisherKey(feed.publisher())))
        .collect(Collectors.toSet());
  }
}
