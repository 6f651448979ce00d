package dev.isobar.local.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.isobar.contracts.channel.Topics;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Any producer that we never heard of: writes bytes to the raw Kafka topic. */
final class RawProducer implements AutoCloseable {
  private final KafkaProducer<byte[], byte[]> producer;

  RawProducer(String bootstrapServers) {
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "max.request.size", 4 << 20),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** Writes one record and waits for the acknowledgement. */
  void write(String key, byte[] value) {
    try {
      producer.send(new ProducerRecord<>(Topics.RAW, key.getBytes(UTF_8), value)).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
