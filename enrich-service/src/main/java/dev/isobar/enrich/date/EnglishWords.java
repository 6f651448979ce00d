package dev.isobar.enrich.date;

import java.util.HashMap;
import java.util.Map;

/** Reads the English words and numbers that dates consist of. */
final class EnglishWords {
  static final Map<String, Integer> WEEKDAYS =
      numbered(
          "monday mon|tuesday tue tues|wednesday wed weds|thursday thu thur thurs|friday fri|saturday sat|sunday sun");
  static final Map<String, Integer> CARDINALS =
      numbered(
          "one a an|two couple|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen");
  static final Map<String, Integer> ORDINALS =
      numbered(
          "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth");
  static final Map<String, Integer> TENS =
      numbered("|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety");
  static final Map<String, Integer> TENTHS = numbered("|twentieth|thirtieth");
  static final Map<String, Integer> DECADES =
      numbered("|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties");

  /** Words that a date may contain, with their kind such as {@link DateTokens#DATE}. */
  static final AsciiWordMap KINDS = new AsciiWordMap(kinds());

  private final DateTokens t;

  EnglishWords(DateTokens tokens) {
    this.t = tokens;
  }

  /** Holds a number and the first token after it; {@link #NONE} if no number was read. */
  record Number(int value, int next) {}

  static final Number NONE = new Number(-1, -1);

  /** Reads {@code 3}, {@code three}, {@code forty}, {@code twenty five} and {@code a couple of}. */
  Number cardinal(int i) {
    int number = t.number(i);
    if (number >= 0) {
      return t.isOrdinal(i) || number > 9999 ? NONE : new Number(number, i + 1);
    }
    if (t.is(i, "a") && t.is(i + 1, "couple")) {
      return cardinal(i + 1);
    }
    if (t.is(i, "couple")) {
      return new Number(2, t.is(i + 1, "of") ? i + 2 : i + 1);
    }
    Integer ten = TENS.get(t.word(i));
    if (ten != null) {
      int j = t.is(i + 1, "-") ? i + 2 : i + 1;
      Integer one = CARDINALS.get(t.word(j));
      return one != null && one < 10 && !t.is(j, "a") && !t.is(j, "an")
          ? new Number(10 * ten + one, j + 1)
          : new Number(10 * ten, i + 1);
    }
    Integer one = CARDINALS.get(t.word(i));
    return one == null ? NONE : new Number(one, i + 1);
  }

  /** Reads {@code 4th}, {@code fourth} and {@code twenty-seventh}. */
  Number ordinal(int i) {
    if (t.isOrdinal(i)) {
      return new Number(t.number(i), i + 1);
    }
    Integer ten = TENS.get(t.word(i));
    if (ten != null) {
      int j = t.is(i + 1, "-") ? i + 2 : i + 1;
      Integer one = ORDINALS.get(t.word(j));
      return one != null && one < 10 ? new Number(10 * ten + one, j + 1) : NONE;
    }
    Integer tenth = TENTHS.get(t.word(i));
    if (tenth != null) {
      return new Number(10 * tenth, i + 1);
    }
    Integer one = ORDINALS.get(t.word(i));
    return one == null ? NONE : new Number(one, i + 1);
  }

  /** Reads the day of a month, in digits or words. */
  Number dayOfMonth(int i) {
    Number day = ordinal(i);
    if (day == NONE && (t.number(i) < 0 || t.length(i) <= 2)) {
      day = t.isAny(i, "a", "an", "couple") ? NONE : cardinal(i);
    }
    return day.value() >= 1 && day.value() <= 31 ? day : NONE;
  }

  /** Reads four digits, {@code nineteen ninety six} or {@code two thousand and fifteen}. */
  Number year(int i) {
    int number = t.number(i);
    if (number >= 0) {
      return t.length(i) == 4 && number >= 1000 && number < 2200 ? new Number(number, i + 1) : NONE;
    }
    if (t.is(i, "two") && t.is(i + 1, "thousand")) {
      int j = t.is(i + 2, "and") ? i + 3 : i + 2;
      Number rest = t.number(j) >= 0 ? NONE : cardinal(j);
      return rest == NONE || t.isAny(j, "a", "an")
          ? new Number(2000, i + 2)
          : new Number(2000 + rest.value(), rest.next());
    }
    Integer hundreds = CARDINALS.get(t.word(i));
    hundreds = hundreds == null && t.is(i, "twenty") ? Integer.valueOf(20) : hundreds;
    if (hundreds == null || hundreds < 15) {
      return NONE;
    }
    int j = t.is(i + 1, "hundred") ? i + 2 : i + 1;
    Number rest = t.number(j) >= 0 || t.isAny(j, "a", "an") ? NONE : cardinal(j);
    return rest.value() >= 10 || j == i + 2 && rest.value() >= 0
        ? new Number(100 * hundreds + rest.value(), rest.next())
        : NONE;
  }

  private static Map<String, Integer> kinds() {
    Map<String, Integer> kinds = new HashMap<>();
    for (String modifier :
        ("from between the this last next past previous coming upcoming following current same in for"
                + " within a an couple early mid late earlier later final")
            .split(" ")) {
      kinds.put(modifier, DateTokens.MODIFIER);
    }
    CARDINALS.keySet().forEach(word -> kinds.putIfAbsent(word, DateTokens.MODIFIER));
    TENS.keySet().forEach(word -> kinds.putIfAbsent(word, DateTokens.PART));
    ORDINALS.keySet().forEach(word -> kinds.putIfAbsent(word, DateTokens.PART));
    TENTHS.keySet().forEach(word -> kinds.putIfAbsent(word, DateTokens.PART));
    for (String part :
        ("days week weeks fortnight fortnights month months quarter quarters years decade"
                + " decades century centuries half weekend workweek beginning middle end start day"
                + " thousand now date")
            .split(" ")) {
      kinds.put(part, DateTokens.PART);
    }
    for (String date :
        ("today tomorrow yesterday tmrw tmr otd eoy year q h w cy cw kw wk week day weekend christmas easter"
                + " thanksgiving halloween independence earth labor labour black world international"
                + " saint st valentine new")
            .split(" ")) {
      kinds.put(date, DateTokens.DATE);
    }
    Months.ENGLISH.keySet().forEach(word -> kinds.put(word, DateTokens.DATE));
    WEEKDAYS.keySet().forEach(word -> kinds.put(word, DateTokens.DATE));
    DECADES.keySet().forEach(word -> kinds.put(word, DateTokens.DATE));
    return kinds;
  }

  private static Map<String, Integer> numbered(String words) {
    Map<String, Integer> numbered = new HashMap<>();
    String[] groups = words.split("\\|");
    for (int i = 0; i < groups.length; i++) {
      for (String word : groups[i].split(" ")) {
        if (!word.isEmpty()) {
          numbered.put(word, i + 1);
        }
      }
    }
    return Map.copyOf(numbered);
  }
}
