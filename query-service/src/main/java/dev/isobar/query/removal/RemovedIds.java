package dev.isobar.query.removal;

import dev.isobar.contracts.EnrichedArticle;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Holds the ids of all articles that were taken down, for the live stream. Thread-safe. */
@Singleton
public class RemovedIds {
  private final Set<String> ids = ConcurrentHashMap.newKeySet();

  /** Remembers an id; the marker of a removal may be read before the removal. */
  public void add(String id) {
    ids.add(id);
  }

  /** Returns the ids that were read until now. */
  public Set<String> all() {
    return Set.copyOf(ids);
  }

  /** Returns whether the article was taken down under any of its ids. */
  public boolean contains(EnrichedArticle article) {
    return !ids.isEmpty()
        && (ids.contains(article.id()) || article.aliases().stream().anyMatch(ids::contains));
  }
}
