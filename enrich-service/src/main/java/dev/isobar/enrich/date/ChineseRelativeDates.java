package dev.isobar.enrich.date;

import java.time.LocalDate;

/**
 * Reads days and periods relative to today: {@code 5天前}, {@code 过去十年}, {@code 未来三个月}, {@code 近五年}.
 * Also reads decades and centuries: {@code 九十年代}, {@code 20世纪}.
 */
final class ChineseRelativeDates {
  private final CharacterMatcher t;
  private final ChineseNumbers numbers;
  private final LocalDate today;

  ChineseRelativeDates(CharacterMatcher text, ChineseNumbers numbers, LocalDate today) {
    this.t = text;
    this.numbers = numbers;
    this.today = today;
  }

  /** Returns the match that begins at character {@code i}, or null. */
  DateMatch at(int i) {
    if (t.is(i, "前") && t.isOneOf(i - 1, "元紀纪國国")) {
      // "公元前221年" is a year before Christ.
      return null;
    }
    int sign = 0;
    int j = i;
    if (t.is(i, "过去", "過去") || t.is(i, "最近")) {
      sign = -1;
      j = i + 2;
    } else if (t.is(i, "近") && !t.is(i, "近日") || t.is(i, "前")) {
      sign = -1;
      j = i + 1;
    } else if (t.is(i, "未来", "未來") || t.is(i, "今后", "今後")) {
      sign = 1;
      j = i + 2;
    } else if (t.is(i, "后", "後")) {
      sign = 1;
      j = i + 1;
    }
    ChineseNumbers.Number count = numbers.small(j);
    if (count.next() < 0 || count.value() < 1) {
      return null;
    }
    int k = t.skipMeasure(count.next());
    if (sign == 0 && t.is(k, "世纪", "世紀") && !t.is(k - 1, "个", "個")) {
      return century(k + 2, count.value());
    }
    if (t.is(k, "年代") && count.value() % 10 == 0 && count.value() >= 20) {
      return Unit.DECADE.whole(k + 2, LocalDate.of(1900 + count.value() % 100, 1, 1), 0);
    }
    Unit unit = numbers.unit(k);
    if (unit == null) {
      return null;
    }
    int end = numbers.unitEnd(k);
    return sign != 0
        ? unit.count(end, today, (long) sign * count.value())
        : agoOrLater(end, unit, count.value());
  }

  /** Reads the end of {@code 5天前} or {@code 三个月之后}. */
  private DateMatch agoOrLater(int i, Unit unit, int count) {
    int j = t.is(i, "之", "以") ? i + 1 : i;
    if (t.is(j, "前")) {
      return DateMatch.day(j + 1, unit.plus(today, -count));
    }
    return t.is(j, "后", "後") ? DateMatch.day(j + 1, unit.plus(today, count)) : null;
  }

  /** Reads the end of {@code 20世纪} or {@code 20世纪九十年代}. */
  private DateMatch century(int i, int number) {
    LocalDate start = LocalDate.of(100 * (number - 1) + 1, 1, 1);
    ChineseNumbers.Number decade = numbers.small(i);
    return decade.next() > 0 && t.is(decade.next(), "年代")
        ? Unit.DECADE.whole(decade.next() + 2, start.plusYears(decade.value() - 1L), 0)
        : Unit.CENTURY.whole(i, start, 0);
  }
}
