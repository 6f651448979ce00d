package dev.isobar.enrich.date;

import java.time.LocalDate;

/**
 * Reads the early, middle or late part of a period: {@code early 2024}, {@code end of the year},
 * {@code mid-November}, {@code later this month}.
 */
final class EnglishPeriodParts {
  private final DateTokens t;
  private final EnglishCalendarDates calendar;
  private final EnglishPeriods periods;
  private final LocalDate today;

  EnglishPeriodParts(
      DateTokens tokens, EnglishCalendarDates calendar, EnglishPeriods periods, LocalDate today) {
    this.t = tokens;
    this.calendar = calendar;
    this.periods = periods;
    this.today = today;
  }

  /** Returns the match that begins at token {@code i}, or null. */
  DateMatch at(int i) {
    String part = t.word(i);
    return switch (part) {
      case "early", "mid", "late" -> part(i, part);
      case "beginning", "start", "middle", "end" -> t.is(i + 1, "of") ? part(i, part) : null;
      case "earlier", "later" -> earlierLater(part, t.is(i + 1, "in") ? i + 2 : i + 1);
      default -> null;
    };
  }

  private DateMatch part(int i, String part) {
    int j = t.isAny(i + 1, "of", "-", "in") ? i + 2 : i + 1;
    int k = t.is(j, "the") ? j + 1 : j;
    DateMatch period = periods.at(k);
    period = period == null ? periods.year(k) : period;
    PartialDate date = period == null ? calendar.at(k) : null;
    if (date != null && date.day() == 0) {
      period = date.resolve(today);
    } else if (period == null && Unit.english(t.word(k)) != null && t.is(i + 1, "of")) {
      period = Unit.english(t.word(k)).whole(k + 1, today, 0);
    }
    return period == null ? null : part(period, part);
  }

  private DateMatch part(DateMatch period, String part) {
    long days = period.to().toEpochDay() - period.from().toEpochDay() + 1;
    boolean isFirst = part.equals("early") || part.equals("beginning") || part.equals("start");
    boolean isMiddle = part.startsWith("mid");
    LocalDate a = period.from();
    if (days > 366) {
      return PeriodThirds.ofYears(period, isFirst, isMiddle);
    }
    if (days > 360) {
      return ofYear(period, isFirst, isMiddle);
    }
    if (days > 27) {
      return isFirst
          ? DateMatch.days(period.next(), a, a.plusDays(9))
          : isMiddle
              ? DateMatch.days(period.next(), a.plusDays(9), a.plusDays(19))
              : DateMatch.days(
                  period.next(), part.equals("end") ? a.plusDays(15) : a.plusDays(20), period.to());
    }
    return isFirst
        ? DateMatch.days(period.next(), a, a.plusDays(2))
        : DateMatch.days(period.next(), a.plusDays(3), period.to());
  }

  /**
   * Divides a year into parts of four months; the late part of the current year is its second half.
   */
  private DateMatch ofYear(DateMatch period, boolean isFirst, boolean isMiddle) {
    LocalDate may = period.from().plusMonths(4);
    LocalDate september = period.from().plusMonths(8);
    if (isFirst) {
      return DateMatch.until(period.next(), period.from(), may);
    }
    if (isMiddle) {
      return DateMatch.until(period.next(), may, september);
    }
    boolean current = period.from().getYear() == today.getYear();
    return DateMatch.days(
        period.next(), current ? period.from().plusMonths(6) : september, period.to());
  }

  /**
   * Reads {@code earlier this month}, which ends today at the latest, and {@code later this month},
   * which begins today at the earliest.
   */
  private DateMatch earlierLater(String part, int i) {
    int j = t.is(i, "the") ? i + 1 : i;
    Integer offset = EnglishPeriods.offset(t.word(j));
    Unit unit = Unit.english(t.word(offset == null ? j : j + 1));
    if (unit == null || unit == Unit.DAY || offset == null && j == i) {
      return null;
    }
    DateMatch period =
        unit.whole(offset == null ? j + 1 : j + 2, today, offset == null ? 0 : offset);
    boolean isCurrent = offset == null || offset == 0;
    long half = (period.to().toEpochDay() - period.from().toEpochDay()) / 2;
    LocalDate second =
        unit == Unit.YEAR ? period.from().plusMonths(6) : period.from().plusDays(half + 1);
    if (part.equals("earlier")) {
      LocalDate firstHalfEnd = second.minusDays(1);
      return DateMatch.days(
          period.next(),
          period.from(),
          isCurrent && today.isBefore(firstHalfEnd) ? today : firstHalfEnd);
    }
    return DateMatch.days(
        period.next(), isCurrent && today.isAfter(second) ? today : second, period.to());
  }
}
