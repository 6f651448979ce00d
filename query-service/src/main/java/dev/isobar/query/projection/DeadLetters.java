package dev.isobar.query.projection;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends dead letters and waits until the broker has them. */
@ApplicationScoped
class DeadLetters {
  private final Map<String, Object> broker;
  private Producer<byte[], byte[]> producer;

  DeadLetters(@Identifier("default-kafka-broker") Map<String, Object> broker) {
    this.broker = broker;
  }

  /**
   * Returns when all are acknowledged by every replica in sync.
   *
   * @throws KafkaException if the broker does not take them within half a minute
   */
  void send(List<ProducerRecord<byte[], byte[]>> letters) {
    if (letters.isEmpty()) {
      return;
    }
    Producer<byte[], byte[]> to = producer();
    List<Future<RecordMetadata>> sent = letters.stream().map(to::send).toList();
    for (Future<RecordMetadata> one : sent) {
      try {
        one.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new KafkaException("interrupted while sending dead letters", e);
      } catch (ExecutionException e) {
        throw new KafkaException("the broker does not take a dead letter", e.getCause());
      }
    }
  }

  /** Made at the first dead letter: most days need none. */
  private synchronized Producer<byte[], byte[]> producer() {
    if (producer == null) {
      Map<String, Object> settings = new HashMap<>(broker);
      settings.put(ProducerConfig.ACKS_CONFIG, "all");
      settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
      settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
      settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
      settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
      settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 17 << 20);
      settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 64L << 20);
      producer =
          new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }
    return producer;
  }

  @PreDestroy
  synchronized void close() {
    if (producer != null) {
      producer.close(Duration.ofSeconds(5));
    }
  }
}
