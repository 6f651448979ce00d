package dev.isobar.enrich.date;

import dev.isobar.contracts.text.HanText;
import java.util.Set;

/**
 * Tells numbers that are quantities, fractions, references or names from numbers that are dates, by
 * the words around them in an English text.
 */
final class NumberContext {
  /** Units of measure; a number before one is a quantity. */
  private static final Set<String> UNITS =
      words(
          "kg g mg t kt mt gt tonne tonnes ton tons metric tonnage kilogram kilograms kilogrammes gram"
              + " grams pound pounds lb lbs ounce ounces mw gw kw tw mwh gwh kwh twh watt watts kilowatt"
              + " kilowatts megawatt megawatts gigawatt gigawatts terawatt km km2 m m2 m3 cm mm metre"
              + " metres meter meters kilometre kilometres kilometer kilometers mile miles foot feet ft"
              + " inch inches yards ha hectare hectares acre acres square cubic litre litres liter liters"
              + " gallon gallons barrel barrels bpd boe degree degrees c f percent per pc percentage ppm"
              + " ppb volts kv amps calories joules gj tj pj kj hz mhz ghz mb gb tb kb bytes dollars euros"
              + " yuan rmb cents pence rupees yen won usd eur gbp million billion trillion thousand hundred"
              + " dozen mph kph knots hours minutes seconds hrs mins odd times");

  /** Things that are counted; after "in" or "by" the number before one is a year. */
  private static final Set<String> COUNTED =
      words(
          "people persons residents inhabitants citizens workers employees jobs staff households homes"
              + " houses families students pupils children women men farmers fishers delegates"
              + " participants visitors protesters passengers patients volunteers members companies firms"
              + " businesses schools hospitals villages towns cities communities vehicles cars trucks"
              + " buses bikes ships planes flights trees plants animals birds species sheep cattle cows"
              + " pigs sites wells stations turbines panels units pieces copies pages words cases deaths"
              + " fires votes points shares seats rooms beds items samples entries signatures tickets days"
              + " weeks months years kilos of");

  /** Nouns that follow the hyphen of a measure: {@code 2000-megawatt}. */
  private static final Set<String> MEASURES =
      words(
          "word page person member seat room bed strong year day mile acre hectare ton tonne megawatt"
              + " mw kilometre kilometer km metre meter foot feet litre liter barrel watt kilowatt unit car"
              + " vehicle home household degree hour square");

  private static final Set<String> BEFORE_YEARS =
      words(
          "in since by until till from during before after of to for between and early late mid through"
              + " around circa pre post");

  /** Words whose number is a reference: a section of a law, a version, a telephone, a route. */
  private static final Set<String> REFERENCES =
      words(
          "version v ver release build section sections sec clause clauses article articles art"
              + " paragraph paragraphs para chapter chapters annex appendix table figure fig rule rules"
              + " regulation directive decision resolution no nos number numbers nr id code model flight"
              + " room route highway page pages pp line item lot ref tel telephone phone call fax dial"
              + " ext extension hotline mobile whatsapp score ratio odds bill file docket case isbn issn"
              + " doi iso iec astm python java node windows office python3 unit suite apartment box");

  /** Words after which a number counts: {@code nearly 2000}. */
  private static final Set<String> APPROXIMATE =
      words(
          "some nearly almost approximately approx roughly exactly least most total additional another"
              + " extra further these those all only precisely");

  private static final Set<String> COMPARED =
      words("more less fewer greater higher lower bigger smaller larger");

  private static final Set<String> CURRENCIES =
      words("rmb cny eur usd gbp rs inr jpy aud cad chf hkd twd nt us hk a");

  /** Words that a date in figures without a year follows. */
  private static final Set<String> BEFORE_DATES =
      words(
          "on since until till dated due this next last past week before after through starting"
              + " beginning ending effective closes deadline");

  private static final Set<String> EVENTS =
      words(
          "attack attacks bombing bombings terror terrorist terrorists tragedy commission memorial era"
              + " generation victims museum hijackers disaster riot riots committee survivors"
              + " responders families style");

  private final DateTokens t;
  private final String text;

  NumberContext(DateTokens tokens, String text) {
    this.t = tokens;
    this.text = text;
  }

  private static Set<String> words(String words) {
    return Set.of(words.split(" "));
  }

  /**
   * Returns whether the number at token {@code i} is no year.
   *
   * @param next the first token after the number
   */
  boolean isNoYear(int i, int next) {
    return t.number(i) >= 0 && (isJoined(i, next) || isReference(i))
        || isAmount(i)
        || isQuantity(i, next)
        || t.isAny(next, "bc", "bce")
        || t.is(next, "b") && t.is(next + 1, ".") && t.is(next + 2, "c");
  }

  /** Returns whether letters, digits or marks make the number a part of something longer. */
  private boolean isJoined(int i, int next) {
    boolean afterWord =
        t.touch(i - 1, i) && isWord(i - 1) && !t.isAny(i - 1, "fy", "cy", "fye", "s");
    boolean afterNumber =
        t.number(i - 1) >= 0 && t.length(i - 1) >= 3 && !isYear(i - 1) && !t.isOrdinal(i - 1)
            || t.isAny(i - 1, "-", "/", ".")
                && t.touch(i - 1, i)
                && t.number(i - 2) >= 0
                && t.touch(i - 2, i - 1)
                && !isYear(i - 2)
            || t.is(i - 1, "+") && t.touch(i - 1, i);
    boolean beforeWord = t.touch(i, next) && isWord(next);
    boolean beforeNumber =
        t.number(next) >= 0 && t.length(next) >= 3 && !isYear(next) && !t.isOrdinal(next)
            || t.isAny(next, "-", "/", ".", ":")
                && t.touch(i, next)
                && t.number(next + 1) >= 0
                && t.touch(next, next + 1)
                && !isYear(next + 1);
    boolean beforeMeasure =
        t.is(next, "-")
            && t.touch(next, next + 1)
            && (MEASURES.contains(t.word(next + 1))
                || t.is(next + 1, "w") && t.number(next + 2) >= 0);
    return afterWord
        || afterNumber
        || beforeWord
        || beforeNumber
        || beforeMeasure
        || t.is(i - 1, ":") && t.touch(i - 1, i) && t.number(i - 2) >= 0;
  }

  private boolean isYear(int i) {
    return t.length(i) == 4 && t.number(i) >= 1900 && t.number(i) < 2200;
  }

  private boolean isWord(int i) {
    return i >= 0
        && i < t.size()
        && t.number(i) < 0
        && Character.isLetter(text.charAt(t.start(i)))
        && !isHan(t.start(i));
  }

  private boolean isHan(int at) {
    return at < text.length() && HanText.isHan(text.charAt(at));
  }

  /** Returns whether a word before the number makes it a reference: {@code Section 2020}. */
  boolean isReference(int i) {
    int j = t.isAny(i - 1, ".", ":", "#", "(") ? i - 2 : i - 1;
    return REFERENCES.contains(t.word(j)) && !(j == i - 1 && t.is(j, "call"))
        || i > 0 && text.charAt(t.start(i - 1)) == '§';
  }

  private boolean isAmount(int i) {
    if (i == 0) {
      return false;
    }
    char before = text.charAt(t.start(i - 1));
    return before == '¥'
        || before == '￥'
        || before == '₹'
        || "$€£".indexOf(before) >= 0
        || CURRENCIES.contains(t.word(i - 1)) && !t.isAny(i - 1, "us", "a");
  }

  private boolean isQuantity(int i, int next) {
    boolean than = t.is(i - 1, "than") && COMPARED.contains(t.word(i - 2));
    boolean upTo = t.is(i - 1, "to") && t.is(i - 2, "up");
    boolean approximate =
        APPROXIMATE.contains(t.word(i - 1)) || t.is(i - 1, "of") && t.is(i - 2, "total");
    return than
        || upTo && COUNTED.contains(t.word(next))
        || approximate
        || isCounted(i, next)
        || isAny(t.isAny(next, "-", "to", "and") && t.number(next + 1) >= 100 ? next + 2 : -1, i);
  }

  private boolean isAny(int unit, int i) {
    return unit >= 0 && isCounted(i, unit);
  }

  /** Returns whether a unit or a counted thing follows the number at {@code i}. */
  boolean isCounted(int i, int next) {
    if (next < t.size() && "°℃℉㎡㎞%".indexOf(text.charAt(t.start(next))) >= 0) {
      return true;
    }
    if (isHanMeasure(next)) {
      return true;
    }
    String word = t.word(next);
    boolean afterPreposition = BEFORE_YEARS.contains(t.word(i - 1)) && !t.is(i - 2, "up");
    if (UNITS.contains(word)) {
      boolean single = word.length() == 1 && !t.touch(next - 1, next) && !t.is(i - 1, "some");
      return !t.isAny(i - 1, "in", "since", "during")
          && !(single && afterPreposition)
          && !(t.is(next, "per") && afterPreposition);
    }
    return COUNTED.contains(word) && !afterPreposition;
  }

  /** Returns whether a Chinese measure word follows, and not 年: {@code 2030吨}. */
  private boolean isHanMeasure(int next) {
    int at = next < t.size() ? t.start(next) : text.length();
    if (at >= text.length() || !isHan(at)) {
      return false;
    }
    if ("美港欧歐日韩韓台".indexOf(text.charAt(at)) >= 0) {
      return at + 1 < text.length() && "元圆圓".indexOf(text.charAt(at + 1)) >= 0;
    }
    return "年吨噸人名元个個家公千米亩畝户戶辆輛件条條项項多余餘万萬亿億度次册冊头頭只隻株棵座处處例起份篇款种種平立兆瓦英里位组組套批间間所艘架根块塊张張页頁号號字克升桶倍分秒小天周週点點股票套棟栋层層"
            .indexOf(text.charAt(at))
        >= 0;
  }

  /**
   * Returns whether {@code a/b} at token {@code i} is a date of this year and no fraction, score or
   * event.
   */
  boolean isShortDate(int i, int a, int b) {
    int after = i + 3;
    boolean event =
        a == 9 && b == 11
            || EVENTS.contains(t.word(after))
            || t.isAny(i - 1, "pre", "post")
            || t.is(i - 1, "-") && t.isAny(i - 2, "pre", "post");
    boolean fraction =
        t.is(after, "of")
            || t.is(i - 1, "/") && t.touch(i - 1, i)
            || t.number(i - 1) >= 0
            || t.is(after, "-") && UNITS.contains(t.word(after + 1))
            || UNITS.contains(t.word(after))
            || t.isAny(
                    i - 1, "$", "€", "£", "a", "an", "by", "about", "over", "under", "than",
                    "nearly", "only")
                && isFraction(a, b)
            || isReference(i)
            || t.is(i - 1, "of")
                && t.isAny(i - 2, "odds", "ratio", "score", "record", "count", "vote");
    if (event && t.kind(i - 1) < DateTokens.DATE || fraction) {
      return false;
    }
    boolean padded = t.length(i) == 2 && a < 10 || t.length(i + 2) == 2 && b < 10;
    return padded
        || !isFraction(a, b)
        || BEFORE_DATES.contains(t.word(i - 1))
        || EnglishWords.WEEKDAYS.containsKey(t.word(i - 1))
        || t.is(after, ",") && t.length(after + 1) == 4;
  }

  /** Returns whether two numbers look like a fraction or a score: 2/3, 7/10, 5/5. */
  private static boolean isFraction(int a, int b) {
    return a <= b && (b <= 10 || b == 12 || b == 16);
  }

  /**
   * Returns whether {@code 4.2.10} or {@code 12-10-11} at token {@code i} is a date: a year of two
   * digits needs a preposition, a weekday or a leading zero.
   */
  boolean isDateWithShortYear(int i) {
    for (int j = i; j <= i + 4; j += 2) {
      if (t.length(j) == 2 && t.number(j) < 10) {
        return true;
      }
    }
    return BEFORE_DATES.contains(t.word(i - 1))
        || t.isAny(i - 1, "by", "from", "to", "between", "back", "date")
        || EnglishWords.WEEKDAYS.containsKey(t.word(i - 1));
  }

  /**
   * Returns whether the three numbers at {@code i} are part of a longer code: {@code 10.1.20.5}.
   */
  boolean isCode(int i) {
    String separator = t.word(i + 1);
    boolean before =
        t.is(i - 1, separator)
            && t.touch(i - 1, i)
            && t.number(i - 2) >= 0
            && t.touch(i - 2, i - 1);
    boolean after =
        t.is(i + 5, separator)
            && t.touch(i + 4, i + 5)
            && t.number(i + 6) >= 0
            && !separator.equals("-");
    boolean word = t.touch(i - 1, i) && isWord(i - 1);
    return before && !separator.equals("-") || after || word || isReference(i);
  }
}
