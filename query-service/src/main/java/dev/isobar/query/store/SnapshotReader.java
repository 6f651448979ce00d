package dev.isobar.query.store;

import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.query.cursor.StreamCursor;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads the view as it stands at one moment, and says which moment that is. */
@ApplicationScoped
public class SnapshotReader {
  private final EntityManager entities;
  private final ViewSchema schema;

  SnapshotReader(EntityManager entities, ViewSchema schema) {
    this.entities = entities;
    this.schema = schema;
  }

  /**
   * @param value what was read
   * @param cursor what the view had taken when it was read
   * @param version changes whenever rows may have changed, also by a replay
   */
  public record Read<T>(T value, StreamCursor cursor, String version) {}

  /** Runs the queries on one snapshot of the database; they cannot write. */
  public <T> Read<T> read(Supplier<T> queries) {
    return read(version -> queries.get());
  }

  /**
   * The same, for queries that can be spared where the client knows the view's version.
   *
   * @param queries given the version
   * @throws ViewNotReady until the database has its tables
   */
  public <T> Read<T> read(Function<String, T> queries) {
    if (!schema.isReady()) {
      throw new ViewNotReady();
    }
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              entities
                  .createNativeQuery("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
                  .executeUpdate();
              Place place = place();
              return new Read<>(queries.apply(place.version), place.cursor, place.version);
            });
  }

  /** The database has no tables yet: this service has just started, or waits for the database. */
  public static final class ViewNotReady extends RuntimeException {
    public ViewNotReady() {
      super("the tables are not there yet", null, false, false);
    }
  }

  private record Place(StreamCursor cursor, String version) {}

  private Place place() {
    List<Object[]> rows =
        entities
            .createNativeQuery(
                "SELECT part, next_offset, batches FROM consumer_offset WHERE channel = :channel",
                Object[].class)
            .setParameter("channel", KafkaTopics.ENRICHED)
            .getResultList();
    Map<Integer, Long> offsets = new TreeMap<>();
    long batches = 0;
    for (Object[] row : rows) {
      offsets.put(((Number) row[0]).intValue(), ((Number) row[1]).longValue());
      batches += ((Number) row[2]).longValue();
    }
    StreamCursor cursor = StreamCursor.of(offsets);
    return new Place(cursor, cursor + "." + batches);
  }
}
