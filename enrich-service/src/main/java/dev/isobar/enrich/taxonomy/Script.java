package dev.isobar.enrich.taxonomy;

/** What the characters of a label or a text are. */
public final class Script {
  private Script() {}

  /** Chinese characters, which have no word boundary. */
  public static boolean isHan(char c) {
    return c >= 0x4E00 && c <= 0x9FFF
        || c >= 0x3400 && c <= 0x4DBF
        || c >= 0xF900 && c <= 0xFAFF
        || c == '〇';
  }

  /** Whether any character is Chinese. */
  public static boolean hasHan(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isHan(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** The text with Simplified characters for Traditional ones, one for one. */
  public static String simplified(String text) {
    char[] simplified = text.toCharArray();
    for (int i = 0; i < simplified.length; i++) {
      if (isHan(simplified[i])) {
        simplified[i] = Folding.fold(simplified[i]);
      }
    }
    return new String(simplified);
  }
}
