package dev.isobar.enrich.language;

import dev.isobar.contracts.text.HanText;

/**
 * Lists the scripts that identify a language or a group of languages.
 *
 * <p>{@code Character.UnicodeScript} distinguishes more scripts, but needs a binary search for each
 * character.
 */
enum Script {
  /** Used by several languages; {@link FunctionWordDetector} distinguishes them. */
  LATIN(null, 5.5),
  /** An English word corresponds to about 1.6 Han characters. */
  HAN("zh", 1.6),
  KANA("ja", 2),
  HANGUL("ko", 2.5),
  /**
   * Used by several languages, like Arabic and Devanagari; {@link LetterDetector} distinguishes
   * them.
   */
  CYRILLIC(null, 6),
  GREEK("el", 6),
  ARABIC(null, 5),
  HEBREW("he", 5),
  DEVANAGARI(null, 5),
  THAI("th", 6);

  private final String language;
  private final double lettersPerWord;

  Script(String language, double lettersPerWord) {
    this.language = language;
    this.lettersPerWord = lettersPerWord;
  }

  /** Returns the ISO 639-1 code, or null if several languages use the script. */
  String language() {
    return language;
  }

  /** Returns how many letters correspond to one English word. */
  double lettersPerWord() {
    return lettersPerWord;
  }

  /** Returns the script of a letter, or null for other characters and other scripts. */
  static Script of(char c) {
    if (c < 0x41) {
      return null;
    }
    if (c < 0x250) {
      return c < 0x80
          ? ((c | 0x20) >= 'a' && (c | 0x20) <= 'z' ? LATIN : null)
          : (c >= 0xC0 && c != 0xD7 && c != 0xF7 ? LATIN : null);
    }
    if (HanText.isHan(c)) {
      return HAN;
    }
    if (c >= 0x3041 && c <= 0x30FF && c != '・' && c != 'ー') {
      return KANA;
    }
    if (c >= 0xAC00 && c <= 0xD7A3) {
      return HANGUL;
    }
    if (c >= 0x370 && c <= 0x3FF) {
      return GREEK;
    }
    if (c >= 0x400 && c <= 0x52F) {
      return CYRILLIC;
    }
    if (c >= 0x590 && c <= 0x5FF) {
      return HEBREW;
    }
    if (c >= 0x620 && c <= 0x6D5 && c != 0x640 && (c < 0x660 || c > 0x66D)
        || c >= 0x750 && c <= 0x77F
        || c >= 0xFB50 && c <= 0xFDFF
        || c >= 0xFE70 && c <= 0xFEFC) {
      return ARABIC;
    }
    if (c >= 0x900 && c <= 0x97F) {
      return DEVANAGARI;
    }
    if (c >= 0xE00 && c <= 0xE7F) {
      return THAI;
    }
    // A high surrogate counts as Han (beyond the basic plane). Emoji use surrogates too, but are
    // rare beside Han.
    return c >= 0x1E00 && c <= 0x1EFF ? LATIN : (c >= 0xD840 && c <= 0xD87F ? HAN : null);
  }
}
