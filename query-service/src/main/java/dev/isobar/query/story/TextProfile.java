package dev.isobar.query.story;

import dev.isobar.query.story.TermReader.Term;
import java.util.Arrays;
import java.util.List;

/**
 * Holds the terms that tell most about a text, and where they are, in order to compare two texts of
 * the same or of different languages.
 *
 * @param terms ascending hashes
 * @param weights of the terms, in eighths
 * @param parts a bit for each sixteenth of the text in which the term is
 * @param norm the Euclidean norm of the weights
 */
record TextProfile(int[] terms, byte[] weights, short[] parts, double norm) {
  /** With fewer terms, long articles lose their translations; with more, rows grow. */
  static final int MAX_TERMS = 192;

  private static final double WEIGHT_UNIT = 8;

  /** Mean of {@link #nearness} of two places that have nothing to do with each other. */
  private static final double CHANCE = 0.17708;

  static TextProfile of(List<Term> all) {
    List<Term> kept = Term.heaviest(all, MAX_TERMS, Term::weight);
    int[] terms = kept.stream().mapToInt(Term::hash).sorted().toArray();
    byte[] weights = new byte[terms.length];
    short[] parts = new short[terms.length];
    for (Term term : kept) {
      int i = Arrays.binarySearch(terms, term.hash());
      weights[i] = (byte) Math.min(255, Math.round(term.weight() * WEIGHT_UNIT));
      parts[i] = (short) term.parts();
    }
    return of(terms, weights, parts);
  }

  static TextProfile of(int[] terms, byte[] weights, short[] parts) {
    double sum = 0;
    for (byte weight : weights) {
      sum += (weight & 0xff) * (double) (weight & 0xff);
    }
    return new TextProfile(terms, weights, parts, Math.sqrt(sum));
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
      int term = terms[i];
      int otherTerm = other.terms[j];
      if (term == otherTerm) {
        double weight = (weights[i] & 0xff) * (double) (other.weights[j] & 0xff);
        common++;
        both += weight;
        near += weight * nearness(parts[i] & 0xffff, other.parts[j] & 0xffff);
      }
      // Which one is smaller cannot be predicted: as branches, this takes twice as long.
      i += term <= otherTerm ? 1 : 0;
      j += otherTerm <= term ? 1 : 0;
    }
    return both == 0
        ? new Likeness(0, 0, 0)
        : new Likeness(common, both / (norm * other.norm), near / both / CHANCE);
  }

  /**
   * Returns the share of both texts through which the common terms go, the smaller one. A roundup
   * of several reports is like each of them, but in one part only.
   */
  double coverage(TextProfile other) {
    double[] common = new double[TermReader.PARTS];
    double[] otherCommon = new double[TermReader.PARTS];
    for (int i = 0, j = 0; i < terms.length && j < other.terms.length; ) {
      if (terms[i] < other.terms[j]) {
        i++;
      } else if (terms[i] > other.terms[j]) {
        j++;
      } else {
        addParts(common, i++);
        other.addParts(otherCommon, j++);
      }
    }
    return Math.min(covered(common), other.covered(otherCommon));
  }

  /** Returns the share of the parts in which at least half as much is common as in the whole. */
  private double covered(double[] common) {
    double[] all = new double[TermReader.PARTS];
    for (int i = 0; i < terms.length; i++) {
      addParts(all, i);
    }
    double limit = Arrays.stream(common).sum() / Arrays.stream(all).sum() / 2;
    int filled = 0;
    int covered = 0;
    for (int part = 0; part < all.length; part++) {
      filled += all[part] > 0 ? 1 : 0;
      covered += all[part] > 0 && common[part] >= limit * all[part] ? 1 : 0;
    }
    return covered / (double) Math.max(1, filled);
  }

  private void addParts(double[] sums, int term) {
    int places = parts[term] & 0xffff;
    double weight = (weights[term] & 0xff) / (double) Integer.bitCount(places);
    for (int part = 0; part < sums.length; part++) {
      sums[part] += (places >>> part & 1) * weight;
    }
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
