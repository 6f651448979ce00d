package dev.isobar.enrich.metadata;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Names of months in the languages that pages are written in, from the JDK's CLDR data. */
final class Months {
  /** Lower-case name or abbreviation without a full stop, to 1 to 12. */
  static final Map<String, Integer> ALL = all();

  private Months() {}

  private static Map<String, Integer> all() {
    Map<String, Integer> all = new HashMap<>();
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
            all.putIfAbsent(name, month.getValue());
          }
        }
      }
    }
    all.put("sept", 9);
    return Map.copyOf(all);
  }
}
