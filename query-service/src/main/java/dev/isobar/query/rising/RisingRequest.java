package dev.isobar.query.rising;

import dev.isobar.query.article.ArticleTag.Kind;
import dev.isobar.query.article.TimeRange;
import dev.isobar.query.rest.BadParameterException;
import dev.isobar.query.rest.QueryParameters;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Set;

/**
 * Holds what a reader asks for.
 *
 * @param dimension what is compared
 * @param minArticles how many articles it has at least in the present window
 */
record RisingRequest(Kind dimension, RisingWindows windows, int minArticles, int limit) {
  static final Set<String> PARAMETERS =
      Set.of("dimension", "hours", "to", "tz", "min-articles", "limit");

  private static final int HOURS = 24;
  private static final int MAX_HOURS = 168;
  private static final int LIMIT = 10;
  private static final int MAX_LIMIT = 50;

  /**
   * Reads the parameters.
   *
   * @param now the end of the present window if the client names none
   * @throws BadParameterException if one is invalid; the message names the remedy
   */
  static RisingRequest parse(QueryParameters parameters, Instant now) {
    Kind dimension =
        Kind.of(
            parameters.choice(
                "dimension", Arrays.stream(Kind.values()).map(Kind::word).toList(), "topic"));
    ZoneId zone = TimeRange.zone(parameters);
    Instant before = TimeRange.parse(parameters).before();
    // Counts are those of hours in UTC, which begin at half past in some zones.
    ZonedDateTime end =
        (before == null ? now.truncatedTo(ChronoUnit.HOURS) : before)
            .atZone(zone)
            .truncatedTo(ChronoUnit.HOURS);
    int hours = parameters.single("hours") == null ? HOURS : parameters.atLeastOne("hours");
    if (hours > MAX_HOURS) {
      throw new BadParameterException("hours", "hours must be a number from 1 to " + MAX_HOURS);
    }
    return new RisingRequest(
        dimension,
        RisingWindows.before(end, hours),
        parameters.atLeastOne("min-articles"),
        parameters.limit(LIMIT, MAX_LIMIT));
  }
}
