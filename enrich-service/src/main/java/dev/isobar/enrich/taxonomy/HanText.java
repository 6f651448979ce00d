package dev.isobar.enrich.taxonomy;

/** What the characters of a label or a text are. */
public final class HanText {
  /**
   * Of a text's Chinese characters; about 30 % of a Traditional text's, under 0.5 % of another's.
   */
  private static final double TRADITIONAL = 0.03;

  private HanText() {}

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

  /**
   * A text in Traditional characters with Simplified ones for them, one for one; any other as it
   * is, since a few characters (乾, 著) stand in Simplified texts, too.
   */
  public static String simplified(String text) {
    char[] simplified = text.toCharArray();
    int han = 0;
    int traditional = 0;
    for (int i = 0; i < simplified.length; i++) {
      if (isHan(simplified[i])) {
        char folded = CharacterFolding.fold(simplified[i]);
        han++;
        traditional += folded == simplified[i] ? 0 : 1;
        simplified[i] = folded;
      }
    }
    return traditional > han * TRADITIONAL ? new String(simplified) : text;
  }
}
