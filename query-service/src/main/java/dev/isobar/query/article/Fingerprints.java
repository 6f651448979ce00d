package dev.isobar.query.article;

import java.util.Base64;

/** Reads and compares the fingerprints that enrich-service made of texts. */
public final class Fingerprints {
  private static final byte[] NONE = {};

  private Fingerprints() {}

  /** Returns the bytes of a fingerprint {@code name:base64}; none for null and invalid ones. */
  public static byte[] bytes(String fingerprint) {
    if (fingerprint == null) {
      return NONE;
    }
    try {
      return Base64.getDecoder().decode(fingerprint.substring(fingerprint.indexOf(':') + 1));
    } catch (IllegalArgumentException e) {
      return NONE;
    }
  }

  /** Returns the share of equal bytes, which estimates the share of common 5-grams. */
  public static double share(byte[] one, byte[] other) {
    int equal = 0;
    for (int i = 0; i < Math.min(one.length, other.length); i++) {
      equal += one[i] == other[i] ? 1 : 0;
    }
    return (double) equal / Math.max(1, Math.max(one.length, other.length));
  }
}
