package dev.isobar.enrich.date;

/** Reads English dates of month, day and year. */
final class EnglishCalendarDates {
  private final DateTokens t;
  private final EnglishWords words;
  private final NumberContext context;
  private final DayMonthOrder order;

  EnglishCalendarDates(
      DateTokens tokens, EnglishWords words, NumberContext context, DayMonthOrder order) {
    this.t = tokens;
    this.words = words;
    this.context = context;
    this.order = order;
  }

  /** Returns the date that begins at token {@code i}, or null. */
  PartialDate at(int i) {
    PartialDate date = t.number(i) >= 0 ? numeric(i) : null;
    date = date == null ? monthFirst(i) : date;
    return date == null ? dayFirst(i) : date;
  }

  private PartialDate numeric(int i) {
    int a = t.number(i);
    if (t.length(i) == 8) {
      return valid(i + 1, a / 10000, a / 100 % 100, a % 100);
    }
    if (t.length(i) == 4 && !t.isOrdinal(i)) {
      return yearFirst(i, a);
    }
    boolean hasSeparator =
        t.isAny(i + 1, "/", "-", ".") && t.touch(i, i + 1) && t.touch(i + 1, i + 2);
    if (!hasSeparator || t.length(i) > 2) {
      return null;
    }
    int b = t.number(i + 2);
    Integer name = Months.ENGLISH.get(t.word(i + 2));
    boolean hasThird = t.word(i + 3).equals(t.word(i + 1)) && t.number(i + 4) >= 0;
    if (name != null && hasThird) {
      return valid(i + 5, year(i + 4), name, a);
    }
    if (b < 0 || t.isOrdinal(i + 2)) {
      return null;
    }
    if (hasThird && (t.length(i + 4) == 4 || t.length(i + 4) == 2)) {
      boolean needsContext = t.length(i + 4) == 2 && !t.is(i + 1, "/");
      return context.isCode(i) || needsContext && !context.isDateWithShortYear(i)
          ? null
          : ordered(i + 5, year(i + 4), a, b, t.is(i + 1, "."));
    }
    if (t.length(i + 2) == 4 && !t.is(i + 1, ".")) {
      boolean law = t.is(i + 1, "/") && (t.is(i - 1, ")") || context.isReference(i));
      return a <= 12 && !law ? valid(i + 3, b, a, 0) : null;
    }
    return t.is(i + 1, "/") && t.length(i + 2) <= 2 ? shortDate(i, a, b) : null;
  }

  /** Reads {@code 11/20} and {@code 22/04}; {@code 24/7} and {@code 1/3} are not dates. */
  private PartialDate shortDate(int i, int a, int b) {
    if (t.is(i + 3, "/") && t.touch(i + 2, i + 3)
        || a == 24 && b == 7
        || !context.isShortDate(i, a, b)) {
      return null;
    }
    EnglishWords.Number year = t.is(i + 3, ",") ? words.year(i + 4) : EnglishWords.NONE;
    int next = year == EnglishWords.NONE ? i + 3 : year.next();
    int yearOrZero = Math.max(0, year.value());
    return ordered(next, yearOrZero, a, b, false);
  }

  /**
   * Returns the date of two numbers in the order of the text.
   *
   * @param dayFirst the order if neither the text nor the source decides
   */
  private PartialDate ordered(int next, int year, int a, int b, boolean dayFirst) {
    boolean isDayFirst = a > 12 || b <= 12 && order.isDayFirst(dayFirst);
    return isDayFirst ? valid(next, year, b, a) : valid(next, year, a, b);
  }

  private PartialDate yearFirst(int i, int year) {
    boolean hasSeparator = t.isAny(i + 1, "/", "-", ".") && t.touch(i, i + 1);
    int j = hasSeparator ? i + 2 : i + 1;
    if (year < 1000 || year > 2199 || hasSeparator && isCode(i)) {
      return null;
    }
    Integer month = Months.ENGLISH.get(t.word(j));
    int b = t.number(j);
    int k = hasSeparator && t.word(j + 1).equals(t.word(i + 1)) ? j + 2 : j + 1;
    boolean continues =
        hasSeparator && !t.is(i + 1, "-") && t.is(k + 1, t.word(i + 1)) && t.number(k + 2) >= 0;
    if (continues && t.touch(k, k + 1)) {
      return null;
    }
    if (month != null) {
      int day = t.length(k) <= 2 && k > j + 1 ? t.number(k) : -1;
      return day > 0 ? valid(k + 1, year, month, day) : valid(j + 1, year, month, 0);
    }
    Integer lastMonth = Months.ENGLISH.get(t.word(k));
    if (hasSeparator && b > 0 && lastMonth != null && k > j + 1) {
      return valid(k + 1, year, lastMonth, b);
    }
    if (b >= 0
        && t.length(j) <= 2
        && (hasSeparator && k > j + 1 || !hasSeparator && t.length(k) == 2 && t.number(k) > 0)) {
      return valid(k + 1, year, b, t.number(k));
    }
    return hasSeparator && b >= 1 && b <= 12 && t.length(j) <= 2 && !t.is(i + 1, ".")
        ? valid(j + 1, year, b, 0)
        : null;
  }

  /** Returns whether the number is a version or a law: {@code v2024.3.1}, {@code 2003/04/EC}. */
  private boolean isCode(int i) {
    return context.isReference(i)
        || t.is(i + 3, "/")
            && t.is(i + 1, "/")
            && t.number(i + 4) < 0
            && !Months.ENGLISH.containsKey(t.word(i + 4))
        || t.touch(i - 1, i) && t.is(i - 1, "v");
  }

  private PartialDate monthFirst(int i) {
    Integer month = Months.ENGLISH.get(t.word(i));
    if (month == null) {
      return null;
    }
    int j = t.isAny(i + 1, ".", ",", "/", "-") ? i + 2 : i + 1;
    int dayAt = t.is(j, "the") ? j + 1 : j;
    EnglishWords.Number day =
        t.is(dayAt + 1, "thousand") ? EnglishWords.NONE : words.dayOfMonth(dayAt);
    if (day != EnglishWords.NONE && !(t.number(dayAt + 1) >= 0 && t.is(dayAt, ","))) {
      int k = day.next();
      EnglishWords.Number year = yearAfter(k);
      return valid(
          year.next() > 0 ? year.next() : k, Math.max(0, year.value()), month, day.value());
    }
    EnglishWords.Number year = yearAfter(t.isAny(i + 1, ".", "/", "-") ? i + 2 : i + 1);
    if (year != EnglishWords.NONE) {
      return valid(year.next(), year.value(), month, 0);
    }
    return isMonthAlone(i) ? valid(i + 1, 0, month, 0) : null;
  }

  /**
   * Returns whether a month name without day and year is a month. The modal verb "may" and the verb
   * "march" do not follow the prepositions that precede a month.
   */
  private boolean isMonthAlone(int i) {
    String word = t.word(i);
    if (t.isAny(i + 1, "-", "to", "until", "through")
        && Months.ENGLISH.containsKey(t.word(i + 2))) {
      return true;
    }
    boolean afterPreposition =
        t.isAny(
            i - 1, "in", "of", "since", "until", "till", "last", "this", "next", "from", "to", "by",
            "during", "early", "late", "mid", "and", "between", "through", "-", "before", "after");
    if (word.length() <= 4
            && (word.equals("may")
                || word.equals("mar")
                || word.equals("sun")
                || word.equals("jan"))
        || word.equals("march")) {
      return afterPreposition && (t.isCapital(i) || !t.isAny(i - 1, "to", "and"));
    }
    return afterPreposition || t.isCapital(i) || word.length() > 4;
  }

  private PartialDate dayFirst(int i) {
    EnglishWords.Number day = words.dayOfMonth(i);
    if (day == EnglishWords.NONE || t.isAny(i - 1, "$", "€", "£")) {
      return null;
    }
    int j = t.is(day.next(), "day") ? day.next() + 1 : day.next();
    j = t.isAny(j, "of", "-", "/", ".") ? j + 1 : j;
    Integer month = Months.ENGLISH.get(t.word(j));
    if (month == null) {
      return null;
    }
    j = t.isAny(j + 1, ".", "-", "/") && yearAfter(j + 2) != EnglishWords.NONE ? j + 2 : j + 1;
    EnglishWords.Number year = yearAfter(j);
    return valid(year.next() > 0 ? year.next() : j, Math.max(0, year.value()), month, day.value());
  }

  /** Reads {@code , 2024}, {@code of 2024}, {@code in 2024} and {@code of 87}. */
  EnglishWords.Number yearAfter(int i) {
    boolean hasSeparator =
        t.is(i, ",") || t.isAny(i, "-", "/") && t.touch(i - 1, i) && t.length(i + 1) == 4;
    int j = hasSeparator ? i + 1 : i;
    boolean hasPreposition = t.isAny(j, "of", "in");
    j = hasPreposition ? j + 1 : j;
    EnglishWords.Number year = words.year(j);
    if (year != EnglishWords.NONE && !(t.is(j, "twenty") && j == i)) {
      return year;
    }
    return hasPreposition && t.length(j) == 2 && t.number(j) > 31
        ? new EnglishWords.Number(year(j), j + 1)
        : EnglishWords.NONE;
  }

  /** Returns the year of a token; two digits are a year from 1940 to 2039. */
  private int year(int i) {
    int year = t.number(i);
    return t.length(i) > 2 ? year : year < 40 ? 2000 + year : 1900 + year;
  }

  private static PartialDate valid(int next, int year, int month, int day) {
    boolean inRange =
        month >= 1 && month <= 12 && day >= 0 && day <= 31 && year >= 0 && year < 2200;
    return inRange ? new PartialDate(next, year, month, day) : null;
  }
}
