package dev.isobar.enrich.fingerprint;

/** A short digest of a text; texts that share most of their words have digests alike. */
public final class Fingerprint {

  /** The name of the hash, a colon, its bytes in base64; null for a text without letters. */
  public String of(String text) {
    return null;
  }
}
