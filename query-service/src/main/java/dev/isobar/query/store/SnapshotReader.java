package dev.isobar.query.store;

import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.query.cursor.StreamCursor;
import dev.isobar.query.cursor.ViewPosition;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads the view in one snapshot of the database, with the stream cursor of the snapshot. */
@ApplicationScoped
public class SnapshotReader {
  private final EntityManager entities;
  private final SchemaMigrator schema;

  SnapshotReader(EntityManager entities, SchemaMigrator schema) {
    this.entities = entities;
    this.schema = schema;
  }

  /**
   * Holds the result of a read.
   *
   * @param value the result
   * @param cursor the offsets that the view had applied
   * @param version changes whenever rows may have changed, also by a replay
   */
  public record Read<T>(T value, StreamCursor cursor, String version) {}

  /** Runs read-only queries on one snapshot of the database. */
  public <T> Read<T> read(Supplier<T> queries) {
    return read(version -> queries.get());
  }

  /**
   * Runs read-only queries that are not needed if the client has the current version.
   *
   * @param queries receives the version
   * @throws ViewNotReadyException until the database has its tables
   */
  public <T> Read<T> read(Function<String, T> queries) {
    if (!schema.isReady()) {
      throw new ViewNotReadyException();
    }
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              entities
                  .createNativeQuery("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
                  .executeUpdate();
              Position position = position();
              return new Read<>(queries.apply(position.version), position.cursor, position.version);
            });
  }

  /** Thrown while the database has no tables yet: the service is starting or waits for it. */
  public static final class ViewNotReadyException extends RuntimeException {
    public ViewNotReadyException() {
      super("The database has no tables yet", null, false, false);
    }
  }

  private record Position(StreamCursor cursor, String version) {}

  private Position position() {
    List<Object[]> rows =
        entities
            .createNativeQuery(
                """
                SELECT part, next_offset, batches, epoch, view,
                  (SELECT coalesce(max(position), 0) FROM story_change)
                FROM consumer_offset RIGHT JOIN view_identity ON channel = :channel
                LEFT JOIN channel_epoch USING (channel)
                """,
                Object[].class)
            .setParameter("channel", KafkaTopics.ENRICHED)
            .getResultList();
    Map<Integer, Long> offsets = new TreeMap<>();
    String epoch = null;
    long batches = 0;
    ViewPosition view = null;
    for (Object[] row : rows) {
      if (row[0] != null) {
        offsets.put(((Number) row[0]).intValue(), ((Number) row[1]).longValue());
        batches += ((Number) row[2]).longValue();
      }
      epoch = (String) row[3];
      view = new ViewPosition((String) row[4], ((Number) row[5]).longValue());
    }
    StreamCursor cursor = StreamCursor.of(offsets).withEpoch(epoch).withView(view);
    return new Position(cursor, cursor + "." + batches);
  }
}
