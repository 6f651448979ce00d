package dev.isobar.enrich.metadata;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Maps names of months to their number, in the languages of the supported pages, from the JDK's
 * CLDR data.
 */
final class Months {
  /** Lower-case names, and abbreviations without a full stop, with the month from 1 to 12. */
  private static final Map<String, Integer> BY_NAME = byName();

  private Months() {}

  /** Returns the month of a name in any case, from 1 to 12; 0 for other words. */
  static int number(String name) {
    return BY_NAME.getOrDefault(name.toLowerCase(Locale.ROOT), 0);
  }

  private static Map<String, Integer> byName() {
    Map<String, Integer> byName = new HashMap<>();
    String[] languages = {
      "en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "pl", "tr", "id", "ro",
      "cs", "hu", "vi", "ru", "uk", "el"
    };
    for (String language : languages) {
      Locale locale = Locale.forLanguageTag(language);
      for (Month month : Month.values()) {
        for (TextStyle style :
            new TextStyle[] {
              TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE
            }) {
          String name = month.getDisplayName(style, locale).toLowerCase(locale).replace(".", "");
          if (Character.isLetter(name.charAt(0))) {
            byName.putIfAbsent(name, month.getValue());
          }
        }
      }
    }
    byName.put("sept", 9);
    return Map.copyOf(byName);
  }
}
