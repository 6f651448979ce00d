package dev.isobar.query.alert;

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

/** Writes alerts to {@code isobar.alerts}. */
@ApplicationScoped
class AlertRecordSender {
  private static final Logger LOG = Logger.getLogger(AlertRecordSender.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  private final MutinyEmitter<ProducerRecord<byte[], byte[]>> emitter;
  private final Clock clock = Clock.systemUTC();

  AlertRecordSender(
      @Channel("alert-changes") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
          MutinyEmitter<ProducerRecord<byte[], byte[]>> emitter) {
    this.emitter = emitter;
  }

  /**
   * Writes an alert and returns when every in-sync replica of the broker has it.
   *
   * @param alert null removes it
   * @return where it is
   * @throws ProblemException with status 503 if the broker does not acknowledge it
   */
  RecordMetadata send(String id, Alert alert) {
    ProducerRecord<byte[], byte[]> record =
        EventRecord.of(
            KafkaTopics.ALERTS,
            CloudEventHeaders.ALERT_TYPE,
            "/isobar/query-service",
            id,
            alert == null ? null : AlertJson.write(alert),
            clock.instant());
    try {
      return AcknowledgedSender.send(emitter, record, TIMEOUT);
    } catch (KafkaException e) {
      LOG.warnf("The change of alert %s is not acknowledged: %s", id, e.getMessage());
      throw AlertProblems.unavailable(
          "The broker did not acknowledge the change, but may have written it");
    }
  }
}
