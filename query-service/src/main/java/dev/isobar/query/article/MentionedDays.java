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

/**
 * Holds the days that articles speak about, whenever they were published.
 *
 * @param from the first day
 * @param to the last day, inclusive
 */
public record MentionedDays(LocalDate from, LocalDate to) {
  private static final int MAX_DAYS = 366;

  /** Longer dates, such as a decade, have one term instead of one for each month. */
  private static final int MAX_MONTHS = 24;

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
    Set<String> terms = terms(from, to);
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
    Set<String> terms = new LinkedHashSet<>();
    YearMonth last = YearMonth.from(to);
    YearMonth month = YearMonth.from(from);
    if (ChronoUnit.MONTHS.between(month, last) > MAX_MONTHS) {
      terms.add(LONG);
      return terms;
    }
    for (; !month.isAfter(last); month = month.plusMonths(1)) {
      terms.add(month.toString());
    }
    return terms;
  }
}
