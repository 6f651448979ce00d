package dev.isobar.enrich.taxonomy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds words that make a name a part of a longer one.
 *
 * @param heads lower-case nouns that begin a longer name with "of", such as "University of"
 * @param tails lower-case nouns that end a longer name, such as "Symphony Orchestra"
 * @param continuations by the last character of a Chinese name or by entity type, the characters
 *     that turn the name into a longer word; an exclamation mark excludes
 */
public record CompoundNameWords(
    Set<String> heads, Set<String> tails, Map<String, List<String>> continuations) {
  static final CompoundNameWords EMPTY = new CompoundNameWords(Set.of(), Set.of(), Map.of());

  public CompoundNameWords {
    heads = Set.copyOf(heads);
    tails = Set.copyOf(tails);
    continuations = Map.copyOf(continuations);
  }

  static CompoundNameWords read(TaxonomyFile file) {
    return new CompoundNameWords(
        new HashSet<>(file.list("nameHeads")),
        new HashSet<>(file.list("nameTails")),
        file.lists("continuations"));
  }
}
