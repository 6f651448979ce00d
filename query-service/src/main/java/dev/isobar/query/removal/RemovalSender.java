package dev.isobar.query.removal;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.channel.CloudEventHeaders;
import dev.isobar.contracts.channel.EventRecord;
import dev.isobar.contracts.channel.KafkaTopics;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Writes removals, and the tombstones that follow them. */
@ApplicationScoped
class RemovalSender {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final MutinyEmitter<ProducerRecord<byte[], byte[]>> emitter;
  private final Clock clock = Clock.systemUTC();

  RemovalSender(
      @Channel("removals") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
          MutinyEmitter<ProducerRecord<byte[], byte[]>> emitter) {
    this.emitter = emitter;
  }

  /**
   * Writes a removal and returns when every in-sync replica has it.
   *
   * @throws KafkaException if the broker does not acknowledge it
   */
  void remove(String id) {
    Instant now = clock.instant();
    send(
        List.of(
            EventRecord.of(
                KafkaTopics.REMOVED,
                CloudEventHeaders.REMOVED_TYPE,
                "/isobar/query-service",
                id,
                ContractJson.write(Map.of("id", id, "removedAt", now.toString())),
                now)));
  }

  /** Writes the tombstones of articles that the view had. */
  void mark(Collection<String> ids) {
    send(ids.stream().map(RemovalMarker::of).toList());
  }

  private void send(List<ProducerRecord<byte[], byte[]>> records) {
    if (records.isEmpty()) {
      return;
    }
    try {
      Uni.join()
          .all(records.stream().map(emitter::send).toList())
          .andFailFast()
          .await()
          .atMost(TIMEOUT);
    } catch (RuntimeException e) {
      throw new KafkaException("Removal not acknowledged: " + e.getMessage(), e);
    }
  }
}
