package dev.isobar.contracts.text;

/**
 * Maps Traditional Chinese characters to Simplified ones, one to one. The table is the CLDR
 * transform Traditional-Simplified of ICU 78.3, stored in a file because building the transform
 * takes a second.
 */
public final class SimplifiedChinese {
  /** A text is Traditional if more than this share of its Chinese characters is Traditional. */
  private static final double MIN_TRADITIONAL_SHARE = 0.03;

  private static final char[] TABLE = load();

  private SimplifiedChinese() {}

  /** Returns the Simplified character, or the character itself if there is none. */
  public static char of(char c) {
    return TABLE[c];
  }

  /**
   * Returns a Traditional text in Simplified characters, with the same length, and any other text
   * unchanged, because a few characters of the table (乾, 著) also occur in Simplified texts. About
   * 30 % of the Chinese characters of a Traditional text are in the table, and under 0.5 % of those
   * of other texts.
   */
  public static String of(String text) {
    char[] simplified = text.toCharArray();
    int han = 0;
    int traditional = 0;
    for (int i = 0; i < simplified.length; i++) {
      if (HanText.isHan(simplified[i])) {
        char mapped = of(simplified[i]);
        han++;
        traditional += mapped == simplified[i] ? 0 : 1;
        simplified[i] = mapped;
      }
    }
    return traditional > han * MIN_TRADITIONAL_SHARE ? new String(simplified) : text;
  }

  private static char[] load() {
    char[] table = new char[1 << 16];
    for (int i = 0; i < table.length; i++) {
      table[i] = (char) i;
    }
    ClasspathText.read(SimplifiedChinese.class, "simplified.txt")
        .lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(
            line -> {
              for (int i = 0; i + 1 < line.length(); i += 2) {
                table[line.charAt(i)] = line.charAt(i + 1);
              }
            });
    return table;
  }
}
