package dev.isobar.query.difference;

import dev.isobar.query.difference.Fact.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the numbers of a text that say how much: 1.9 billion euros, 45%, 百分之四十五, 3.2亿吨. Years,
 * days, ordinal numbers, names such as COP29 and small numbers without a unit are left out.
 */
final class NumberReader {
  /** A number without a unit that is smaller says little, and is often written as a word. */
  private static final BigDecimal LEAST_WITHOUT_UNIT = BigDecimal.TEN;

  private static final String CHINESE = "[零〇一二两三四五六七八九十百千万亿]";
  private static final String DIGITS = "\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d{1,15}(?:\\.\\d{1,9})?";

  /** A lone m is a million only after a currency. */
  private static final String MILLION = "(?<=[$€£¥]\\d{1,4}(?:\\.\\d{1,2})?)m(?![a-z])";

  /** Beside Latin letters, digits are part of a name; beside Chinese ones they are not. */
  private static final String BEGIN = "(?<![[\\p{L}\\p{Nd}.,:/_-]&&[^\\p{IsHan}]])";

  private static final Pattern NUMBER =
      Pattern.compile(
          "百分之(?<share>%1$s+(?:点%1$s+)?|\\d+(?:\\.\\d+)?)".formatted(CHINESE)
              // Digits, perhaps after a currency, perhaps multiplied.
              + "|%s(?<![第数几])(?<sign>(?:us)?\\$|€|£|¥|(?:usd|eur|rmb)\\s?)?".formatted(BEGIN)
              + "(?<minus>(?<=[\\s(（])[-−])?(?<digits>%s)(?!\\d)[多余]?".formatted(DIGITS)
              + "(?:[\\s-]?(?<power>%s|%s))?".formatted(Numeral.POWERS, MILLION)
              + "(?:[\\s-]?(?<unit>%s))?".formatted(UnitNames.NAMES)
              // English words, only with a power or a unit.
              + "|%1$s(?<words>%2$s(?:[- ]%2$s)?)".formatted(BEGIN, Numeral.ENGLISH_WORDS)
              + "(?:[\\s-](?<wordpower>%s))?".formatted(Numeral.POWERS)
              + "(?:[\\s-](?<wordunit>%s))?(?![a-z])".formatted(UnitNames.NAMES)
              // Chinese words, only with a unit.
              + "|(?<![第数几上]|%1$s)(?<chinese>%1$s{1,16}(?:点%1$s+)?)[多余]?".formatted(CHINESE)
              + "(?<chineseunit>%s)".formatted(UnitNames.NAMES),
          Pattern.CASE_INSENSITIVE);

  /** What after digits says that they are no amount. */
  private static final Pattern NO_AMOUNT =
      Pattern.compile("[\\p{L}&&[^\\p{IsHan}]]|[年月日号时点分秒届世]|[-–:./]\\d|,\\d{3}|[-–][a-zA-Z]");

  private static final String MONTH =
      "(?i:january|february|march|april|may|june|july|august|september|october|november|december"
          + "|jan\\.|feb\\.|mar\\.|apr\\.|jun\\.|jul\\.|aug\\.|sept?\\.|oct\\.|nov\\.|dec\\.)";

  /** What before digits says that they are no amount: COP 29, Article 6, May 7 to 16. */
  private static final Pattern NUMBERED =
      Pattern.compile(
          "(?:\\b[A-Z]{2,8}|\\b(?:Article|Chapter|Section|No\\.|Page|Resolution|Phase|Part|Number)|"
              + MONTH
              + "(?:\\s\\d{1,2}\\s?(?:to|and|-|–))?)\\s$");

  private static final Pattern OF_MONTH = Pattern.compile("\\s(?:of\\s)?" + MONTH);

  /** Before a number, so much of the text is looked at. */
  private static final int CONTEXT = 24;

  private NumberReader() {}

  /**
   * Returns the numbers in the order of the text.
   *
   * @param text with ordinary or full-width digits
   */
  static List<Fact> read(String text) {
    List<Fact> facts = new ArrayList<>();
    String plain = halfWidth(text);
    Matcher found = NUMBER.matcher(plain);
    while (found.find()) {
      Quantity quantity = quantity(found, plain);
      if (quantity != null) {
        facts.add(
            Fact.number(
                quantity,
                text.substring(found.start(), found.end()).strip(),
                found.start(),
                found.end()));
      }
    }
    return facts;
  }

  private static Quantity quantity(Matcher found, String text) {
    if (found.group("share") != null) {
      String share = found.group("share");
      boolean digits = Character.isDigit(share.charAt(0));
      BigDecimal value = digits ? Numeral.digits(share) : Numeral.chinese(share);
      return value == null ? null : of(value, digitsOf(value), UnitNames.of("%"));
    }
    if (found.group("digits") != null) {
      return ofDigits(found, text);
    }
    if (found.group("words") != null) {
      String power = found.group("wordpower");
      UnitNames.Unit unit =
          found.group("wordunit") == null ? null : UnitNames.of(found.group("wordunit"));
      if (power == null && unit == null) {
        return null;
      }
      BigDecimal value = Numeral.english(found.group("words"));
      return of(multiplied(value, power), digitsOf(value), unit);
    }
    BigDecimal value = Numeral.chinese(found.group("chinese"));
    return value == null
        ? null
        : of(value, digitsOf(value), UnitNames.of(found.group("chineseunit")));
  }

  private static Quantity ofDigits(Matcher found, String text) {
    String sign = found.group("sign");
    String power = found.group("power");
    UnitNames.Unit unit = found.group("unit") == null ? null : UnitNames.of(found.group("unit"));
    if (unit == null && sign != null) {
      unit = UnitNames.ofSign(sign.strip());
    }
    BigDecimal written = Numeral.digits(found.group("digits"));
    BigDecimal value = multiplied(written, power);
    if (found.group("minus") != null) {
      value = value.negate();
    }
    if (unit == null) {
      String before = text.substring(Math.max(0, found.start() - CONTEXT), found.start());
      boolean noAmount =
          isNext(NO_AMOUNT, text, found.end())
              || isNext(OF_MONTH, text, found.end())
              || NUMBERED.matcher(before).find();
      boolean year = power == null && found.group("digits").matches("(?:19|20)\\d\\d");
      if (noAmount || year || value.abs().compareTo(LEAST_WITHOUT_UNIT) < 0) {
        return null;
      }
    }
    return of(value, digitsOf(written), unit);
  }

  private static boolean isNext(Pattern pattern, String text, int from) {
    return pattern.matcher(text).region(from, text.length()).lookingAt();
  }

  private static BigDecimal multiplied(BigDecimal value, String power) {
    return power == null ? value : value.multiply(Numeral.power(power));
  }

  private static Quantity of(BigDecimal value, int digits, UnitNames.Unit unit) {
    BigDecimal amount = (unit == null ? value : value.multiply(unit.factor())).stripTrailingZeros();
    return new Quantity(amount, digits, unit == null ? "" : unit.usual());
  }

  private static int digitsOf(BigDecimal value) {
    return Math.max(1, value.stripTrailingZeros().precision());
  }

  /** Full-width digits become ordinary ones; all offsets stay. */
  private static String halfWidth(String text) {
    StringBuilder plain = new StringBuilder(text);
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (c >= '０' && c <= '９' || c == '％' || c == '．') {
        plain.setCharAt(i, (char) (c - '０' + '0'));
      }
    }
    return plain.toString();
  }
}
