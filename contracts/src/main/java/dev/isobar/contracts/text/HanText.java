package dev.isobar.contracts.text;

/** Recognises Chinese characters (Unicode script Han). */
public final class HanText {
  private HanText() {}

  /**
   * Returns whether a UTF-16 code unit is a Chinese character: a unified ideograph, one of
   * extension A, a compatibility ideograph, or the zero 〇. Characters beyond the basic plane are
   * surrogates and need the variant for code points.
   */
  public static boolean isHan(char c) {
    return c >= 0x4E00 && c <= 0x9FFF
        || c >= 0x3400 && c <= 0x4DBF
        || c >= 0xF900 && c <= 0xFAFF
        || c == '〇';
  }

  /** Returns whether a code point is a Chinese character, including planes 2 and 3. */
  public static boolean isHan(int codePoint) {
    return codePoint < 0x10000
        ? isHan((char) codePoint)
        : codePoint >= 0x20000 && codePoint <= 0x3FFFF;
  }

  /** Returns whether a text contains a Chinese character of the basic plane. */
  public static boolean hasHan(CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      if (isHan(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }
}
