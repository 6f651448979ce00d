package dev.isobar.enrich.language;

import dev.isobar.contracts.text.HanText;

/**
 * The scripts that tell languages apart.
 *
 * <p>{@code Character.UnicodeScript} knows more, but at a binary search per character.
 */
enum Script {
  /** Several languages: {@link StopwordLanguageDetector} tells which. */
  LATIN(null, 5.5),
  /** About 1.6 characters to an English word. */
  HAN("zh", 1.6),
  KANA("ja", 2),
  HANGUL("ko", 2.5),
  CYRILLIC("ru", 6),
  GREEK("el", 6),
  ARABIC("ar", 5),
  HEBREW("he", 5),
  DEVANAGARI("hi", 5),
  THAI("th", 6);

  private final String language;
  private final double lettersPerWord;

  Script(String language, double lettersPerWord) {
    this.language = language;
    this.lettersPerWord = lettersPerWord;
  }

  /** ISO 639-1; null where the script alone does not tell. */
  String language() {
    return language;
  }

  double lettersPerWord() {
    return lettersPerWord;
  }

  /** Null for what is no letter or of another script. */
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
    if (c >= 0x600 && c <= 0x6FF) {
      return ARABIC;
    }
    if (c >= 0x900 && c <= 0x97F) {
      return DEVANAGARI;
    }
    if (c >= 0xE00 && c <= 0xE7F) {
      return THAI;
    }
    // Surrogates: Han beyond the first plane, or emoji, which are rare beside Han.
    return c >= 0x1E00 && c <= 0x1EFF ? LATIN : (c >= 0xD840 && c <= 0xD87F ? HAN : null);
  }
}
