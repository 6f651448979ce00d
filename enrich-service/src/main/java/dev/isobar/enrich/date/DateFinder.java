package dev.isobar.enrich.date;

import dev.isobar.contracts.DateMention;
import dev.isobar.contracts.text.HanText;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds English and Chinese dates in a text and resolves each to a day or a range of days.
 *
 * <p>A date with missing parts resolves to the candidate nearest to the reference day. A weekday
 * resolves to the last one, unless the sentence refers to the future. A range includes both ends: a
 * range between two years ends on 31 December of the second one.
 */
public final class DateFinder {
  private static final int HAN_DISTANCE = 16;

  /**
   * Returns the dates of a text in order.
   *
   * @param today the reference day for relative dates
   */
  public List<DateMention> find(String text, LocalDate today) {
    return find(text, today, false);
  }

  /**
   * Returns the dates of a text in order.
   *
   * @param original the text; dates keep its characters
   * @param today the reference day for relative dates
   * @param dayFirst whether the source writes the day before the month in figures, which decides if
   *     the text does not
   */
  public List<DateMention> find(String original, LocalDate today, boolean dayFirst) {
    List<DateMention> dates = new ArrayList<>();
    String text = DateCharacters.usual(original);
    DateTokens tokens = new DateTokens(text);
    DayMonthOrder order = new DayMonthOrder(tokens, dayFirst);
    EnglishDates english = new EnglishDates(text, tokens, order, today);
    ChineseDates chinese = new ChineseDates(text, order, today);
    int i = 0;
    int chineseFrom = 0;
    while (i < tokens.size()) {
      DateMatch match = null;
      int start = tokens.start(i);
      if (start >= chineseFrom && chinese.mayStart(start) && nearHan(text, start)) {
        match = applySafely(() -> chinese.at(start));
        if (match != null) {
          add(dates, original, start, match.next(), match);
          chineseFrom = match.next();
        }
      }
      if (match != null || start < chineseFrom) {
        i++;
        continue;
      }
      int at = i;
      match = applySafely(() -> english.at(at));
      if (match != null && match.next() > i) {
        add(dates, original, start, tokens.end(match.next() - 1), match);
        i = match.next();
      } else {
        i++;
      }
    }
    return dates;
  }

  /**
   * Returns whether a Han character is within 16 characters. A number in an English sentence is
   * read by the English rules.
   */
  private static boolean nearHan(String text, int at) {
    int to = Math.min(text.length(), at + HAN_DISTANCE);
    for (int i = Math.max(0, at - HAN_DISTANCE); i < to; i++) {
      char c = text.charAt(i);
      if (HanText.isHan(c)) {
        return true;
      }
    }
    return false;
  }

  /** Applies a rule and ignores a date that is outside the calendar's range. */
  private static DateMatch applySafely(java.util.function.Supplier<DateMatch> rule) {
    try {
      return rule.get();
    } catch (DateTimeException | ArithmeticException e) {
      return null;
    }
  }

  private static void add(
      List<DateMention> dates, String text, int start, int end, DateMatch match) {
    if (match.from().getYear() < 1 || match.to().getYear() > 9999) {
      return;
    }
    DateMention last = dates.isEmpty() ? null : dates.get(dates.size() - 1);
    if (last != null && repeatsEndOf(text, last, start, match)) {
      dates.remove(dates.size() - 1);
      add(dates, text, last.start(), end, new DateMatch(0, last.from(), last.to()));
      return;
    }
    dates.add(new DateMention(text.substring(start, end), start, end, match.from(), match.to()));
  }

  /**
   * Returns whether a match repeats the end of the previous range, as machine translations do:
   * "Wednesday to Thursday to Thursday" is one range.
   */
  private static boolean repeatsEndOf(String text, DateMention last, int start, DateMatch match) {
    if (!match.from().equals(match.to())
        || !match.to().equals(last.to())
        || last.from().equals(last.to())) {
      return false;
    }
    String between = text.substring(last.end(), start).strip();
    return start - last.end() < 6 && (between.isEmpty() || between.equals("to"));
  }
}
