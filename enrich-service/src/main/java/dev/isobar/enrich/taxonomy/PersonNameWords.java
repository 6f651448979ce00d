package dev.isobar.enrich.taxonomy;

import java.util.HashSet;
import java.util.Set;

/**
 * Holds words that tell where the name of a person begins.
 *
 * @param titles lower-case words before a name, such as "minister"
 * @param openers lower-case words that begin a sentence and are not part of a following name
 * @param familyFirst family names that precede the given name, such as "Liu" in "Liu Zhenmin"
 */
public record PersonNameWords(Set<String> titles, Set<String> openers, Set<String> familyFirst) {
  static final PersonNameWords EMPTY = new PersonNameWords(Set.of(), Set.of(), Set.of());

  public PersonNameWords {
    titles = Set.copyOf(titles);
    openers = Set.copyOf(openers);
    familyFirst = Set.copyOf(familyFirst);
  }

  static PersonNameWords read(TaxonomyFile file) {
    return new PersonNameWords(
        new HashSet<>(file.list("titles")),
        new HashSet<>(file.list("openers")),
        new HashSet<>(file.list("familyFirst")));
  }
}
