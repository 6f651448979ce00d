package dev.isobar.query.savedquery;

import dev.isobar.contracts.channel.CloudEventHeaders;
import dev.isobar.contracts.channel.EventRecord;
import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.messaging.AcknowledgedSender;
import dev.isobar.query.rest.ProblemException;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/** Writes saved queries to {@code isobar.queries}. */
@ApplicationScoped
class SavedQuerySender {
  private static final Logger LOG = Logger.getLogger(SavedQuerySender.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  private final MutinyEmitter<ProducerRecord<byte[], byte[]>> emitter;
  private final Clock clock = Clock.systemUTC();

  SavedQuerySender(
      @Channel("query-changes") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
          MutinyEmitter<ProducerRecord<byte[], byte[]>> emitter) {
    this.emitter = emitter;
  }

  /**
   * Writes a query and returns when every in-sync replica of the broker has it.
   *
   * @param query null removes it
   * @return where it is
   * @throws ProblemException with status 503 if the broker does not acknowledge it
   */
  RecordMetadata send(String id, SavedQuery query) {
    ProducerRecord<byte[], byte[]> record =
        EventRecord.of(
            KafkaTopics.QUERIES,
            CloudEventHeaders.QUERY_TYPE,
            "/isobar/query-service",
            id,
            query == null ? null : SavedQueryJson.write(query),
            clock.instant());
    try {
      return AcknowledgedSender.send(emitter, record, TIMEOUT);
    } catch (KafkaException e) {
      LOG.warnf("The change of query %s is not acknowledged: %s", id, e.getMessage());
      throw SavedQueryProblems.unavailable(
          "The broker did not acknowledge the change, but may have written it");
    }
  }
}
