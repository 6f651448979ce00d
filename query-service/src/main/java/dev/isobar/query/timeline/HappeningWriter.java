package dev.isobar.query.timeline;

import dev.isobar.query.article.ArticleTime;
import dev.isobar.query.article.PostgresText;
import dev.isobar.query.article.ReceivedArticle;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Writes the happenings of articles in the transaction that writes the articles. */
public final class HappeningWriter {
  /** A second later than before, so that calendars see a change also where no revision made it. */
  private static final String CANCEL =
      """
      UPDATE article_happening AS h
      SET cancelled = true, summary = '', evidence = '', url = NULL,
        changed = greatest(h.changed + interval '1 second', to_timestamp(a.revision / 1000.0))
      FROM unnest(?::text[], ?::bigint[]) AS a (article, revision)
      WHERE h.article = a.article AND NOT h.cancelled
        AND NOT EXISTS (
          SELECT FROM unnest(?::text[], ?::text[]) AS n (article, uid)
          WHERE n.article = h.article AND n.uid = h.uid)
      """;

  private static final String UPSERT =
      """
      INSERT INTO article_happening AS h
        (article, uid, kind, from_day, to_day, place, summary, evidence, url, labels,
          changed, cancelled)
      SELECT article, uid, kind, from_day, to_day, place, summary, evidence, url,
        string_to_array(labels, E'\\n'), to_timestamp(revision / 1000.0), false
      FROM unnest(?::text[], ?::text[], ?::text[], ?::int[], ?::int[], ?::text[], ?::text[],
          ?::text[], ?::text[], ?::text[], ?::bigint[])
        AS n (article, uid, kind, from_day, to_day, place, summary, evidence, url, labels,
          revision)
      ON CONFLICT (article, uid) DO UPDATE SET
        place = excluded.place, summary = excluded.summary, evidence = excluded.evidence,
        url = excluded.url, labels = excluded.labels, cancelled = false,
        changed = greatest(excluded.changed, h.changed + interval '1 second')
      WHERE h.cancelled OR (h.place, h.summary, h.evidence, h.url, h.labels)
        IS DISTINCT FROM
        (excluded.place, excluded.summary, excluded.evidence, excluded.url, excluded.labels)
      """;

  private HappeningWriter() {}

  /**
   * Stores the happenings of articles, and cancels those that articles no longer tell of.
   *
   * @param written new and changed articles
   * @param gone ids of articles that were deleted
   */
  public static void write(
      Connection connection, Collection<ReceivedArticle> written, Collection<String> gone)
      throws SQLException {
    List<HappeningRow> rows = new ArrayList<>();
    written.forEach(received -> rows.addAll(HappeningRow.of(received.article())));
    cancel(connection, written, gone, rows);
    if (!rows.isEmpty()) {
      upsert(connection, rows);
    }
  }

  /** Deletes the happenings of old articles, also the cancelled ones. */
  public static void forget(Connection connection, Collection<String> ids) throws SQLException {
    HappeningHistory.handOver(connection, ids);
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM article_happening WHERE article = ANY(?)")) {
      delete.setArray(1, PostgresText.array(connection, List.copyOf(ids), id -> id));
      delete.executeUpdate();
    }
  }

  private static void cancel(
      Connection connection,
      Collection<ReceivedArticle> written,
      Collection<String> gone,
      List<HappeningRow> rows)
      throws SQLException {
    List<String> ids = new ArrayList<>(gone);
    List<Long> revisions = new ArrayList<>();
    gone.forEach(id -> revisions.add(0L));
    for (ReceivedArticle received : written) {
      ids.add(received.article().id());
      revisions.add(ArticleTime.inRange(received.article().revision()).toEpochMilli());
    }
    try (PreparedStatement cancel = connection.prepareStatement(CANCEL)) {
      cancel.setArray(1, PostgresText.array(connection, ids, id -> id));
      cancel.setArray(2, connection.createArrayOf("int8", revisions.toArray()));
      cancel.setArray(3, PostgresText.array(connection, rows, HappeningRow::article));
      cancel.setArray(4, PostgresText.array(connection, rows, HappeningRow::uid));
      cancel.executeUpdate();
    }
  }

  private static void upsert(Connection connection, List<HappeningRow> rows) throws SQLException {
    try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
      List<Function<HappeningRow, String>> texts =
          List.of(
              HappeningRow::place,
              HappeningRow::summary,
              HappeningRow::evidence,
              HappeningRow::url,
              row -> String.join("\n", row.labels()));
      upsert.setArray(1, PostgresText.array(connection, rows, HappeningRow::article));
      upsert.setArray(2, PostgresText.array(connection, rows, HappeningRow::uid));
      upsert.setArray(3, PostgresText.array(connection, rows, HappeningRow::kind));
      upsert.setArray(4, days(connection, rows, row -> row.from().toEpochDay()));
      upsert.setArray(5, days(connection, rows, row -> row.to().toEpochDay()));
      for (int i = 0; i < texts.size(); i++) {
        upsert.setArray(6 + i, PostgresText.array(connection, rows, texts.get(i)));
      }
      upsert.setArray(
          11,
          connection.createArrayOf("int8", rows.stream().map(HappeningRow::revision).toArray()));
      upsert.executeUpdate();
    }
  }

  private static Array days(
      Connection connection, List<HappeningRow> rows, Function<HappeningRow, Long> day)
      throws SQLException {
    return connection.createArrayOf(
        "int4", rows.stream().map(row -> day.apply(row).intValue()).toArray());
  }
}
