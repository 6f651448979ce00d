package dev.isobar.query.rest;

import java.util.Locale;

/** Makes patterns for SQL's {@code like}, in lower case, with {@code !} as the escape character. */
public final class LikePattern {
  private LikePattern() {}

  /** Escapes wildcards in the text of a client. */
  public static String literal(String text) {
    return text.strip()
        .toLowerCase(Locale.ROOT)
        .replace("!", "!!")
        .replace("%", "!%")
        .replace("_", "!_")
        .replace('\0', '\uFFFD');
  }
}
