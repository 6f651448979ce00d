package dev.isobar.enrich.taxonomy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Holds the word lists of a taxonomy, each for another task.
 *
 * @param happenings the triggers of events by kind, such as "met with" for a meeting
 * @param senses other meanings of labels
 * @param literal the words by which literal translation replaces a word of a label, such as
 *     "circle" for "circular"
 */
record WordLists(
    PersonNameWords people,
    CompoundNameWords compounds,
    NameContextWords contexts,
    Map<String, List<String>> happenings,
    List<OtherSense> senses,
    Map<String, List<String>> literal) {
  static final WordLists EMPTY =
      new WordLists(
          PersonNameWords.EMPTY,
          CompoundNameWords.EMPTY,
          NameContextWords.EMPTY,
          Map.of(),
          List.of(),
          Map.of());

  WordLists {
    happenings = new TreeMap<>(happenings);
    senses = List.copyOf(senses);
    literal = new TreeMap<>(literal);
  }

  /** Reads the lists of words and, from a file of its own, the other meanings of labels. */
  static WordLists read(TaxonomyFile words, TaxonomyFile senses) {
    return new WordLists(
        PersonNameWords.read(words),
        CompoundNameWords.read(words),
        NameContextWords.read(words),
        words.lists("happenings"),
        senses.senses(),
        senses.lists("literal"));
  }
}
