package dev.isobar.enrich.date;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Resolves English names of holidays to dates. */
final class Holidays {
  /** Month and day of holidays with a fixed date; "day" after the name is optional. */
  private static final Map<String, int[]> FIXED =
      Map.ofEntries(
          Map.entry("christmas", new int[] {12, 25}),
          Map.entry("christmas eve", new int[] {12, 24}),
          Map.entry("new year eve", new int[] {12, 31}),
          Map.entry("new year", new int[] {1, 1}),
          Map.entry("new years", new int[] {1, 1}),
          Map.entry("halloween", new int[] {10, 31}),
          Map.entry("independence day", new int[] {7, 4}),
          Map.entry("earth day", new int[] {4, 22}),
          Map.entry("world environment day", new int[] {6, 5}),
          Map.entry("saint patrick", new int[] {3, 17}),
          Map.entry("st patrick", new int[] {3, 17}),
          Map.entry("valentine", new int[] {2, 14}),
          Map.entry("international workers' day", new int[] {5, 1}),
          Map.entry("may day", new int[] {5, 1}));

  private static final Set<String> FIRST_WORDS =
      new HashSet<>(Set.of("easter", "thanksgiving", "black", "labor", "labour"));

  static {
    FIXED.keySet().forEach(name -> FIRST_WORDS.add(name.split(" ")[0]));
    // A number or a quotation mark may precede the name.
    FIRST_WORDS.addAll(Set.of("", "'"));
  }

  private Holidays() {}

  /** Holds the name of a holiday and the first token after it. */
  record NamedHoliday(String name, int next) {}

  /** Returns the holiday whose name begins at token {@code i}, or null. */
  static NamedHoliday at(DateTokens t, int i) {
    if (!FIRST_WORDS.contains(t.word(i))) {
      return null;
    }
    StringBuilder name = new StringBuilder();
    NamedHoliday best = null;
    int limit = Math.min(t.size(), i + 6);
    for (int j = i; j < limit; j++) {
      String word = t.word(j);
      if (word.equals("'")) {
        name.append(t.is(j + 1, "s") ? "" : "'");
        j += t.is(j + 1, "s") ? 1 : 0;
      } else {
        name.append(name.length() == 0 ? "" : " ").append(word);
      }
      String prefix = name.toString();
      if (FIXED.containsKey(prefix) || isMovable(prefix)) {
        int next = j + 1;
        next = t.is(next, "'") ? next + (t.is(next + 1, "s") ? 2 : 1) : next;
        best = new NamedHoliday(prefix, t.is(next, "day") ? next + 1 : next);
      }
    }
    return best;
  }

  private static boolean isMovable(String name) {
    return switch (name) {
      case "easter", "thanksgiving", "black friday", "labor day", "labour day" -> true;
      default -> false;
    };
  }

  /** Returns the date of a holiday in a year. */
  static LocalDate date(String name, int year) {
    int[] fixed = FIXED.get(name);
    if (fixed != null) {
      return LocalDate.of(year, fixed[0], fixed[1]);
    }
    LocalDate thanksgiving =
        LocalDate.of(year, 11, 1).with(TemporalAdjusters.dayOfWeekInMonth(4, DayOfWeek.THURSDAY));
    return switch (name) {
      case "thanksgiving" -> thanksgiving;
      case "black friday" -> thanksgiving.plusDays(1);
      case "easter" -> easter(year);
      default -> LocalDate.of(year, 9, 1).with(TemporalAdjusters.firstInMonth(DayOfWeek.MONDAY));
    };
  }

  /** Computes the date of Easter by the Gregorian algorithm of Meeus, Jones and Butcher. */
  private static LocalDate easter(int year) {
    int a = year % 19;
    int b = year / 100;
    int c = year % 100;
    int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    int m = (a + 11 * h + 22 * l) / 451;
    int n = h + l - 7 * m + 114;
    return LocalDate.of(year, n / 31, n % 31 + 1);
  }
}
