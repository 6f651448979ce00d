package dev.isobar.query.article;

import dev.isobar.contracts.EnrichedArticle;
import java.util.Base64;

/** Compares texts by the fingerprints that enrich-service made of them. */
final class TextSimilarity {
  /**
   * Least share of common 5-grams in two versions of one article. Two different articles of a feed
   * have less than a tenth.
   */
  private static final double MIN_SHARE = 0.3;

  private TextSimilarity() {}

  /**
   * Returns whether two articles may be versions of one: most of the text, or all if it is short.
   */
  static boolean areVersions(EnrichedArticle one, EnrichedArticle other) {
    return one.text().equals(other.text())
        || share(one.fingerprint(), other.fingerprint()) >= MIN_SHARE;
  }

  private static double share(String one, String other) {
    if (one == null || other == null || !name(one).equals(name(other))) {
      return 0;
    }
    byte[] first = bytes(one);
    byte[] second = bytes(other);
    int equal = 0;
    for (int i = 0; i < Math.min(first.length, second.length); i++) {
      equal += first[i] == second[i] ? 1 : 0;
    }
    return (double) equal / Math.max(1, Math.max(first.length, second.length));
  }

  private static String name(String fingerprint) {
    return fingerprint.substring(0, fingerprint.indexOf(':') + 1);
  }

  private static byte[] bytes(String fingerprint) {
    try {
      return Base64.getDecoder().decode(fingerprint.substring(fingerprint.indexOf(':') + 1));
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}
