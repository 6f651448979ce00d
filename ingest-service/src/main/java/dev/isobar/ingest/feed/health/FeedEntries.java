package dev.isobar.ingest.feed.health;

import dev.isobar.ingest.deadletter.ArticleLetter;
import dev.isobar.ingest.deadletter.ArticleLetters;
import dev.isobar.ingest.feed.entry.Outcome;
import dev.isobar.ingest.feed.state.EntryOutcome;
import dev.isobar.ingest.feed.state.FeedState;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;

/**
 * Finds what became of the entries of a feed: asks query-service which articles are in the view,
 * and reads the dead letters of the feed. If one of them is unavailable, the entries are shown
 * without.
 */
@ApplicationScoped
class FeedEntries {
  private final ViewClient view;
  private final ArticleLetters letters;

  FeedEntries(ViewClient view, ArticleLetters letters) {
    this.view = view;
    this.letters = letters;
  }

  /** Returns the view of the entries. Blocks for a few seconds at most. */
  FeedEntriesView of(String feed, FeedState state) {
    List<EntryOutcome> outcomes = state.outcomes();
    List<String> ids =
        outcomes.stream().map(EntryOutcome::articleId).filter(Objects::nonNull).distinct().toList();
    List<String> notes = new ArrayList<>();
    CompletableFuture<Map<String, ViewRevision>> asked = view.revisions(ids);
    Map<String, ArticleLetter> dead = letters(feed, outcomes, notes);
    Map<String, ViewRevision> stored = null;
    try {
      stored = asked.join();
    } catch (CompletionException e) {
      notes.add(e.getCause().getMessage());
    }
    List<EntryView> items =
        new EntryProgress(stored == null ? Map.of() : stored, dead, view::link).of(outcomes);
    return new FeedEntriesView(
        items, state.counts(), count(items), stored == null ? "unknown" : "known", notes);
  }

  private Map<String, ArticleLetter> letters(
      String feed, List<EntryOutcome> outcomes, List<String> notes) {
    Optional<Instant> oldest =
        outcomes.stream()
            .filter(o -> o.articleId() != null)
            .map(EntryOutcome::when)
            .min(Instant::compareTo);
    if (oldest.isEmpty()) {
      return Map.of();
    }
    Optional<Map<String, ArticleLetter>> found =
        letters.ofFeed(feed, oldest.get().minus(EntryProgress.LONGEST_POLL));
    if (found.isEmpty()) {
      notes.add("The dead letters cannot be read now.");
    }
    return found.orElse(Map.of());
  }

  private static Map<Outcome, Long> count(List<EntryView> items) {
    return items.stream()
        .map(EntryView::became)
        .filter(Objects::nonNull)
        .collect(Collectors.groupingBy(one -> one, TreeMap::new, Collectors.counting()));
  }
}
