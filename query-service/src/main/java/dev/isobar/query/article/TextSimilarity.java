package dev.isobar.query.article;

import dev.isobar.contracts.EnrichedArticle;

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
    return Fingerprints.share(Fingerprints.bytes(one), Fingerprints.bytes(other));
  }

  private static String name(String fingerprint) {
    return fingerprint.substring(0, fingerprint.indexOf(':') + 1);
  }
}
