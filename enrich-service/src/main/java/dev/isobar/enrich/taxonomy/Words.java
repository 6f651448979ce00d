package dev.isobar.enrich.taxonomy;

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
 * @param happenings by kind, what tells of a happening: "met with" of a meeting
 */
public record Words(
    Set<String> titles,
    Set<String> openers,
    Set<String> familyFirst,
    Map<String, List<String>> happenings) {
  static final Words NONE = new Words(Set.of(), Set.of(), Set.of(), Map.of());

  public Words {
    titles = Set.copyOf(titles);
    openers = Set.copyOf(openers);
    familyFirst = Set.copyOf(familyFirst);
    happenings = new TreeMap<>(happenings);
  }

  static Words read(TaxonomyFile file) {
    return new Words(
        new HashSet<>(file.list("titles")),
        new HashSet<>(file.list("openers")),
        new HashSet<>(file.list("familyFirst")),
        file.lists("happenings"));
  }
}
