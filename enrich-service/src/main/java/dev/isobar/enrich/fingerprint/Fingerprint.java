package dev.isobar.enrich.fingerprint;

import com.dynatrace.hash4j.similarity.ElementHashProvider;
import com.dynatrace.hash4j.similarity.SimilarityHashPolicy;
import com.dynatrace.hash4j.similarity.SimilarityHashing;
import java.util.Arrays;
import java.util.Base64;

/**
 * Computes a digest of a text. The share of equal bytes in two digests estimates the share of
 * 5-grams that their texts have in common (SuperMinHash, arXiv:1706.05698).
 */
public final class Fingerprint {
  private static final String NAME = "superminhash-128x8:";
  private static final int GRAM = 5;
  private static final SimilarityHashPolicy POLICY = SimilarityHashing.superMinHash(128, 8);

  /**
   * Largest number of 5-grams in a digest. Of a longer text, those with the smallest hashes are
   * used: the choice depends on the text alone, so that similar texts keep the same 5-grams.
   */
  private static final int MAX_GRAMS = 512;

  /** Largest number of hashes that are sorted by their leading bits first. */
  private static final int BUCKET_SORT_LIMIT = 4 * MAX_GRAMS;

  private static final int BUCKET_BITS = 10;

  private static final long PRIME = 0x9E3779B97F4A7C15L;

  /** PRIME to the power of GRAM - 1. */
  private static final long PRIME_POWER = PRIME * PRIME * PRIME * PRIME;

  /**
   * Returns {@code superminhash-128x8:} and 128 bytes in base64, or null for a text without
   * letters.
   */
  public String of(String text) {
    char[] letters = new char[text.length()];
    int length = normalise(text, letters);
    if (length == 0) {
      return null;
    }
    long[] grams = sample(letters, length);
    byte[] digest = POLICY.createHasher().compute(ElementHashProvider.ofValues(grams));
    return NAME + Base64.getEncoder().encodeToString(digest);
  }

  /**
   * Copies the letters and digits in lower case, so that white space and punctuation make no
   * difference, and returns their number.
   */
  private static int normalise(String text, char[] letters) {
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80
          ? isLetterOrDigit(c)
          : Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
        letters[length++] = c < 0x80 ? lower(c) : Character.toLowerCase(c);
      }
    }
    return length;
  }

  private static boolean isLetterOrDigit(char c) {
    return c >= '0' && c <= '9' || (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  }

  private static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c;
  }

  /** Returns the number of 5-grams; a shorter text counts as one. */
  private static int count(int length) {
    return Math.max(1, length - GRAM + 1);
  }

  /**
   * Mixes a value with the finaliser of splitmix64, in which every input bit affects every output
   * bit.
   */
  private static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  private static long[] sample(char[] letters, int length) {
    int count = count(length);
    if (count <= MAX_GRAMS) {
      return below(letters, length, Long.MAX_VALUE);
    }
    // Keeping and sorting all hashes would cost more than the digest, and most are certainly too
    // large.
    long share = (long) (0x1p64 * 1.4 * MAX_GRAMS / count);
    long[] small =
        below(letters, length, count < BUCKET_SORT_LIMIT ? Long.MAX_VALUE : Long.MIN_VALUE + share);
    if (small.length < MAX_GRAMS) {
      return smallest(below(letters, length, Long.MAX_VALUE));
    }
    sort(small);
    int kept = 0;
    for (int i = 0; i < small.length && kept < MAX_GRAMS; i++) {
      if (kept == 0 || small[i] != small[kept - 1]) {
        small[kept++] = small[i];
      }
    }
    return Arrays.copyOf(small, kept);
  }

  /**
   * Sorts hashes in place. They are evenly distributed, so that the bucket sort by their leading
   * bits leaves almost nothing to the final insertion sort.
   */
  private static void sort(long[] hashes) {
    if (hashes.length > BUCKET_SORT_LIMIT) {
      Arrays.sort(hashes);
      return;
    }
    long minimum = Long.MAX_VALUE;
    long maximum = Long.MIN_VALUE;
    for (long hash : hashes) {
      minimum = Math.min(minimum, hash);
      maximum = Math.max(maximum, hash);
    }
    int shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(maximum - minimum) - BUCKET_BITS);
    int[] ends = new int[(1 << BUCKET_BITS) + 1];
    for (long hash : hashes) {
      ends[(int) (hash - minimum >>> shift) + 1]++;
    }
    for (int i = 1; i < ends.length; i++) {
      ends[i] += ends[i - 1];
    }
    for (long hash : hashes.clone()) {
      hashes[ends[(int) (hash - minimum >>> shift)]++] = hash;
    }
    for (int i = 1; i < hashes.length; i++) {
      long hash = hashes[i];
      int at = i;
      for (; at > 0 && hashes[at - 1] > hash; at--) {
        hashes[at] = hashes[at - 1];
      }
      hashes[at] = hash;
    }
  }

  /** Returns the hashes up to a limit, in text order. */
  private static long[] below(char[] letters, int length, long limit) {
    long[] below = new long[Math.min(count(length), BUCKET_SORT_LIMIT)];
    int kept = 0;
    long gram = 0;
    for (int i = 0; i < length; i++) {
      // The polynomial hash is rolling: the letter that leaves the 5-gram is subtracted.
      long left = i < GRAM ? 0 : (letters[i - GRAM] + 1) * PRIME_POWER;
      gram = (gram - left) * PRIME + letters[i] + 1;
      boolean complete = i >= GRAM - 1 || i == length - 1;
      long hash = mix(gram);
      if (complete && hash <= limit) {
        below = kept < below.length ? below : Arrays.copyOf(below, 2 * kept);
        below[kept++] = hash;
      }
    }
    return Arrays.copyOf(below, kept);
  }

  /**
   * Returns the smallest distinct hashes of a text that has few distinct 5-grams. Its hashes may
   * all be large, and the first comparison skips nearly all of them.
   */
  private static long[] smallest(long[] grams) {
    long[] kept = new long[MAX_GRAMS + 1];
    int count = 0;
    for (long gram : grams) {
      if (count == MAX_GRAMS && gram >= kept[count - 1]) {
        continue;
      }
      int at = Arrays.binarySearch(kept, 0, count, gram);
      if (at < 0) {
        System.arraycopy(kept, ~at, kept, ~at + 1, count - ~at);
        kept[~at] = gram;
        count = Math.min(MAX_GRAMS, count + 1);
      }
    }
    return Arrays.copyOf(kept, count);
  }
}
