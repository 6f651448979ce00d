package dev.isobar.enrich.date;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** Chinese dates, simplified and traditional. Positions are characters, not tokens. */
final class ChineseDates {
  private static final String STARTS =
      "0123456789〇零一二三四五六七八九十两正今去前昨明后後本上下这這星周週礼禮同最过過近未从從自初年月廿当當康雍乾民";
  private static final String WEEKDAYS = "一二三四五六日天";

  private final String text;
  private final LocalDate today;
  private final ChineseNumbers numbers;

  ChineseDates(String text, LocalDate today) {
    this.text = text;
    this.today = today;
    this.numbers = new ChineseNumbers(text);
  }

  boolean mayStart(int i) {
    return STARTS.indexOf(text.charAt(i)) >= 0;
  }

  /** Null where none begins at {@code i}. */
  Hit at(int i) {
    int a = is(i, "从") || is(i, "從") || is(i, "自") ? i + 1 : i;
    Hit range = range(a);
    return range != null ? range : a > i ? null : single(i);
  }

  private Hit range(int i) {
    Calendar first = calendar(i, true);
    if (first == null) {
      Hit start = single(i);
      int j = start == null ? -1 : connector(start.next());
      Calendar end = j < 0 ? null : calendar(j, false);
      Hit last = end == null ? (j < 0 ? null : single(j)) : end.resolve(today);
      if (last != null && last.from().isBefore(start.from()) && end != null && end.year() == 0) {
        last =
            new Calendar(last.next(), start.from().getYear(), end.month(), end.day())
                .resolve(today);
      }
      return last == null ? null : Hit.days(close(last.next()), start.from(), last.from());
    }
    int j = connector(first.next());
    Calendar second = j < 0 ? null : calendar(j, true);
    if (second == null
        || first.month() == 0 && second.month() == 0 && (first.day() != 0 || second.day() != 0)) {
      return null;
    }
    if (first.year() != 0 && first.month() == 0 && second.year() <= first.year()) {
      return null;
    }
    Hit range = Calendar.range(first, second, today);
    int end = close(second.next());
    boolean and = "和与與".indexOf(text.charAt(spaces(first.next()))) >= 0;
    return range == null || and && end == second.next() ? null : range.endingAt(end);
  }

  /** Behind {@code 之间}. */
  private int close(int i) {
    return is(i, "之间") || is(i, "之間") || is(i, "期间") || is(i, "期間")
        ? i + 2
        : is(i, "间") || is(i, "間") ? i + 1 : i;
  }

  private int connector(int i) {
    int j = spaces(i);
    if (j < text.length() && "到至和与與-–—~～".indexOf(text.charAt(j)) >= 0) {
      return spaces(j + 1);
    }
    return -1;
  }

  private Hit single(int i) {
    Hit hit = halves(i);
    hit = hit == null ? parts(i) : hit;
    hit = hit == null ? named(i) : hit;
    hit = hit == null ? weekday(i) : hit;
    hit = hit == null ? relative(i) : hit;
    if (hit != null) {
      return hit;
    }
    Calendar date = calendar(i, false);
    Hit day = date == null ? null : date.resolve(today);
    return day == null || date.day() == 0 ? day : day.endingAt(weekdayBehind(day.next()));
  }

  /** {@code 10月12号,星期一}. */
  private int weekdayBehind(int i) {
    int j = i < text.length() && ",，(（".indexOf(text.charAt(i)) >= 0 ? i + 1 : i;
    int k = weekdayWord(j);
    if (k < 0 || k >= text.length() || WEEKDAYS.indexOf(text.charAt(k)) < 0) {
      return i;
    }
    return k + 1 < text.length() && ")）".indexOf(text.charAt(k + 1)) >= 0 && j > i ? k + 2 : k + 1;
  }

  /** Year, month and day; a bare number of digits only where {@code open}. */
  Calendar calendar(int i, boolean open) {
    int at = is(i, "农历") || is(i, "農曆") ? i + 2 : i;
    int era = ChineseNumbers.eraYears(text, at);
    ChineseNumbers.Number year = numbers.year(era > 0 ? at + 2 : at, era);
    int j = year.next() < 0 ? at : spaces(year.next());
    boolean yearWord = year.next() >= 0 && is(j, "年");
    if (!yearWord) {
      Calendar relativeYear = relativeYear(at);
      if (relativeYear != null) {
        return monthDay(relativeYear.next(), relativeYear.year(), relativeYear.next());
      }
      Calendar signed = signed(at);
      if (signed != null) {
        return signed;
      }
      if (open && year.next() == at + 4 && text.charAt(at) < 0x80) {
        return new Calendar(year.next(), year.value(), 0, 0);
      }
      return monthDay(at, 0, -1);
    }
    int value = year.value();
    return monthDay(j + 1, value, j + 1);
  }

  /** {@code 今年}, {@code 去年}, with a month behind it. */
  private Calendar relativeYear(int i) {
    int away =
        is(i, "今年")
            ? 0
            : is(i, "去年")
                ? -1
                : is(i, "明年") ? 1 : is(i, "前年") ? -2 : is(i, "后年") || is(i, "後年") ? 2 : 99;
    return away == 99 ? null : new Calendar(i + 2, today.getYear() + away, 0, 0);
  }

  /**
   * @param orElse where a date without month ends; -1 where it needs one
   */
  private Calendar monthDay(int i, int year, int orElse) {
    int at = spaces(i);
    ChineseNumbers.Number month =
        is(at, "正月") ? new ChineseNumbers.Number(1, at + 1) : numbers.small(at);
    int j = month.next() < 0 ? at : spaces(month.next());
    if (month.next() < 0 || !is(j, "月") || month.value() < 1 || month.value() > 12) {
      int monthAway = is(at, "本月") ? 0 : is(at, "上月") ? -1 : is(at, "下月") ? 1 : 99;
      if (monthAway != 99) {
        LocalDate in = today.plusMonths(monthAway);
        return day(at + 2, in.getYear(), in.getMonthValue(), at + 2);
      }
      return orElse < 0 ? day(at, 0, 0, -1) : new Calendar(orElse, year, 0, 0);
    }
    return day(j + 1, year, month.value(), j + 1);
  }

  private Calendar day(int i, int year, int month, int orElse) {
    int at = spaces(i);
    at = is(at, "初") ? at + 1 : at;
    ChineseNumbers.Number day = numbers.small(at);
    boolean word =
        day.next() >= 0
            && spaces(day.next()) < text.length()
            && "日号號".indexOf(text.charAt(spaces(day.next()))) >= 0;
    boolean lunar =
        day.next() >= 0
            && month != 0
            && text.charAt(at) > 0x80
            && !word
            && (at > i || day.value() >= 10);
    if (day.next() >= 0 && day.value() >= 1 && day.value() <= 31 && (word || lunar)) {
      int end = word ? spaces(day.next()) + 1 : day.next();
      return new Calendar(end, year, month, day.value());
    }
    return orElse < 0 ? null : new Calendar(orElse, year, month, 0);
  }

  /** {@code 2020/12/1}, {@code 1/2/2020} (day first), {@code 12/1}. */
  private Calendar signed(int i) {
    ChineseNumbers.Number a = numbers.digits(i);
    if (a.next() < 0 || a.next() >= text.length() || "/-.".indexOf(text.charAt(a.next())) < 0) {
      return null;
    }
    char sign = text.charAt(a.next());
    ChineseNumbers.Number b = numbers.digits(a.next() + 1);
    if (b.next() < 0) {
      return null;
    }
    boolean third = b.next() < text.length() && text.charAt(b.next()) == sign;
    ChineseNumbers.Number c = third ? numbers.digits(b.next() + 1) : ChineseNumbers.NONE;
    if (c.next() > 0 && a.next() - i == 4) {
      return valid(c.next(), a.value(), b.value(), c.value());
    }
    if (c.next() > 0 && c.next() - b.next() - 1 == 4) {
      return valid(c.next(), c.value(), b.value(), a.value());
    }
    if (c.next() > 0 && sign == '-' && a.next() - i == 2 && c.next() - b.next() - 1 == 2) {
      return valid(c.next(), 2000 + a.value(), b.value(), c.value());
    }
    return c.next() < 0 && sign == '/' ? valid(b.next(), 0, a.value(), b.value()) : null;
  }

  private static Calendar valid(int next, int year, int month, int day) {
    return month >= 1 && month <= 12 && day >= 1 && day <= 31 && year < 2200
        ? new Calendar(next, year, month, day)
        : null;
  }

  private Hit named(int i) {
    String[] names = {"大前天", "前天", "昨天", "昨日", "今天", "今日", "明天", "明日", "后天", "後天", "大后天"};
    int[] away = {-3, -2, -1, -1, 0, 0, 1, 1, 2, 2, 3};
    for (int n = 0; n < names.length; n++) {
      if (is(i, names[n])) {
        return Hit.day(i + names[n].length(), today.plusDays(away[n]));
      }
    }
    return is(i, "最近") ? Hit.day(i + 2, today) : null;
  }

  /** {@code 上上周}, {@code 下周三}, {@code 本周末}, {@code 周五}, {@code 上个月}. */
  private Hit weekday(int i) {
    int away = 0;
    int j = i;
    while (j < text.length() && j < i + 3 && (is(j, "上") || is(j, "下"))) {
      away += is(j, "上") ? -1 : 1;
      j++;
    }
    boolean led = j > i;
    if (!led && (is(i, "本") || is(i, "这") || is(i, "這"))) {
      led = true;
      j++;
    }
    int g = is(j, "个") || is(j, "個") ? j + 1 : j;
    int k = weekdayWord(g);
    if (k < 0) {
      return led ? wholeUnit(g, away) : null;
    }
    LocalDate monday = Hit.monday(today).plusWeeks(away);
    if (is(k, "末")) {
      return Hit.days(k + 1, monday.plusDays(5), monday.plusDays(6));
    }
    int day = k < text.length() ? Math.min(6, WEEKDAYS.indexOf(text.charAt(k))) : -1;
    if (day < 0) {
      return led ? Hit.days(k, monday, monday.plusDays(6)) : null;
    }
    if (led) {
      return Hit.day(k + 1, monday.plusDays(day));
    }
    return is(k + 1, "年")
        ? null
        : Hit.day(k + 1, today.with(TemporalAdjusters.previousOrSame(DayOfWeek.of(day + 1))));
  }

  private Hit wholeUnit(int i, int away) {
    if (is(i, "月") && !is(i + 1, "份") || is(i, "季度")) {
      return is(i, "月")
          ? Unit.MONTH.whole(i + 1, today, away)
          : Unit.QUARTER.whole(i + 2, today, away);
    }
    if (is(i, "半年") && i > 0 && (is(i - 1, "个") || is(i - 1, "個"))) {
      return Unit.HALF.whole(i + 2, today, away);
    }
    return is(i, "年度") || is(i, "世纪")
        ? (is(i, "年度") ? Unit.YEAR : Unit.CENTURY).whole(i + 2, today, away)
        : null;
  }

  private int weekdayWord(int i) {
    if (is(i, "星期") || is(i, "礼拜") || is(i, "禮拜")) {
      return i + 2;
    }
    return is(i, "周") || is(i, "週") ? i + 1 : -1;
  }

  /** {@code 上半年}, {@code 2017年下半年}, {@code 上半月}, {@code 下半周}. */
  private Hit halves(int i) {
    Calendar year = calendar(i, false);
    boolean yearOnly = year != null && year.year() != 0 && year.month() == 0 && year.day() == 0;
    int j = yearOnly ? year.next() : i;
    boolean first = is(j, "上半") || is(j, "前半");
    if (!first && !is(j, "下半") && !is(j, "后半") && !is(j, "後半")) {
      return null;
    }
    int in = yearOnly ? year.year() : today.getYear();
    if (is(j + 2, "年")) {
      LocalDate from = LocalDate.of(in, first ? 1 : 7, 1);
      return Hit.until(j + 3, from, from.plusMonths(6));
    }
    if (is(j + 2, "月") && !yearOnly) {
      LocalDate start = today.withDayOfMonth(1);
      return first
          ? Hit.days(j + 3, start, start.plusDays(14))
          : Hit.until(j + 3, start.plusDays(15), start.plusMonths(1));
    }
    if ((is(j + 2, "周") || is(j + 2, "週")) && !yearOnly) {
      LocalDate monday = Hit.monday(today);
      return first
          ? Hit.days(j + 3, monday, monday.plusDays(2))
          : Hit.days(j + 3, monday.plusDays(3), monday.plusDays(6));
    }
    return null;
  }

  /** {@code 2021年的第一周}, {@code 2021年的最后4个月}, {@code 十月的第一周}, {@code 第三季度}. */
  private Hit parts(int i) {
    Calendar within = calendar(i, false);
    if (within == null || within.day() != 0) {
      return null;
    }
    int j = is(within.next(), "的") ? within.next() + 1 : within.next();
    boolean ordinal = is(j, "第");
    boolean last = is(j, "最后") || is(j, "最後");
    boolean first = is(j, "前") || is(j, "头");
    int n = spaces(j + (last ? 2 : ordinal || first ? 1 : 0));
    boolean lastOne = last && (is(n, "一个") || is(n, "一個"));
    ChineseNumbers.Number count = ordinal || last || first ? numbers.small(n) : ChineseNumbers.NONE;
    Hit in = within.resolve(today);
    if (count.next() < 0 || in == null) {
      return null;
    }
    int k = spaces(count.next());
    k = is(k, "个") || is(k, "個") ? k + 1 : k;
    int w = weekdayWord(k);
    if (lastOne && w > 0 && w < text.length() && WEEKDAYS.indexOf(text.charAt(w)) >= 0) {
      DayOfWeek day = DayOfWeek.of(Math.min(7, WEEKDAYS.indexOf(text.charAt(w)) + 1));
      return Hit.day(w + 1, in.from().with(TemporalAdjusters.lastInMonth(day)));
    }
    Unit unit = ChineseNumbers.unit(text, k);
    return unit == null
        ? null
        : EnglishPeriods.part(
            in.endingAt(ChineseNumbers.unitEnd(text, k)),
            unit,
            last,
            ordinal ? 1 : count.value(),
            ordinal ? count.value() : 1);
  }

  /** {@code 5天前}, {@code 过去十年}, {@code 未来三个月}, {@code 近五年}, {@code 九十年代}. */
  private Hit relative(int i) {
    boolean past = is(i, "过去") || is(i, "過去") || is(i, "最近") || is(i, "近") && !is(i, "近日");
    boolean ahead = is(i, "未来") || is(i, "未來") || is(i, "今后") || is(i, "今後");
    boolean before = is(i, "前");
    boolean after = is(i, "后") || is(i, "後");
    int j = past || ahead ? i + (is(i, "近") ? 1 : 2) : before || after ? i + 1 : i;
    ChineseNumbers.Number count = numbers.small(j);
    if (count.next() < 0 || count.value() < 1) {
      return null;
    }
    int k = is(count.next(), "个") || is(count.next(), "個") ? count.next() + 1 : count.next();
    if (is(k, "世纪") && j == i && !is(k - 1, "个")) {
      return century(k + 2, count.value());
    }
    if (is(k, "年代") && count.value() % 10 == 0 && count.value() >= 20) {
      return Unit.DECADE.whole(k + 2, LocalDate.of(1900 + count.value() % 100, 1, 1), 0);
    }
    Unit unit = ChineseNumbers.unit(text, k);
    int end = unit == null ? k : ChineseNumbers.unitEnd(text, k);
    if (unit == null) {
      return null;
    }
    if (past || ahead || before || after) {
      int sign = past || before ? -1 : 1;
      return unit.count(end, today, (long) sign * count.value());
    }
    end = is(end, "之") || is(end, "以") ? end + 1 : end;
    if (is(end, "前")) {
      return Hit.day(end + 1, unit.plus(today, -count.value()));
    }
    return is(end, "后") || is(end, "後") ? Hit.day(end + 1, unit.plus(today, count.value())) : null;
  }

  private Hit century(int i, int number) {
    LocalDate start = LocalDate.of(100 * (number - 1) + 1, 1, 1);
    ChineseNumbers.Number decade = numbers.small(i);
    return decade.next() > 0 && is(decade.next(), "年代")
        ? Unit.DECADE.whole(decade.next() + 2, start.plusYears(decade.value() - 1L), 0)
        : Unit.CENTURY.whole(i, start, 0);
  }

  private int spaces(int i) {
    int at = i;
    while (at < text.length() && text.charAt(at) == ' ' && at < i + 3) {
      at++;
    }
    return at;
  }

  private boolean is(int i, String words) {
    return text.startsWith(words, i);
  }
}
