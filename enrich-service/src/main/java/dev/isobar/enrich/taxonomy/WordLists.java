package dev.isobar.enrich.taxonomy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Holds the word lists of a taxonomy, each for another task.
 *
 * @param happenings the triggers of events by kind, such as "met with" for a meeting
 */
record WordLists(
    PersonNameWords people,
    CompoundNameWords compounds,
    NameContextWords contexts,
    Map<String, List<String>> happenings) {
  static final WordLists EMPTY =
      new WordLists(
          PersonNameWords.EMPTY, CompoundNameWords.EMPTY, NameContextWords.EMPTY, Map.of());

  WordLists {
    happenings = new TreeMap<>(happenings);
  }

  static WordLists read(TaxonomyFile file) {
    return new WordLists(
        PersonNameWords.read(file),
        CompoundNameWords.read(file),
        NameContextWords.read(file),
        file.lists("happenings"));
  }
}
