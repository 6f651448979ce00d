package dev.isobar.query.timeline;

import dev.isobar.query.rest.ListPage;
import dev.isobar.query.rest.PageCursor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;

/** Reads happenings from the view. */
@ApplicationScoped
public class TimelineQueries {
  /**
   * The texts are those of the article with the earliest revision, whatever the order of arrival.
   */
  private static final String SELECT =
      """
      SELECT uid, from_day, max(to_day), max(kind), %1$s
        count(*) FILTER (WHERE NOT cancelled), max(changed)
      FROM article_happening
      WHERE from_day >= ? AND from_day <= ? AND to_day >= ?%2$s
      GROUP BY from_day, uid
      ORDER BY from_day DESC, uid DESC LIMIT ?
      """;

  private static final String FIRST =
      "(array_agg(%1$s ORDER BY cancelled, changed, article))[1] AS %1$s,\n";

  private final EntityManager entities;

  TimelineQueries(EntityManager entities) {
    this.entities = entities;
  }

  /**
   * Returns a page of happenings, those with the latest first day first.
   *
   * @param after the end of the previous page; null for the first page
   */
  public ListPage<TimelineItem> list(TimelineFilter filter, int limit, PageCursor after) {
    return ListPage.of(
        read(filter, limit + 1, after, false),
        limit,
        item -> new PageCursor(item.from().toEpochDay(), item.id()));
  }

  /** Returns happenings, also those that were cancelled: the ones with the latest first days. */
  List<TimelineItem> calendar(TimelineFilter filter, int limit) {
    return read(filter, limit, null, true);
  }

  private List<TimelineItem> read(
      TimelineFilter filter, int limit, PageCursor after, boolean cancelled) {
    List<Object> parameters = new ArrayList<>();
    LocalDate from = filter.from() == null ? LocalDate.MIN : filter.from();
    boolean any = filter.from() == null;
    parameters.add(any ? Integer.MIN_VALUE : day(from.minusDays(HappeningRow.MAX_DAYS)));
    parameters.add(filter.to() == null ? Integer.MAX_VALUE : day(filter.to()));
    parameters.add(any ? Integer.MIN_VALUE : day(from));
    StringBuilder where = new StringBuilder(cancelled ? "" : " AND NOT cancelled");
    for (Set<String> labels : List.of(filter.kinds(), filter.topics(), filter.entities())) {
      if (!labels.isEmpty()) {
        where.append(" AND labels && ?::text[]");
        parameters.add(labels);
      }
    }
    if (after != null) {
      where.append(" AND (from_day, uid) < (?, ?)");
      parameters.add(
          (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, after.number())));
      parameters.add(after.id());
    }
    parameters.add(limit);
    String first =
        Stream.of("place", "summary", "evidence", "url", "article")
            .map(FIRST::formatted)
            .collect(Collectors.joining());
    String sql = SELECT.formatted(first, where);
    return entities
        .unwrap(Session.class)
        .doReturningWork(
            connection -> {
              try (PreparedStatement select = connection.prepareStatement(sql)) {
                for (int i = 0; i < parameters.size(); i++) {
                  Object value = parameters.get(i);
                  select.setObject(
                      i + 1,
                      value instanceof Set<?> set
                          ? connection.createArrayOf("text", set.toArray())
                          : value);
                }
                return items(select);
              }
            });
  }

  private static int day(LocalDate day) {
    return (int) day.toEpochDay();
  }

  private static List<TimelineItem> items(PreparedStatement select) throws SQLException {
    List<TimelineItem> items = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        items.add(
            new TimelineItem(
                row.getString(1),
                row.getString(4),
                LocalDate.ofEpochDay(row.getInt(2)),
                LocalDate.ofEpochDay(row.getInt(3)),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getLong(10),
                row.getString(9),
                row.getObject(11, OffsetDateTime.class).toInstant(),
                row.getLong(10) == 0));
      }
    }
    return items;
  }
}
