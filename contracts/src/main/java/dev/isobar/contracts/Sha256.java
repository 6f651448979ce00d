package dev.isobar.contracts;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Calculates SHA-256, which every Java platform has. */
public final class Sha256 {
  private Sha256() {}

  /** Returns the 32 bytes of the hash. */
  public static byte[] of(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is not available", e);
    }
  }

  /**
   * Returns the beginning of the hash in hexadecimal digits.
   *
   * @param length how many bytes of the hash, 1 to 32
   */
  public static String hex(byte[] bytes, int length) {
    return HexFormat.of().formatHex(of(bytes), 0, length);
  }
}
