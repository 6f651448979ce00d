package dev.isobar.enrich.taxonomyapi;

import dev.isobar.contracts.ConceptEvent;
import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.channel.CloudEventHeaders;
import dev.isobar.contracts.channel.EventRecord;
import dev.isobar.contracts.channel.KafkaTopics;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.OutgoingMessageMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/** Writes changes to {@code isobar.taxonomy}; nothing else in this service does. */
@ApplicationScoped
class ConceptProducer {
  private final MutinyEmitter<ProducerRecord<byte[], byte[]>> changes;
  private final Clock clock;
  private final Duration timeout;

  ConceptProducer(
      @Channel("taxonomy-changes") MutinyEmitter<ProducerRecord<byte[], byte[]>> changes,
      Clock clock,
      TaxonomyConfig settings) {
    this.changes = changes;
    this.clock = clock;
    this.timeout = settings.publishTimeout();
  }

  /** Reports that the broker did not acknowledge the change, which may still have been written. */
  static final class PublishFailedException extends Exception {
    private static final long serialVersionUID = 1;

    PublishFailedException(Throwable why) {
      super(why.toString(), why);
    }
  }

  /**
   * Writes a change and waits until all replicas of the broker have it.
   *
   * @param concept null for a tombstone
   */
  RecordMetadata publish(String id, ConceptEvent concept) throws PublishFailedException {
    OutgoingMessageMetadata<RecordMetadata> written = new OutgoingMessageMetadata<>();
    try {
      changes
          .sendMessage(Message.of(event(id, concept), Metadata.of(written)))
          .await()
          .atMost(timeout);
      return written.getResult();
    } catch (RuntimeException e) {
      throw new PublishFailedException(e.getCause() == null ? e : e.getCause());
    }
  }

  private ProducerRecord<byte[], byte[]> event(String id, ConceptEvent concept) {
    return EventRecord.of(
        KafkaTopics.TAXONOMY,
        CloudEventHeaders.CONCEPT_TYPE,
        "/isobar/enrich-service",
        id,
        concept == null ? null : ContractJson.write(concept),
        clock.instant());
  }
}
