package dev.isobar.enrich.taxonomy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Applies changes to the built-in taxonomy. The result is always valid: links to broader concepts
 * that do not exist or that form a cycle are omitted. The same changes give the same taxonomy in
 * any order.
 *
 * @param leftOut the omitted broader concepts, by the concept's id
 */
public record TaxonomyOverlay(Taxonomy taxonomy, Map<String, List<String>> leftOut) {

  /** Applies changes; a changed concept replaces the built-in one with the same id. */
  public static TaxonomyOverlay of(Taxonomy builtIn, Collection<Concept> changes) {
    Map<String, Concept> changed = new TreeMap<>();
    changes.forEach(concept -> changed.put(concept.id(), concept));
    Map<String, List<String>> links = new LinkedHashMap<>();
    for (Concept concept : builtIn.concepts()) {
      links.put(concept.id(), changed.containsKey(concept.id()) ? List.of() : concept.broader());
    }
    changed.keySet().forEach(id -> links.putIfAbsent(id, List.of()));
    Map<String, List<String>> leftOut = new TreeMap<>();
    List<Concept> linked = new ArrayList<>();
    for (Concept concept : changed.values()) {
      List<String> kept = new ArrayList<>();
      for (String broader : concept.broader()) {
        if (links.containsKey(broader) && !reaches(links, broader, concept.id())) {
          kept.add(broader);
        } else {
          leftOut.computeIfAbsent(concept.id(), id -> new ArrayList<>()).add(broader);
        }
      }
      links.put(concept.id(), kept);
      linked.add(concept.withBroader(kept));
    }
    return new TaxonomyOverlay(builtIn.with(linked), leftOut);
  }

  private static boolean reaches(Map<String, List<String>> links, String from, String to) {
    Set<String> seen = new HashSet<>();
    Deque<String> next = new ArrayDeque<>(List.of(from));
    while (!next.isEmpty()) {
      String id = next.remove();
      if (id.equals(to)) {
        return true;
      }
      if (seen.add(id)) {
        next.addAll(links.getOrDefault(id, List.of()));
      }
    }
    return false;
  }
}
