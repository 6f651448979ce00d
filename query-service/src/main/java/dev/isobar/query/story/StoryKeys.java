package dev.isobar.query.story;

import dev.isobar.query.story.TermReader.Term;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Makes the keys by which the database finds the articles that may be linked: two such articles
 * have at least one key in common.
 */
final class StoryKeys {
  /** Of twelve terms, a translation shares one in 98 of 100 cases. */
  private static final int TERMS = 12;

  /** Pairs of terms are rarer: they find the article where many share a term. */
  private static final int PAIRED_TERMS = 3;

  /** A band of equal bytes in two fingerprints. */
  private static final int BAND = 4;

  private static final int BANDS = 2;
  private static final int HAPPENINGS = 2;
  private static final int PEOPLE = 3;

  private StoryKeys() {}

  /** Returns the sorted keys of an article. */
  static int[] of(StorySignature signature, List<Term> terms) {
    List<Term> top = Term.heaviest(terms, TERMS, StoryKeys::weight);
    List<Term> paired = Term.heaviest(top, PAIRED_TERMS, StoryKeys::weight);
    IntStream.Builder keys = IntStream.builder();
    top.forEach(term -> keys.add(Objects.hash("term", term.hash())));
    for (Term one : paired) {
      for (Term other : paired) {
        if (one.hash() < other.hash()) {
          keys.add(Objects.hash("pair", one.hash(), other.hash()));
        }
      }
    }
    addFingerprint(keys, signature.fingerprint());
    addHappenings(keys, signature);
    return keys.build().sorted().distinct().toArray();
  }

  private static double weight(Term term) {
    return term.weight() * term.surest();
  }

  private static void addFingerprint(IntStream.Builder keys, byte[] bytes) {
    for (int band = 0; band < BANDS && (band + 1) * BAND <= bytes.length; band++) {
      int hash = Objects.hash("fingerprint", band);
      for (int i = band * BAND; i < (band + 1) * BAND; i++) {
        hash = 31 * hash + bytes[i];
      }
      keys.add(hash);
    }
  }

  private static void addHappenings(IntStream.Builder keys, StorySignature signature) {
    signature.happenings().stream()
        .limit(HAPPENINGS)
        .forEach(
            happening ->
                signature.people().stream()
                    .limit(PEOPLE)
                    .forEach(
                        person ->
                            keys.add(Objects.hash(happening.kind(), happening.place(), person))));
  }
}
