package dev.isobar.query.curation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.channel.CloudEventHeaders;
import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.messaging.AcknowledgedSender;
import dev.isobar.query.story.StoryDecisions;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Writes decisions to {@code isobar.stories}. */
@ApplicationScoped
class StoryDecisionSender {
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  private final MutinyEmitter<ProducerRecord<byte[], byte[]>> emitter;

  StoryDecisionSender(
      @Channel("story-decision-changes") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
          MutinyEmitter<ProducerRecord<byte[], byte[]>> emitter) {
    this.emitter = emitter;
  }

  /**
   * Writes a change and returns when every in-sync replica of the broker has it. The time of the
   * record is that of the change.
   *
   * @throws KafkaException if the broker does not acknowledge it
   */
  void send(StoryDecisions.Change change) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            KafkaTopics.STORIES,
            null,
            change.at().toEpochMilli(),
            change.id().getBytes(UTF_8),
            change.decision() == null ? null : ContractJson.write(change.decision()));
    CloudEventHeaders.add(
        record.headers(),
        CloudEventHeaders.STORY_DECISION_TYPE,
        "/isobar/query-service",
        change.id(),
        change.at().toEpochMilli(),
        change.at());
    AcknowledgedSender.send(emitter, record, TIMEOUT);
  }
}
