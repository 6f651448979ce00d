package dev.isobar.ingest.feed.document;

import java.text.Normalizer;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Knows the names of the months in the languages of feeds, whole and short. */
final class MonthNames {
  private static final List<String> LANGUAGES =
      List.of(
          "de", "fr", "es", "it", "pt", "nl", "el", "hu", "pl", "ru", "uk", "tr", "sv", "da", "nb",
          "fi", "ro", "cs", "id", "ca");
  private static final List<TextStyle> STYLES =
      List.of(
          TextStyle.FULL, TextStyle.SHORT, TextStyle.FULL_STANDALONE, TextStyle.SHORT_STANDALONE);
  private static final int SHORT_LENGTH = 3;
  private static final Map<String, Integer> MONTHS = months();

  private MonthNames() {}

  /** Returns 1 to 12, or 0 if the word names no month. */
  static int monthOf(String word) {
    String key = key(word);
    Integer month = MONTHS.get(key);
    if (month == null && key.length() > SHORT_LENGTH) {
      // Such as Janu or Septem; also the long form that Greek feeds shorten.
      month = MONTHS.get(key.substring(0, SHORT_LENGTH));
    }
    return month == null ? 0 : month;
  }

  private static Map<String, Integer> months() {
    Map<String, Integer> months = new HashMap<>();
    add(months, Locale.ENGLISH);
    months.put("sept", 9);
    LANGUAGES.forEach(language -> add(months, Locale.forLanguageTag(language)));
    return Map.copyOf(months);
  }

  private static void add(Map<String, Integer> months, Locale locale) {
    for (Month month : Month.values()) {
      for (TextStyle style : STYLES) {
        String key = key(month.getDisplayName(style, locale));
        if (key.length() >= SHORT_LENGTH && key.chars().allMatch(Character::isLetter)) {
          months.putIfAbsent(key, month.getValue());
        }
      }
    }
  }

  private static String key(String word) {
    return Normalizer.normalize(word, Normalizer.Form.NFD)
        .replaceAll("[\\p{M}.]", "")
        .toLowerCase(Locale.ROOT);
  }
}
