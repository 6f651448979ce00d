package dev.isobar.query.difference;

import dev.isobar.contracts.text.HanText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what a text quotes. Single words and titles in quotation marks are left out. */
final class QuoteReader {
  private static final int MIN_WORDS = 5;
  private static final int MIN_HAN = 8;
  private static final int MAX_LENGTH = 600;

  private static final Pattern QUOTED =
      Pattern.compile(
          "“([^“”\\n]{1,%1$d})”|「([^「」\\n]{1,%1$d})」|『([^『』\\n]{1,%1$d})』|\"([^\"\\n]{1,%1$d})\""
              .formatted(MAX_LENGTH));

  private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{Nd}]+");

  private QuoteReader() {}

  /** Returns the quotes in the order of the text. */
  static List<Fact> read(String text) {
    List<Fact> quotes = new ArrayList<>();
    Matcher quoted = QUOTED.matcher(text);
    while (quoted.find()) {
      String quote = text.substring(quoted.start() + 1, quoted.end() - 1).strip();
      if (isLong(quote)) {
        quotes.add(Fact.quote(letters(quote), quote, quoted.start(), quoted.end()));
      }
    }
    return quotes;
  }

  private static boolean isLong(String quote) {
    return HanText.hasHan(quote)
        ? quote.chars().filter(c -> HanText.isHan((char) c)).count() >= MIN_HAN
        : quote.split("\\s+").length >= MIN_WORDS;
  }

  private static String letters(String quote) {
    return NO_LETTER.matcher(quote.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
  }
}
