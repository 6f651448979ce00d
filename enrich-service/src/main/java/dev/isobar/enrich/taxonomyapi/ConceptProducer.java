package dev.isobar.enrich.taxonomyapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.isobar.contracts.Concept;
import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.channel.CloudEvent;
import dev.isobar.contracts.channel.Topics;
import dev.isobar.enrich.kafka.KafkaClients;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/** The only writer of {@code isobar.taxonomy} in this service. */
@Singleton
class ConceptProducer {
  private final KafkaClients clients;
  private final Clock clock;
  private final Duration timeout;
  private KafkaProducer<byte[], byte[]> producer;

  ConceptProducer(KafkaClients clients, Clock clock, TaxonomyConfig settings) {
    this.clients = clients;
    this.clock = clock;
    this.timeout = settings.publishTimeout();
  }

  /** The broker did not acknowledge it; it may have taken it all the same. */
  static final class NotPublished extends Exception {
    private static final long serialVersionUID = 1;

    NotPublished(Throwable why) {
      super(why.toString(), why);
    }
  }

  /**
   * Writes a change and waits until all replicas of the broker have it.
   *
   * @param concept null for a tombstone
   */
  synchronized RecordMetadata publish(String id, Concept concept)
      throws NotPublished, InterruptedException {
    Instant now = clock.instant();
    ProducerRecord<byte[], byte[]> event =
        new ProducerRecord<>(
            Topics.TAXONOMY,
            id.getBytes(UTF_8),
            concept == null ? null : ContractJson.write(concept));
    CloudEvent.describe(
        event.headers(),
        CloudEvent.CONCEPT_TYPE,
        "/isobar/enrich-service",
        id,
        now.toEpochMilli(),
        now);
    try {
      producer = producer == null ? clients.producer() : producer;
      return producer.send(event).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      close();
      throw new NotPublished(e.getCause());
    } catch (TimeoutException | KafkaException e) {
      close();
      throw new NotPublished(e);
    }
  }

  @PreDestroy
  synchronized void close() {
    if (producer != null) {
      producer.close(Duration.ZERO);
      producer = null;
    }
  }
}
