package dev.isobar.enrich.taxonomyapi;

import dev.isobar.contracts.ConceptEvent;
import dev.isobar.enrich.pipeline.Enricher;
import dev.isobar.enrich.pipeline.EnricherHolder;
import dev.isobar.enrich.taxonomy.Concept;
import dev.isobar.enrich.taxonomy.ConceptMapper;
import dev.isobar.enrich.taxonomy.Taxonomy;
import dev.isobar.enrich.taxonomy.TaxonomyOverlay;
import dev.isobar.enrich.taxonomyapi.ConceptOverrides.Unread;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Holds the current taxonomy and its changes. */
@Singleton
class TaxonomyStore {
  /**
   * Holds the taxonomy at one time.
   *
   * @param overrides the concepts that were added or replaced, by id
   * @param unread the invalid records, by key
   * @param leftOut links to missing broader concepts or in a cycle, by the id of the concept
   */
  record State(
      Taxonomy taxonomy,
      Map<String, ConceptEvent> overrides,
      Map<String, Unread> unread,
      Map<String, List<String>> leftOut) {}

  private final Taxonomy builtIn;
  private final EnricherHolder enricher;
  private volatile State state;
  private Map<Integer, Long> applied = Map.of();

  TaxonomyStore(EnricherHolder enricher) {
    this.enricher = enricher;
    this.builtIn = enricher.get().taxonomy();
    this.state = new State(builtIn, Map.of(), Map.of(), Map.of());
  }

  Taxonomy builtIn() {
    return builtIn;
  }

  State state() {
    return state;
  }

  /** Returns the directly narrower concepts. */
  List<String> narrower(String id) {
    return state.taxonomy().concepts().stream()
        .filter(concept -> concept.broader().contains(id))
        .map(Concept::id)
        .toList();
  }

  /** Returns an enricher with these changes. */
  Enricher enricherWith(Map<String, ConceptEvent> overrides) {
    return enricher.get().with(overlay(overrides).taxonomy());
  }

  /**
   * Replaces all changes. Articles in progress are finished with the enricher that they started
   * with.
   *
   * @param positions by partition, the offset after the last applied record
   */
  synchronized void apply(
      Map<String, ConceptEvent> overrides,
      Map<String, Unread> unread,
      Map<Integer, Long> positions) {
    TaxonomyOverlay overlay = overlay(overrides);
    if (!overlay.taxonomy().version().equals(state.taxonomy().version())) {
      enricher.replace(enricher.get().with(overlay.taxonomy()));
    }
    state = new State(enricher.get().taxonomy(), overrides, unread, overlay.leftOut());
    applied = Map.copyOf(positions);
    notifyAll();
  }

  private TaxonomyOverlay overlay(Map<String, ConceptEvent> overrides) {
    return TaxonomyOverlay.of(
        builtIn, overrides.values().stream().map(ConceptMapper::read).toList());
  }

  /** Waits until the record with this offset is applied; returns false after the timeout. */
  synchronized boolean awaitApplied(int partition, long offset, Duration timeout)
      throws InterruptedException {
    long end = System.nanoTime() + timeout.toNanos();
    while (applied.getOrDefault(partition, 0L) <= offset) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }
}
