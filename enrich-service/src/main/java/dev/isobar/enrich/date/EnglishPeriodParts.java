package dev.isobar.enrich.date;

import java.time.LocalDate;

/**
 * The early, middle or late part of a period: {@code early 2024}, {@code end of the year}, {@code
 * mid-November}, {@code later this month}.
 */
final class EnglishPeriodParts {
  private final Tokens t;
  private final EnglishCalendar calendar;
  private final EnglishPeriods periods;
  private final LocalDate today;

  EnglishPeriodParts(
      Tokens tokens, EnglishCalendar calendar, EnglishPeriods periods, LocalDate today) {
    this.t = tokens;
    this.calendar = calendar;
    this.periods = periods;
    this.today = today;
  }

  /** Null where none begins at {@code i}. */
  DateMatch at(int i) {
    String edge = t.word(i);
    return switch (edge) {
      case "early", "mid", "late" -> edge(i, edge);
      case "beginning", "start", "middle", "end" -> t.is(i + 1, "of") ? edge(i, edge) : null;
      case "earlier", "later" -> earlierLater(edge, t.is(i + 1, "in") ? i + 2 : i + 1);
      default -> null;
    };
  }

  private DateMatch edge(int i, String edge) {
    int j = t.isAny(i + 1, "of", "-", "in") ? i + 2 : i + 1;
    int k = t.is(j, "the") ? j + 1 : j;
    DateMatch in = periods.at(k);
    in = in == null ? periods.year(k) : in;
    PartialDate date = in == null ? calendar.at(k) : null;
    if (date != null && date.day() == 0) {
      in = date.resolve(today);
    } else if (in == null && Unit.english(t.word(k)) != null && t.is(i + 1, "of")) {
      in = Unit.english(t.word(k)).whole(k + 1, today, 0);
    }
    return in == null ? null : part(in, edge);
  }

  private DateMatch part(DateMatch in, String edge) {
    long days = in.to().toEpochDay() - in.from().toEpochDay() + 1;
    boolean first = edge.equals("early") || edge.equals("beginning") || edge.equals("start");
    boolean mid = edge.startsWith("mid");
    LocalDate a = in.from();
    if (days > 360) {
      return ofYear(in, first, mid);
    }
    if (days > 27) {
      return first
          ? DateMatch.days(in.next(), a, a.plusDays(9))
          : mid
              ? DateMatch.days(in.next(), a.plusDays(9), a.plusDays(19))
              : DateMatch.days(
                  in.next(), edge.equals("end") ? a.plusDays(15) : a.plusDays(20), in.to());
    }
    return first
        ? DateMatch.days(in.next(), a, a.plusDays(2))
        : DateMatch.days(in.next(), a.plusDays(3), in.to());
  }

  /** Four months each; but the late part of the present year is its second half. */
  private DateMatch ofYear(DateMatch in, boolean first, boolean mid) {
    LocalDate may = in.from().plusMonths(4);
    LocalDate september = in.from().plusMonths(8);
    if (first) {
      return DateMatch.until(in.next(), in.from(), may);
    }
    if (mid) {
      return DateMatch.until(in.next(), may, september);
    }
    boolean current = in.from().getYear() == today.getYear();
    return DateMatch.days(in.next(), current ? in.from().plusMonths(6) : september, in.to());
  }

  /** {@code earlier this month} ends today at the latest; {@code later} begins today or after. */
  private DateMatch earlierLater(String edge, int i) {
    int j = t.is(i, "the") ? i + 1 : i;
    Integer away = EnglishPeriods.away(t.word(j));
    Unit unit = Unit.english(t.word(away == null ? j : j + 1));
    if (unit == null || unit == Unit.DAY || away == null && j == i) {
      return null;
    }
    DateMatch in = unit.whole(away == null ? j + 1 : j + 2, today, away == null ? 0 : away);
    boolean now = away == null || away == 0;
    long half = (in.to().toEpochDay() - in.from().toEpochDay()) / 2;
    LocalDate second = unit == Unit.YEAR ? in.from().plusMonths(6) : in.from().plusDays(half + 1);
    if (edge.equals("earlier")) {
      LocalDate first = second.minusDays(1);
      return DateMatch.days(in.next(), in.from(), now && today.isBefore(first) ? today : first);
    }
    return DateMatch.days(in.next(), now && today.isAfter(second) ? today : second, in.to());
  }
}
