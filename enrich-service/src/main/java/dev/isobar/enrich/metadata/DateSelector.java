package dev.isobar.enrich.metadata;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Selects the day of publication from the candidates. The first publication counts, on the
 * publisher's own calendar: of an instant in UTC and the day that page or address show, which may
 * differ by one, it keeps the instant and takes the day of the page.
 */
final class DateSelector {
  /** Evidence of instants that systems state, often in UTC. */
  private static final List<String> STRUCTURED =
      List.of("json-ld", "meta ", "microdata", "time", "script", "feed");

  private static final List<String> SHOWN =
      List.of(
          "url", "published line", "date element", "byline", "date line", "line at the headline");

  /** Values of systems for "no date". */
  private static final Set<LocalDate> NO_DATES =
      Set.of(
          LocalDate.of(1970, 1, 1),
          LocalDate.of(1969, 12, 31),
          LocalDate.of(1900, 1, 1),
          LocalDate.of(1970, 1, 2));

  /** Days after the fetching beyond which a date is none, whatever states it. */
  private static final int FAR_FUTURE = 366;

  /** A date below this confidence is not stated. */
  private static final double LEAST = 0.25;

  /** The confidence in a date of a change, if the page states no date of publication. */
  private static final double ONLY_UPDATED = 0.45;

  /** Below this confidence a date is as likely another one of the page as its own. */
  private static final double STRAY = 0.5;

  /** Days by which the day in the address may precede the best date with nothing to agree. */
  private static final int REPUBLISHED = 60;

  private static final double AGREEMENT_BONUS = 0.03;
  private static final double MAX_AGREEMENT_BONUS = 0.09;

  private final DayOrder order;
  private final LocalDate latest;

  /**
   * Creates a selector for one page.
   *
   * @param latest the last day on which the page can have been published, as it was fetched then
   */
  DateSelector(DayOrder order, LocalDate latest) {
    this.order = order;
    this.latest = latest;
  }

  /**
   * Returns the plausible dates with decided order of day and month, each with its confidence; the
   * highest is the date of publication.
   */
  List<ScoredValue<ParsedDate>> ranked(
      List<ScoredValue<ParsedDate>> dates, List<ScoredValue<ParsedDate>> updates) {
    List<ScoredValue<ParsedDate>> known = decided(dates, updates);
    if (known.stream().allMatch(date -> date.confidence() < STRAY)) {
      for (ScoredValue<ParsedDate> update : decided(updates, dates)) {
        known.add(
            new ScoredValue<>(
                update.value(), Math.min(ONLY_UPDATED, update.confidence()), update.evidence()));
      }
    }
    known.removeIf(date -> date.confidence() < LEAST);
    List<ScoredValue<ParsedDate>> ranked = new ArrayList<>();
    for (ScoredValue<ParsedDate> date : known) {
      ranked.add(
          new ScoredValue<>(
              onPublishersDay(date.value(), known), supported(date, known), date.evidence()));
    }
    firstPublication(ranked);
    ranked.sort(Comparator.comparingDouble((ScoredValue<ParsedDate> date) -> -date.confidence()));
    return ranked;
  }

  /** Returns the date of the last change: the latest one that is later than the publication. */
  Optional<ScoredValue<ParsedDate>> updated(
      List<ScoredValue<ParsedDate>> updates,
      List<ScoredValue<ParsedDate>> dates,
      ParsedDate published) {
    ScoredValue<ParsedDate> best = null;
    for (ScoredValue<ParsedDate> update : decided(updates, dates)) {
      boolean isLater = published == null || isLater(update.value(), published);
      if (isLater && (best == null || update.confidence() > best.confidence())) {
        best = update;
      }
    }
    return Optional.ofNullable(best);
  }

  private static boolean isLater(ParsedDate update, ParsedDate published) {
    return update.time() != null && published.time() != null
        ? update.time().isAfter(published.time())
        : update.day().isAfter(published.day());
  }

  private List<ScoredValue<ParsedDate>> decided(
      List<ScoredValue<ParsedDate>> dates, List<ScoredValue<ParsedDate>> others) {
    List<LocalDate> certain = new ArrayList<>();
    for (List<ScoredValue<ParsedDate>> stated : List.of(dates, others)) {
      stated.stream()
          .map(ScoredValue::value)
          .filter(ParsedDate::isCertain)
          .forEach(d -> certain.add(d.day()));
    }
    List<ScoredValue<ParsedDate>> decided = new ArrayList<>();
    for (ScoredValue<ParsedDate> date : dates) {
      ParsedDate value = order.decided(date.value(), certain);
      LocalDate day = value.day();
      if (day.getYear() < 1000
          || NO_DATES.contains(day)
          || day.isAfter(latest.plusDays(FAR_FUTURE))) {
        continue;
      }
      // One of the two is wrong, or it is another date of the page.
      double confidence = day.isAfter(latest) ? date.confidence() / 2 : date.confidence();
      decided.add(new ScoredValue<>(value, confidence, date.evidence()));
    }
    return decided;
  }

  /** Returns the confidence in a date, higher if other kinds of evidence state the same day. */
  private static double supported(ScoredValue<ParsedDate> date, List<ScoredValue<ParsedDate>> all) {
    double bonus = 0;
    List<String> kinds = new ArrayList<>(List.of(kind(date)));
    for (ScoredValue<ParsedDate> other : all) {
      boolean near =
          Math.abs(other.value().day().toEpochDay() - date.value().day().toEpochDay())
              <= (isShown(other) != isShown(date) ? 1 : 0);
      if (near && !kinds.contains(kind(other))) {
        kinds.add(kind(other));
        bonus += AGREEMENT_BONUS;
      }
    }
    return date.confidence() + Math.min(MAX_AGREEMENT_BONUS, bonus);
  }

  /**
   * Prefers the day in the folders of the address to a later day that a system states: the page was
   * published again, or the system states the day of another change. A day that is much earlier
   * needs another statement.
   */
  private static void firstPublication(List<ScoredValue<ParsedDate>> ranked) {
    double best = ranked.stream().mapToDouble(ScoredValue::confidence).max().orElse(0);
    LocalDate day =
        ranked.stream()
            .filter(d -> d.confidence() == best)
            .findFirst()
            .map(d -> d.value().day())
            .orElse(null);
    for (int i = 0; i < ranked.size(); i++) {
      ScoredValue<ParsedDate> date = ranked.get(i);
      LocalDate stated = date.value().day();
      if (date.evidence().startsWith("url")
          && stated.isBefore(day.minusDays(1))
          && UrlDate.isFolder(date.evidence(), stated)
          && (!stated.isBefore(day.minusDays(REPUBLISHED)) || isAgreed(date, ranked))) {
        ranked.set(
            i,
            new ScoredValue<>(
                date.value(), Math.max(date.confidence(), best + 0.01), date.evidence()));
        return;
      }
    }
  }

  private static boolean isAgreed(ScoredValue<ParsedDate> date, List<ScoredValue<ParsedDate>> all) {
    return all.stream()
        .anyMatch(
            other ->
                !kind(other).equals(kind(date))
                    && Math.abs(other.value().day().toEpochDay() - date.value().day().toEpochDay())
                        <= 1);
  }

  /**
   * Returns the date on the day that the page shows, if that day and the instant's differ by one:
   * the same instant with an offset at which it is that day.
   */
  private static ParsedDate onPublishersDay(ParsedDate date, List<ScoredValue<ParsedDate>> all) {
    if (date.time() == null) {
      return date;
    }
    ScoredValue<ParsedDate> shown = null;
    for (ScoredValue<ParsedDate> other : all) {
      long days = Math.abs(other.value().day().toEpochDay() - date.day().toEpochDay());
      if (isShown(other) && other.confidence() >= 0.5) {
        if (days == 0) {
          return date;
        }
        if (days == 1
            && (shown == null || other.value().clock() != null && shown.value().clock() == null)) {
          shown = other;
        }
      }
    }
    return shown == null ? date : moved(date, shown.value()).orElse(date);
  }

  private static Optional<ParsedDate> moved(ParsedDate date, ParsedDate shown) {
    OffsetDateTime utc = date.time().withOffsetSameInstant(ZoneOffset.UTC);
    int minutes;
    if (shown.clock() != null) {
      Duration ahead = Duration.between(utc.toLocalDateTime(), shown.day().atTime(shown.clock()));
      minutes = (int) (Math.round(ahead.toMinutes() / 15.0) * 15);
    } else if (shown.day().isBefore(date.day())) {
      LocalTime sinceMidnight = date.time().toLocalTime();
      int back = sinceMidnight.getHour() + 1;
      minutes = date.time().getOffset().getTotalSeconds() / 60 - back * 60;
    } else {
      int ahead = 24 - date.time().getHour();
      minutes = date.time().getOffset().getTotalSeconds() / 60 + ahead * 60;
    }
    if (Math.abs(minutes) > 14 * 60) {
      return Optional.empty();
    }
    OffsetDateTime local = utc.withOffsetSameInstant(ZoneOffset.ofTotalSeconds(minutes * 60));
    return local.toLocalDate().equals(shown.day())
        ? Optional.of(new ParsedDate(shown.day(), local))
        : Optional.empty();
  }

  private static boolean isShown(ScoredValue<ParsedDate> date) {
    return SHOWN.stream().anyMatch(date.evidence()::startsWith);
  }

  private static String kind(ScoredValue<ParsedDate> date) {
    for (String kind : STRUCTURED) {
      if (date.evidence().startsWith(kind)) {
        return kind;
      }
    }
    int colon = date.evidence().indexOf(':');
    return colon < 0 ? date.evidence() : date.evidence().substring(0, colon);
  }
}
