package dev.isobar.enrich.date;

import java.time.LocalDate;

/** Reads days that have their own word: {@code 今天}, {@code 昨日}, {@code 大后天}, {@code 最近}. */
final class ChineseNamedDays {
  private static final String[] NAMES = {
    "大前天", "前天", "昨天", "昨日", "今天", "今日", "明天", "明日", "后天", "後天", "大后天"
  };
  private static final int[] OFFSETS = {-3, -2, -1, -1, 0, 0, 1, 1, 2, 2, 3};

  private final CharacterMatcher t;
  private final LocalDate today;

  ChineseNamedDays(CharacterMatcher text, LocalDate today) {
    this.t = text;
    this.today = today;
  }

  /** Returns the match that begins at character {@code i}, or null. */
  DateMatch at(int i) {
    for (int n = 0; n < NAMES.length; n++) {
      if (t.is(i, NAMES[n])) {
        return DateMatch.day(i + NAMES[n].length(), today.plusDays(OFFSETS[n]));
      }
    }
    return t.is(i, "最近") ? DateMatch.day(i + 2, today) : null;
  }
}
