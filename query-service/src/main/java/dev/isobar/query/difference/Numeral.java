package dev.isobar.query.difference;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;

/** Reads numerals: digits, English and Chinese words. */
final class Numeral {
  private static final String CHINESE_DIGITS = "零一二三四五六七八九";

  /** Longer ones are no numbers of news, and may not fit into a long. */
  private static final int MAX_LENGTH = 16;

  private static final Map<Character, Long> CHINESE_POWERS =
      Map.of('十', 10L, '百', 100L, '千', 1_000L, '万', 10_000L, '亿', 100_000_000L);

  private static final Map<String, Integer> ENGLISH =
      Map.ofEntries(
          Map.entry("one", 1),
          Map.entry("two", 2),
          Map.entry("three", 3),
          Map.entry("four", 4),
          Map.entry("five", 5),
          Map.entry("six", 6),
          Map.entry("seven", 7),
          Map.entry("eight", 8),
          Map.entry("nine", 9),
          Map.entry("ten", 10),
          Map.entry("eleven", 11),
          Map.entry("twelve", 12),
          Map.entry("thirteen", 13),
          Map.entry("fourteen", 14),
          Map.entry("fifteen", 15),
          Map.entry("sixteen", 16),
          Map.entry("seventeen", 17),
          Map.entry("eighteen", 18),
          Map.entry("nineteen", 19),
          Map.entry("twenty", 20),
          Map.entry("thirty", 30),
          Map.entry("forty", 40),
          Map.entry("fifty", 50),
          Map.entry("sixty", 60),
          Map.entry("seventy", 70),
          Map.entry("eighty", 80),
          Map.entry("ninety", 90));

  private static final Map<String, Long> ENGLISH_POWERS =
      Map.of(
          "hundred", 100L,
          "thousand", 1_000L,
          "million", 1_000_000L,
          "mn", 1_000_000L,
          "m", 1_000_000L,
          "billion", 1_000_000_000L,
          "bn", 1_000_000_000L,
          "trillion", 1_000_000_000_000L,
          "tn", 1_000_000_000_000L);

  /** A regular expression of English words for numbers. */
  static final String ENGLISH_WORDS = "(?:" + String.join("|", ENGLISH.keySet()) + ")";

  /** A regular expression of words by which a number is multiplied. */
  static final String POWERS =
      "(?:hundred|thousand|million|billion|trillion|mn|bn|tn)(?![a-z])|[十百千万亿]{1,4}";

  private Numeral() {}

  /** Returns the value of digits with separators, such as {@code 1,900.5}. */
  static BigDecimal digits(String text) {
    return new BigDecimal(text.replace(",", ""));
  }

  /** Returns the value of English words, such as {@code forty-five}. */
  static BigDecimal english(String words) {
    int sum = 0;
    for (String word : words.toLowerCase(Locale.ROOT).split("[- ]")) {
      sum += ENGLISH.get(word);
    }
    return BigDecimal.valueOf(sum);
  }

  /** Returns what a number is multiplied with: {@code million} or {@code 万亿}. */
  static BigDecimal power(String words) {
    Long english = ENGLISH_POWERS.get(words.toLowerCase(Locale.ROOT));
    if (english != null) {
      return BigDecimal.valueOf(english);
    }
    BigDecimal product = BigDecimal.ONE;
    for (char word : words.toCharArray()) {
      product = product.multiply(BigDecimal.valueOf(CHINESE_POWERS.get(word)));
    }
    return product;
  }

  /** Returns the value of Chinese words, such as 三千二百万 or 三点五; null if they are no number. */
  static BigDecimal chinese(String words) {
    String text = words.replace('〇', '零').replace('两', '二');
    if (text.chars().filter(word -> word == '亿').count() > 1 || text.length() > MAX_LENGTH) {
      return null;
    }
    int point = text.indexOf('点');
    if (point >= 0) {
      StringBuilder digits = new StringBuilder("0.");
      for (char word : text.substring(point + 1).toCharArray()) {
        int digit = CHINESE_DIGITS.indexOf(word);
        if (digit < 0) {
          return null;
        }
        digits.append(digit);
      }
      return digits.length() == 2
          ? null
          : BigDecimal.valueOf(whole(text.substring(0, point)))
              .add(new BigDecimal(digits.toString()));
    }
    return BigDecimal.valueOf(whole(text));
  }

  /** 亿 multiplies all before it; 万, 千, 百 and 十 multiply what comes after the last larger one. */
  private static long whole(String text) {
    long total = 0;
    long section = 0;
    long digit = 0;
    boolean spelled = false;
    for (char word : text.toCharArray()) {
      int value = CHINESE_DIGITS.indexOf(word);
      if (value >= 0) {
        digit = spelled ? digit * 10 + value : value;
        spelled = true;
        continue;
      }
      long power = CHINESE_POWERS.get(word);
      if (word == '亿') {
        total = (total + section + digit) * power;
        section = 0;
      } else if (word == '万') {
        total += (section + digit) * power;
        section = 0;
      } else {
        section += (digit == 0 ? 1 : digit) * power;
      }
      digit = 0;
      spelled = false;
    }
    return total + section + digit;
  }
}
