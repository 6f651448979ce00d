package dev.isobar.query.article;

import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.query.rest.BadParameterException;
import dev.isobar.query.rest.QueryParameters;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;

/**
 * Holds a range of time as a reader in some time zone means it. An article of which only the day is
 * known belongs to this day in every zone, so days have limits of their own.
 *
 * @param from the first moment; null for no limit
 * @param before the end of the range, excluded; null for no limit
 * @param fromDay the first day that begins in the range; null for no limit
 * @param beforeDay the end of these days, excluded; null for no limit
 * @param zone the time zone of the reader
 */
public record TimeRange(
    Instant from, Instant before, LocalDate fromDay, LocalDate beforeDay, ZoneId zone) {
  /** The parameters that {@link #parse} reads. */
  public static final Set<String> PARAMETERS = Set.of("from", "to", "tz");

  /** The range without limits. */
  public static final TimeRange ALL = of(null, null, ZoneOffset.UTC);

  /** Returns the time between two moments; null for no limit. */
  public static TimeRange of(Instant from, Instant before, ZoneId zone) {
    return new TimeRange(from, before, firstDay(from, zone), firstDay(before, zone), zone);
  }

  /**
   * Reads the parameters {@code from}, {@code to} and {@code tz}.
   *
   * @throws BadParameterException if one is invalid; the message names the remedy
   */
  public static TimeRange parse(QueryParameters parameters) {
    ZoneId zone = zone(parameters);
    Instant from = moment("from", parameters, zone, false);
    Instant before = moment("to", parameters, zone, true);
    if (from != null && before != null && !from.isBefore(before)) {
      throw new BadParameterException("to", "to is earlier than from: swap them or omit one");
    }
    return of(from, before, zone);
  }

  /** Reads the parameter {@code tz}; UTC if it is missing. */
  public static ZoneId zone(QueryParameters parameters) {
    String name = parameters.single("tz");
    try {
      return name == null ? ZoneOffset.UTC : ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new BadParameterException(
          "tz", "tz is not a time zone: send a name such as Asia/Shanghai or America/New_York");
    }
  }

  /** Returns whether the time of the article is in the range. */
  boolean contains(EnrichedArticle article) {
    Instant time = ArticleTime.of(article);
    return ArticleTime.isWholeDay(article)
        ? isIn(time, start(fromDay), start(beforeDay))
        : isIn(time, from, before);
  }

  /**
   * Returns whether a time by which the view sorts is in the range. Of the start of a day in UTC it
   * cannot be told whether only the day is known; then it counts as a day.
   */
  public boolean containsSorted(Instant time) {
    return time.equals(time.truncatedTo(ChronoUnit.DAYS))
        ? isIn(time, start(fromDay), start(beforeDay))
        : isIn(time, from, before);
  }

  /** Returns the time before which {@link ArticleTime} has no article of the range; may be null. */
  public Instant earliest() {
    Instant day = start(fromDay);
    return from == null || from.isBefore(day) ? from : day;
  }

  /** Returns the time from which {@link ArticleTime} has no article of the range; may be null. */
  public Instant latest() {
    Instant day = start(beforeDay);
    return before == null || before.isAfter(day) ? before : day;
  }

  /** Returns the time by which the view sorts the articles of a day; null for null. */
  public static Instant start(LocalDate day) {
    return day == null ? null : ArticleTime.startOf(day);
  }

  /** Returns the part of the range that begins at a moment or later. */
  public TimeRange since(Instant moment) {
    LocalDate day = firstDay(moment, ZoneOffset.UTC);
    return new TimeRange(
        from == null || from.isBefore(moment) ? moment : from,
        before,
        fromDay == null || fromDay.isBefore(day) ? day : fromDay,
        beforeDay,
        zone);
  }

  /** Returns whether it has no limits. */
  public boolean isAll() {
    return from == null && before == null && fromDay == null && beforeDay == null;
  }

  private static boolean isIn(Instant time, Instant from, Instant before) {
    return (from == null || !time.isBefore(from)) && (before == null || time.isBefore(before));
  }

  /** Returns the first day that begins at this moment or later. */
  private static LocalDate firstDay(Instant moment, ZoneId zone) {
    if (moment == null) {
      return null;
    }
    LocalDate day = moment.atZone(zone).toLocalDate();
    return day.atStartOfDay(zone).toInstant().isBefore(moment) ? day.plusDays(1) : day;
  }

  private static Instant moment(String name, QueryParameters parameters, ZoneId zone, boolean end) {
    String value = parameters.single(name);
    if (value == null) {
      return null;
    }
    try {
      Instant moment = moment(value, zone, end);
      if (ArticleTime.isInRange(moment)) {
        return moment;
      }
      throw new BadParameterException(
          name, name + " must be in the years 0001 to 9999: send a date in this range");
    } catch (DateTimeException e) {
      throw new BadParameterException(
          name,
          name
              + " must be a date (2024-05-07) or a time with offset (2024-05-07T12:00:00Z; send +"
              + " as %2B)");
    }
  }

  /** Returns the start of a day, or the start of the next day if the day ends the range. */
  private static Instant moment(String value, ZoneId zone, boolean end) {
    if (value.toUpperCase(Locale.ROOT).indexOf('T') < 0) {
      LocalDate day = LocalDate.parse(value);
      day = end && day.isBefore(LocalDate.MAX) ? day.plusDays(1) : day;
      return day.atStartOfDay(zone).toInstant();
    }
    Instant moment = OffsetDateTime.parse(value).toInstant();
    return end ? moment.plusMillis(1) : moment;
  }
}
