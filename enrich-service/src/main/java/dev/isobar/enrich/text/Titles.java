package dev.isobar.enrich.text;

import java.util.Locale;

/** Titles, compared by their letters and digits. */
final class Titles {
  private Titles() {}

  static String plain(String title) {
    StringBuilder plain = new StringBuilder();
    title
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }

  /**
   * @param plainTitle from {@link #plain}; perhaps with the site's name behind it
   */
  static boolean same(String text, String plainTitle) {
    String plain = plain(text);
    return plain.length() > 4 && (plainTitle.equals(plain) || plainTitle.startsWith(plain));
  }
}
