package dev.isobar.query.article;

import dev.isobar.contracts.DateMention;
import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.query.rest.BadParameterException;
import dev.isobar.query.rest.QueryParameters;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Holds the days that articles speak about, whenever they were published.
 *
 * @param from the first day
 * @param to the last day, inclusive
 */
public record MentionedDays(LocalDate from, LocalDate to) {
  private static final int MAX_DAYS = 366;

  /** Longer dates, such as a decade, have a term for each year instead of one for each month. */
  private static final int MAX_MONTHS = 24;

  /** Still longer ones have a term for each decade. */
  private static final int MAX_YEARS = 30;

  private static final int MAX_DECADES = 40;
  private static final int DECADE = 10;
  private static final String LONG = "long";

  /**
   * Reads the parameters {@code mentions-from} and {@code mentions-to}, of which one suffices.
   *
   * @return null if both are missing
   * @throws BadParameterException if one is invalid; the message names the remedy
   */
  static MentionedDays parse(QueryParameters parameters) {
    LocalDate from = day("mentions-from", parameters);
    LocalDate to = day("mentions-to", parameters);
    if (from == null && to == null) {
      return null;
    }
    MentionedDays days = new MentionedDays(from == null ? to : from, to == null ? from : to);
    long length = ChronoUnit.DAYS.between(days.from, days.to) + 1;
    if (length < 1 || length > MAX_DAYS) {
      throw new BadParameterException(
          "mentions-to",
          "mentions-from to mentions-to must be 1 to " + MAX_DAYS + " days: send a shorter range");
    }
    return days;
  }

  private static LocalDate day(String name, QueryParameters parameters) {
    String value = parameters.single(name);
    try {
      LocalDate day = value == null ? null : LocalDate.parse(value);
      if (day == null || day.getYear() >= 1 && day.getYear() <= 9999) {
        return day;
      }
    } catch (DateTimeParseException e) {
      // Reported below.
    }
    throw new BadParameterException(name, name + " must be a date, such as 2024-05-07");
  }

  /** Returns whether the article speaks about one of the days. */
  boolean matches(EnrichedArticle article) {
    return article.dates().stream()
        .anyMatch(date -> !date.from().isAfter(to) && !date.to().isBefore(from));
  }

  /** Returns the terms of which an article that matches has at least one. */
  Set<String> terms() {
    Set<String> terms = months(from, to);
    terms.addAll(years(from, to));
    terms.addAll(decades(from, to));
    terms.add(LONG);
    return terms;
  }

  /** Returns the terms of the dates of an article. */
  static Set<String> terms(EnrichedArticle article) {
    Set<String> terms = new LinkedHashSet<>();
    for (DateMention date : article.dates()) {
      terms.addAll(terms(date.from(), date.to()));
    }
    return terms;
  }

  private static Set<String> terms(LocalDate from, LocalDate to) {
    int years = to.getYear() - from.getYear();
    if (ChronoUnit.MONTHS.between(YearMonth.from(from), YearMonth.from(to)) <= MAX_MONTHS) {
      return months(from, to);
    }
    if (years <= MAX_YEARS) {
      return years(from, to);
    }
    return years <= MAX_DECADES * DECADE ? decades(from, to) : Set.of(LONG);
  }

  private static Set<String> months(LocalDate from, LocalDate to) {
    Set<String> terms = new LinkedHashSet<>();
    YearMonth last = YearMonth.from(to);
    for (YearMonth month = YearMonth.from(from);
        !month.isAfter(last);
        month = month.plusMonths(1)) {
      terms.add(month.toString());
    }
    return terms;
  }

  private static Set<String> years(LocalDate from, LocalDate to) {
    return numbered("year", from.getYear(), to.getYear());
  }

  private static Set<String> decades(LocalDate from, LocalDate to) {
    return numbered(
        "decade", Math.floorDiv(from.getYear(), DECADE), Math.floorDiv(to.getYear(), DECADE));
  }

  private static Set<String> numbered(String unit, int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(number -> unit + number)
        .collect(Collectors.toSet());
  }
}
