package dev.isobar.enrich.date;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Maps names of months to their number from 1 to 12, from the JDK's CLDR data. */
public final class Months {
  /** The English names and abbreviations, in lower case and without a full stop. */
  public static final Map<String, Integer> ENGLISH = byName("en");

  /** The same in all languages of the supported pages. */
  private static final Map<String, Integer> ALL =
      byName(
          "en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "pl", "tr", "id", "ro",
          "cs", "hu", "vi", "ru", "uk", "el");

  private Months() {}

  /** Returns the month of a name in any case, from 1 to 12; 0 for other words. */
  public static int number(String name) {
    return ALL.getOrDefault(name.toLowerCase(Locale.ROOT), 0);
  }

  private static Map<String, Integer> byName(String... languages) {
    Map<String, Integer> byName = new HashMap<>(Map.of("sept", 9));
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
    return Map.copyOf(byName);
  }
}
