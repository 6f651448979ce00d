package dev.isobar.query.article;

import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.contracts.Published;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Determines the time by which the view sorts an article: when it was published (the start of the
 * day in UTC if only the day is known), else when it was fetched. The value is in whole
 * milliseconds, so that database and filter compare the same value.
 */
public final class ArticleTime {
  /** Years with four digits, plus a day before and after for offsets and ends of ranges. */
  private static final Instant FIRST = Instant.parse("0000-12-31T00:00:00Z");

  private static final Instant LAST = Instant.parse("+10000-01-02T00:00:00Z");

  /** Length of the day in an ISO 8601 time, in characters. */
  private static final int DAY = 10;

  private ArticleTime() {}

  /** Returns whether database and clients can represent the moment: years 0001 to 9999. */
  static boolean isInRange(Instant moment) {
    return !moment.isBefore(FIRST) && !moment.isAfter(LAST);
  }

  /** Returns the moment, or the nearest one that database and clients can represent. */
  public static Instant inRange(long epochMillis) {
    long first = Math.max(epochMillis, FIRST.toEpochMilli());
    return Instant.ofEpochMilli(Math.min(first, LAST.toEpochMilli()));
  }

  /** Returns whether of the publication only the day is known: it is that day in every zone. */
  public static boolean isWholeDay(EnrichedArticle article) {
    return article.published() != null
        && article.published().value().indexOf('T') < 0
        && published(article.published()).filter(ArticleTime::isInRange).isPresent();
  }

  public static Instant of(EnrichedArticle article) {
    return published(article.published())
        .filter(ArticleTime::isInRange)
        .orElse(article.fetchedAt())
        .truncatedTo(ChronoUnit.MILLIS);
  }

  /** Returns the time of the article, or the start of its day in the zone if it has no time. */
  public static Instant inZone(EnrichedArticle article, ZoneId zone) {
    return inZone(of(article), isWholeDay(article), zone);
  }

  /** Returns the same for a time by which the view sorts. */
  static Instant inZone(Instant time, boolean isWholeDay, ZoneId zone) {
    return isWholeDay
        ? LocalDate.ofInstant(time, ZoneOffset.UTC).atStartOfDay(zone).toInstant()
        : time;
  }

  /** Returns the day of publication on the publisher's calendar, or empty if it is unknown. */
  public static Optional<LocalDate> publishedDay(EnrichedArticle article) {
    return published(article.published())
        .filter(ArticleTime::isInRange)
        .map(moment -> LocalDate.parse(article.published().value().substring(0, DAY)));
  }

  /** Returns empty for null and for dates that match the schema's pattern but do not exist. */
  public static Optional<Instant> published(Published published) {
    if (published == null) {
      return Optional.empty();
    }
    String value = published.value();
    try {
      if (value.indexOf('T') < 0) {
        return Optional.of(startOf(LocalDate.parse(value)));
      }
      return Optional.of(OffsetDateTime.parse(value).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  static Instant startOf(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
