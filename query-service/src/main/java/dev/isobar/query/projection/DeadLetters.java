package dev.isobar.query.projection;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Sends dead letters and waits until the broker has them. */
@ApplicationScoped
class DeadLetters {
  private static final Duration TIMEOUT = Duration.ofSeconds(40);

  private final MutinyEmitter<ProducerRecord<byte[], byte[]>> emitter;

  /** At most the letters of one batch for each consumer wait here. */
  DeadLetters(
      @Channel("dead-letters") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
          MutinyEmitter<ProducerRecord<byte[], byte[]>> emitter) {
    this.emitter = emitter;
  }

  /**
   * Returns when all are acknowledged by every replica in sync.
   *
   * @throws KafkaException if the broker does not take them within about half a minute
   */
  void send(List<ProducerRecord<byte[], byte[]>> letters) {
    if (letters.isEmpty()) {
      return;
    }
    try {
      Uni.join()
          .all(letters.stream().map(emitter::send).toList())
          .andFailFast()
          .await()
          .atMost(TIMEOUT);
    } catch (RuntimeException e) {
      throw new KafkaException("Dead letters not acknowledged: " + e.getMessage(), e);
    }
  }
}
