package dev.isobar.query.timeline;

import dev.isobar.query.article.PostgresText;
import dev.isobar.query.article.TimeRange;
import dev.isobar.query.rest.BadParameterException;
import dev.isobar.query.rest.QueryParameters;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Selects happenings. One matches if it matches one of the values of each parameter.
 *
 * @param from the first day; null for no limit
 * @param to the last day, inclusive; null for no limit
 * @param kinds labels
 * @param topics labels
 * @param entities labels
 */
public record TimelineFilter(
    LocalDate from, LocalDate to, Set<String> kinds, Set<String> topics, Set<String> entities) {
  /** The parameters that {@link #parse} reads. */
  public static final Set<String> PARAMETERS =
      Set.of("from", "to", "tz", "kind", "topic", "entity");

  /**
   * Reads the parameters.
   *
   * @throws BadParameterException if one is invalid; the message names the remedy
   */
  public static TimelineFilter parse(QueryParameters parameters) {
    ZoneId zone = TimeRange.zone(parameters);
    TimeRange time = TimeRange.parse(parameters);
    LocalDate from = time.from() == null ? null : time.from().atZone(zone).toLocalDate();
    LocalDate to =
        time.before() == null ? null : time.before().minusMillis(1).atZone(zone).toLocalDate();
    return new TimelineFilter(
        from,
        to,
        labels("kind", HappeningRow::kind, parameters),
        labels("topic", HappeningRow::topic, parameters),
        labels("entity", HappeningRow::entity, parameters));
  }

  /** Returns the filter that begins with a day if this one has no limit. */
  TimelineFilter orFrom(LocalDate day) {
    return from != null ? this : new TimelineFilter(day, to, kinds, topics, entities);
  }

  private static Set<String> labels(
      String name, UnaryOperator<String> label, QueryParameters parameters) {
    return parameters.list(name).stream()
        .map(PostgresText::text)
        .map(label)
        .collect(Collectors.toSet());
  }
}
