package dev.isobar.query.projection;

import dev.isobar.query.projection.ProjectionTransaction.OffsetsMovedException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/**
 * Writes events to a view that becomes the live one later. The live view's consumer has sent the
 * dead letters of what it has read, so only those beyond it are sent.
 */
public final class ShadowWriter {
  private final ProjectionWriter writer;
  private final ProjectionTransaction live;
  private final DeadLetterSender deadLetters;
  private Map<Integer, Long> to = Map.of();

  ShadowWriter(
      ProjectionTransaction shadow,
      ProjectionTransaction live,
      DeadLetterSender deadLetters,
      IntConsumer taken,
      int maxBytes) {
    this.writer = new ProjectionWriter(shadow, this::send, new Outcomes(taken), maxBytes);
    this.live = live;
    this.deadLetters = deadLetters;
  }

  /**
   * Writes all records or nothing.
   *
   * @param from the offsets of the shadow view before
   * @param to its offsets afterwards
   * @throws SQLException if the database is unavailable; try again
   * @throws KafkaException if the broker does not acknowledge a dead letter; try again
   */
  public void write(
      List<ConsumerRecord<byte[], byte[]>> records, Map<Integer, Long> from, Map<Integer, Long> to)
      throws SQLException {
    this.to = to;
    try {
      writer.write(records, from, to);
    } catch (OffsetsMovedException e) {
      throw new IllegalStateException("Something else writes to the new view", e);
    }
  }

  private void send(List<ProducerRecord<byte[], byte[]>> letters) {
    if (!letters.isEmpty() && !liveHasRead()) {
      deadLetters.send(letters);
    }
  }

  private boolean liveHasRead() {
    try {
      Map<Integer, Long> reached = live.offsets(to.keySet());
      return to.entrySet().stream()
          .allMatch(end -> reached.getOrDefault(end.getKey(), 0L) >= end.getValue());
    } catch (SQLException e) {
      throw new KafkaException("Offsets of the live view are not readable", e);
    }
  }

  /** The live view's consumer has counted the events. */
  private record Outcomes(IntConsumer taken) implements ProjectionOutcomes {
    @Override
    public void applied(int articles, int received, Duration time) {
      taken.accept(articles);
    }

    @Override
    public void deadLettered(String reason) {
      // Dead letters are counted by who reads the event first.
    }
  }
}
