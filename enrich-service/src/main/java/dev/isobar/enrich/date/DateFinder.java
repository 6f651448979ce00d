package dev.isobar.enrich.date;

import dev.isobar.contracts.DateMention;
import dev.isobar.contracts.text.HanText;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds dates in a text, English and Chinese, and resolves them to a day or a range of days.
 *
 * <p>What a date leaves out is chosen so that it lies nearest to the day that relative dates count
 * from; a weekday is the last one unless the sentence looks forward. A range between two months or
 * years ends where the second begins, as Recognizers-Text reads them.
 */
public final class DateFinder {
  private static final int AROUND = 16;

  /**
   * @param today the day that relative dates count from
   */
  public List<DateMention> find(String text, LocalDate today) {
    List<DateMention> dates = new ArrayList<>();
    Tokens tokens = new Tokens(text);
    EnglishDates english = new EnglishDates(tokens, today);
    ChineseDates chinese = new ChineseDates(text, today);
    int i = 0;
    int chineseFrom = 0;
    while (i < tokens.size()) {
      DateMatch hit = null;
      int start = tokens.start(i);
      if (start >= chineseFrom && chinese.mayStart(start) && nearHan(text, start)) {
        hit = guarded(() -> chinese.at(start));
        if (hit != null) {
          add(dates, text, start, hit.next(), hit);
          chineseFrom = hit.next();
        }
      }
      if (hit != null || start < chineseFrom) {
        i++;
        continue;
      }
      int at = i;
      hit = guarded(() -> english.at(at));
      if (hit != null && hit.next() > i) {
        add(dates, text, start, tokens.end(hit.next() - 1), hit);
        i = hit.next();
      } else {
        i++;
      }
    }
    return dates;
  }

  /** A number in an English sentence is read the English way. */
  private static boolean nearHan(String text, int at) {
    int to = Math.min(text.length(), at + AROUND);
    for (int i = Math.max(0, at - AROUND); i < to; i++) {
      char c = text.charAt(i);
      if (HanText.isHan(c)) {
        return true;
      }
    }
    return false;
  }

  /** Numbers may lead beyond every calendar; such a date is none. */
  private static DateMatch guarded(java.util.function.Supplier<DateMatch> rule) {
    try {
      return rule.get();
    } catch (DateTimeException | ArithmeticException e) {
      return null;
    }
  }

  private static void add(List<DateMention> dates, String text, int start, int end, DateMatch hit) {
    if (hit.from().getYear() < 1 || hit.to().getYear() > 9999) {
      return;
    }
    DateMention last = dates.isEmpty() ? null : dates.get(dates.size() - 1);
    if (last != null && repeats(text, last, start, hit)) {
      dates.remove(dates.size() - 1);
      add(dates, text, last.start(), end, new DateMatch(0, last.from(), last.to()));
      return;
    }
    dates.add(new DateMention(text.substring(start, end), start, end, hit.from(), hit.to()));
  }

  /** Machine translations stutter: "Wednesday to Thursday to Thursday" is one range. */
  private static boolean repeats(String text, DateMention last, int start, DateMatch hit) {
    if (!hit.from().equals(hit.to())
        || !hit.to().equals(last.to())
        || last.from().equals(last.to())) {
      return false;
    }
    String between = text.substring(last.end(), start).strip();
    return start - last.end() < 6 && (between.isEmpty() || between.equals("to"));
  }
}
