package dev.isobar.enrich.taxonomy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Words that are no names and no subjects, but tell of them.
 *
 * @param titles lower-case words that stand before a person's name: "minister"
 * @param openers lower-case words that begin a sentence and are no part of the name behind them
 * @param familyFirst family names that stand before the given name: "Liu" of "Liu Zhenmin"
 * @param nameHeads lower-case nouns that with "of" begin a longer name: "University of"
 * @param nameTails lower-case nouns that end a longer name: "Symphony Orchestra"
 * @param continuations by a Chinese name's last character, or by a kind of entity, what makes a
 *     longer word of it; an exclamation mark excepts
 * @param happenings by kind, what tells of a happening: "met with" of a meeting
 */
public record WordLists(
    Set<String> titles,
    Set<String> openers,
    Set<String> familyFirst,
    Set<String> nameHeads,
    Set<String> nameTails,
    Map<String, List<String>> continuations,
    Map<String, List<String>> happenings) {
  static final WordLists NONE =
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
