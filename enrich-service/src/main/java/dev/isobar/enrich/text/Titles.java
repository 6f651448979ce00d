package dev.isobar.enrich.text;

/** Compares titles by their letters and digits. */
public final class Titles {
  private Titles() {}

  /** Returns the letters and digits of a title in lower case. */
  public static String plain(String title) {
    StringBuilder plain = new StringBuilder(title.length());
    for (int i = 0; i < title.length(); ) {
      int c = title.codePointAt(i);
      i += Character.charCount(c);
      if (Character.isLetterOrDigit(c)) {
        plain.appendCodePoint(Character.toLowerCase(c));
      }
    }
    return plain.toString();
  }

  /**
   * Returns whether a heading repeats the title of the page.
   *
   * @param plainTitle the page's title from {@link #plain}, with or without the site's name at its
   *     end
   */
  static boolean isTitle(String text, String plainTitle) {
    String plain = plain(text);
    return plain.length() > 4 && (plainTitle.equals(plain) || plainTitle.startsWith(plain));
  }
}
