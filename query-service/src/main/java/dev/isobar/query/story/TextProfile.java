package dev.isobar.query.story;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Holds the terms that tell most about a text, and where they are, in order to compare two texts of
 * the same or of different languages.
 *
 * @param terms ascending hashes
 * @param weights of the terms, in eighths
 * @param parts a bit for each sixteenth of the text in which the term is
 */
record TextProfile(int[] terms, byte[] weights, short[] parts) {
  /** With fewer terms, long articles lose their translations; with more, rows grow. */
  static final int MAX_TERMS = 192;

  private static final double WEIGHT_UNIT = 8;

  /** Mean of {@link #nearness} of two places that have nothing to do with each other. */
  private static final double CHANCE = 0.17708;

  static TextProfile of(Collection<TermReader.Term> all) {
    List<TermReader.Term> kept =
        all.stream()
            .sorted(
                Comparator.comparingDouble((TermReader.Term term) -> -term.weight())
                    .thenComparingInt(term -> term.hash))
            .limit(MAX_TERMS)
            .sorted(Comparator.comparingInt(term -> term.hash))
            .toList();
    int size = kept.size();
    TextProfile profile = new TextProfile(new int[size], new byte[size], new short[size]);
    for (int i = 0; i < size; i++) {
      TermReader.Term term = kept.get(i);
      profile.terms[i] = term.hash;
      profile.weights[i] = (byte) Math.min(255, Math.round(term.weight() * WEIGHT_UNIT));
      profile.parts[i] = (short) term.parts;
    }
    return profile;
  }

  /**
   * Says how alike two texts are.
   *
   * @param common number of common terms
   * @param cosine from 0 to 1, of the weights of their terms
   * @param alignment how much nearer to the same place the common terms are than by chance, which
   *     is 1
   */
  record Likeness(int common, double cosine, double alignment) {
    /**
     * Returns how likely one text follows the other sentence by sentence, as a translation does:
     * two reports on one subject share words, but not their order.
     */
    double parallel() {
      return cosine * alignment * alignment;
    }
  }

  Likeness compare(TextProfile other) {
    int common = 0;
    double both = 0;
    double near = 0;
    for (int i = 0, j = 0; i < terms.length && j < other.terms.length; ) {
      if (terms[i] < other.terms[j]) {
        i++;
      } else if (terms[i] > other.terms[j]) {
        j++;
      } else {
        double weight = (weights[i] & 0xff) * (double) (other.weights[j] & 0xff);
        common++;
        both += weight;
        near += weight * nearness(parts[i] & 0xffff, other.parts[j] & 0xffff);
        i++;
        j++;
      }
    }
    return both == 0
        ? new Likeness(0, 0, 0)
        : new Likeness(common, both / Math.sqrt(square() * other.square()), near / both / CHANCE);
  }

  private double square() {
    double sum = 0;
    for (byte weight : weights) {
      sum += (weight & 0xff) * (double) (weight & 0xff);
    }
    return sum;
  }

  /**
   * Returns the mean over all pairs of places: 1 for the same part of the text, 2/3 for the next,
   * 1/3 for the one after it.
   */
  private static double nearness(int one, int other) {
    int same = 3 * Integer.bitCount(one & other);
    int next = 2 * (Integer.bitCount(one & other << 1) + Integer.bitCount(one & other >>> 1));
    int second = Integer.bitCount(one & other << 2) + Integer.bitCount(one & other >>> 2);
    return (same + next + second) / (3.0 * Integer.bitCount(one) * Integer.bitCount(other));
  }
}
