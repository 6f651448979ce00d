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

/** Sends dead letters and waits for their acknowledgement. */
@ApplicationScoped
class DeadLetterSender {
  private static final Duration TIMEOUT = Duration.ofSeconds(40);

  private final MutinyEmitter<ProducerRecord<byte[], byte[]>> emitter;

  /** The emitter needs no limit: at most one batch per consumer waits here. */
  DeadLetterSender(
      @Channel("dead-letters") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
          MutinyEmitter<ProducerRecord<byte[], byte[]>> emitter) {
    this.emitter = emitter;
  }

  /**
   * Sends the letters and returns when every in-sync replica has acknowledged them.
   *
   * @throws KafkaException if the broker does not acknowledge them within about half a minute
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
