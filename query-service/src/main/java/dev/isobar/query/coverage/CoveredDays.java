package dev.isobar.query.coverage;

import dev.isobar.query.article.TimeRange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.Session;

/** Finds the days in UTC that have articles, without looking at those between them. */
@ApplicationScoped
class CoveredDays {
  private static final long DAY = 86_400;

  /** Each article has exactly one language. A day that lost its articles has an empty row. */
  private static final String NEWEST =
      """
      SELECT day FROM (
        (SELECT first_day AS day FROM coverage_period
         WHERE kind = 'language' AND unit = 'day' AND first_day >= ? AND first_day < ?
           AND articles <> '{}'
         ORDER BY first_day DESC LIMIT ?)
        UNION
        SELECT floor(extract(epoch FROM at) / 86400)::int FROM coverage_change
      ) AS days
      WHERE day >= ? AND day < ? ORDER BY day DESC LIMIT ?
      """;

  private final EntityManager entities;

  CoveredDays(EntityManager entities) {
    this.entities = entities;
  }

  /**
   * Returns the newest days of a range, the newest first. One may have lost its articles lately.
   *
   * @param before the day behind the last one; null for the end of the range
   */
  List<LocalDate> newest(TimeRange time, LocalDate before, int limit) {
    int first = time.earliest() == null ? Integer.MIN_VALUE : day(time.earliest());
    int last = time.latest() == null ? Integer.MAX_VALUE : day(time.latest().minusMillis(1)) + 1;
    int end = before == null ? last : (int) Math.min(last, before.toEpochDay());
    List<LocalDate> days = new ArrayList<>();
    entities
        .unwrap(Session.class)
        .doWork(
            connection -> {
              try (PreparedStatement select = connection.prepareStatement(NEWEST)) {
                select.setInt(1, first);
                select.setInt(2, end);
                // Articles of which only the day is known have a row of their own.
                select.setInt(3, 2 * limit);
                select.setInt(4, first);
                select.setInt(5, end);
                select.setInt(6, limit);
                try (ResultSet row = select.executeQuery()) {
                  while (row.next()) {
                    days.add(LocalDate.ofEpochDay(row.getInt(1)));
                  }
                }
              }
            });
    return days;
  }

  private static int day(Instant moment) {
    return (int) Math.floorDiv(moment.getEpochSecond(), DAY);
  }
}
