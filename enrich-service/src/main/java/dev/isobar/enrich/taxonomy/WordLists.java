package dev.isobar.enrich.taxonomy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Holds word lists for recognising names and events.
 *
 * @param titles lower-case words before a person's name, such as "minister"
 * @param openers lower-case words that begin a sentence and are not part of a following name
 * @param familyFirst family names that precede the given name, such as "Liu" in "Liu Zhenmin"
 * @param nameHeads lower-case nouns that begin a longer name with "of", such as "University of"
 * @param nameTails lower-case nouns that end a longer name, such as "Symphony Orchestra"
 * @param continuations by the last character of a Chinese name or by entity type, the characters
 *     that turn the name into a longer word; an exclamation mark excludes
 * @param happenings the triggers of events by kind, such as "met with" for a meeting
 */
public record WordLists(
    Set<String> titles,
    Set<String> openers,
    Set<String> familyFirst,
    Set<String> nameHeads,
    Set<String> nameTails,
    Map<String, List<String>> continuations,
    Map<String, List<String>> happenings) {
  static final WordLists EMPTY =
      new WordLists(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Map.of(), Map.of());

  public WordLists {
    titles = Set.copyOf(titles);
    openers = Set.copyOf(openers);
    familyFirst = Set.copyOf(familyFirst);
    nameHeads = Set.copyOf(nameHeads);
    nameTails = Set.copyOf(nameTails);
    continuations = new HashMap<>(continuations);
    happenings = new TreeMap<>(happenings);
  }

  static WordLists read(TaxonomyFile file) {
    return new WordLists(
        new HashSet<>(file.list("titles")),
        new HashSet<>(file.list("openers")),
        new HashSet<>(file.list("familyFirst")),
        new HashSet<>(file.list("nameHeads")),
        new HashSet<>(file.list("nameTails")),
        file.lists("continuations"),
        file.lists("happenings"));
  }
}
