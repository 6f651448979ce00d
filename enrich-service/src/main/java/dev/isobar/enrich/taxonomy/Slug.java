package dev.isobar.enrich.taxonomy;

/** Makes the last part of an id from a name: {@code jane-goodall}. */
public final class Slug {
  private static final int MAX_LENGTH = 80;

  private Slug() {}

  /**
   * Returns the ASCII letters and digits of a name, with a hyphen for each gap. Apostrophes and
   * full stops make no gap.
   *
   * @param name in lower case and in Latin letters without accents
   */
  public static String of(String name) {
    StringBuilder slug = new StringBuilder();
    for (int i = 0; i < name.length() && slug.length() < MAX_LENGTH; i++) {
      char c = name.charAt(i);
      if (c < 128 && Character.isLetterOrDigit(c)) {
        slug.append(c);
      } else if (c != '\''
          && c != '.'
          && slug.length() > 0
          && slug.charAt(slug.length() - 1) != '-') {
        slug.append('-');
      }
    }
    int end = slug.length();
    return end > 0 && slug.charAt(end - 1) == '-' ? slug.substring(0, end - 1) : slug.toString();
  }
}
