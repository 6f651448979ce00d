package dev.isobar.contracts;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/** Recognises text in UTF-16, whose zeros and other bytes look like binary data. */
public final class Utf16Detector {
  private static final int SAMPLE_BYTES = 4000;
  private static final int MIN_BYTES = 20;

  /** Largest share of characters that texts do not contain. Random pairs of bytes have 15 %. */
  private static final double MAX_UNWRITTEN_SHARE = 0.02;

  /** Least share of spaces and other characters up to U+00FF in texts that are not Han. */
  private static final double MIN_LATIN_SHARE = 0.04;

  /** Least share of Han and punctuation in a Han text. Pairs of bytes in GBK look like Hangul. */
  private static final double MIN_HAN_SHARE = 0.95;

  /**
   * Least share of low bytes from 0x80 on in Han text. Pairs of ASCII characters look like Han, but
   * have none.
   */
  private static final double MIN_HIGH_SHARE = 0.2;

  private Utf16Detector() {}

  /** Returns the variant of UTF-16 without a byte order mark; null for all other bytes. */
  public static Charset withoutMark(byte[] bytes) {
    return Stream.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)
        .filter(
            charset -> bytes.length >= MIN_BYTES && isUtf16(decode(bytes, SAMPLE_BYTES, charset)))
        .findFirst()
        .orElse(null);
  }

  /** Returns whether bytes in UTF-16 consist of characters that texts contain. */
  static boolean isWritten(byte[] bytes, Charset charset) {
    return isWritten(decode(bytes, bytes.length, charset));
  }

  private static boolean isUtf16(String text) {
    boolean isHan =
        share(text, Utf16Detector::isHanOrPunctuation) >= MIN_HAN_SHARE
            && share(text, c -> (c & 0x80) != 0) >= MIN_HIGH_SHARE;
    return (isHan || share(text, c -> c < 0x100) >= MIN_LATIN_SHARE) && isWritten(text);
  }

  private static boolean isWritten(String text) {
    return text.codePoints().filter(Utf16Detector::isUnwritten).count()
        <= MAX_UNWRITTEN_SHARE * text.length();
  }

  private static String decode(byte[] bytes, int most, Charset charset) {
    return new String(bytes, 0, Math.min(bytes.length, most) & ~1, charset);
  }

  private static double share(String text, IntPredicate kind) {
    return (double) text.chars().filter(kind).count() / text.length();
  }

  private static boolean isHanOrPunctuation(int c) {
    int block = c >> 8;
    return block == 0
        || block == 0x20
        || block == 0x30
        || block == 0xFF
        || block >= 0x4E && block <= 0x9F;
  }

  private static boolean isUnwritten(int c) {
    return switch (Character.getType(c)) {
      case Character.UNASSIGNED, Character.PRIVATE_USE, Character.SURROGATE -> true;
      case Character.CONTROL -> BinaryDetector.isControl(c) || c >= 0x80;
      default -> c == 0xFFFD;
    };
  }
}
