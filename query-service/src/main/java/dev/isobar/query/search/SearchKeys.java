package dev.isobar.query.search;

import java.time.Instant;

/**
 * Hashes terms to 32 bits, together with the time slice of their article. A slice has {@value
 * #DAYS} days. So a search of the newest articles reads the index entries of a few slices, however
 * many articles have the term, and the index holds 4 bytes instead of a word.
 *
 * <p>Two terms may have the same key: whoever finds an article by keys must check its terms.
 */
public final class SearchKeys {
  /**
   * The length of a slice in days. Shorter slices make searches for frequent terms faster, and the
   * index larger: it has an entry for each term of each slice.
   */
  public static final int DAYS = 16;

  private static final long MILLIS = DAYS * 86_400_000L;
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private SearchKeys() {}

  /** Returns the number of the slice: the earliest one of 1970 is 0. */
  public static long slice(Instant at) {
    return Math.floorDiv(at.toEpochMilli(), MILLIS);
  }

  /** Returns the first moment of the slice. */
  public static Instant start(long slice) {
    return Instant.ofEpochMilli(Math.multiplyExact(slice, MILLIS));
  }

  /** Returns the 64-bit FNV-1a hash of the UTF-16 code units of a kind and a term. */
  public static long hash(char kind, String term) {
    long hash = (FNV_OFFSET ^ kind) * FNV_PRIME;
    for (int i = 0; i < term.length(); i++) {
      hash = (hash ^ term.charAt(i)) * FNV_PRIME;
    }
    return hash;
  }

  /**
   * Returns the hash of two characters, or of one, without making a text of them.
   *
   * @param second negative for none
   */
  static long hash(char kind, int first, int second) {
    long hash = add((FNV_OFFSET ^ kind) * FNV_PRIME, first);
    return second < 0 ? hash : add(hash, second);
  }

  private static long add(long hash, int character) {
    if (character < 0x10000) {
      return (hash ^ character) * FNV_PRIME;
    }
    long high = (hash ^ Character.highSurrogate(character)) * FNV_PRIME;
    return (high ^ Character.lowSurrogate(character)) * FNV_PRIME;
  }

  /** Returns the key of a term in a slice, from the {@link #hash} of the term. */
  public static int key(long hash, long slice) {
    // The finaliser of SplitMix64: every bit of both numbers changes half of the key's bits.
    long mixed = hash + slice * 0x9e3779b97f4a7c15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return (int) (mixed ^ (mixed >>> 31));
  }
}
