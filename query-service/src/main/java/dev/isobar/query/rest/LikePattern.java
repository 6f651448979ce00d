package dev.isobar.query.rest;

import java.util.Locale;

/** Patterns of SQL's {@code like}, in lower case, with {@code !} as the escape character. */
public final class LikePattern {
  private LikePattern() {}

  /** What a client typed, taken literally. */
  public static String literal(String text) {
    return text.strip()
        .toLowerCase(Locale.ROOT)
        .replace("!", "!!")
        .replace("%", "!%")
        .replace("_", "!_")
        .replace('\0', '\uFFFD');
  }
}
