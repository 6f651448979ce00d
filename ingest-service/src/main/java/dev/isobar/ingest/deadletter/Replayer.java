package dev.isobar.ingest.deadletter;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.isobar.contracts.channel.CloudEventHeaders;
import dev.isobar.contracts.channel.DeadLetter;
import dev.isobar.contracts.channel.Replay;
import dev.isobar.contracts.channel.ReplayHistory;
import dev.isobar.ingest.access.Caller;
import dev.isobar.ingest.article.AcceptedArticle;
import dev.isobar.ingest.publish.PublishException;
import dev.isobar.ingest.publish.ReplayProducer;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jboss.logging.Logger;

/**
 * Writes a dead letter to the Kafka topic that it came from, and then marks it as replayed. If only
 * the mark fails, the letter can be replayed twice, which is safe: the article keeps its id and
 * revision.
 */
@Singleton
class Replayer {
  private static final Logger LOG = Logger.getLogger(Replayer.class);
  private static final String SOURCE = "/isobar/ingest-service";
  private static final Set<String> LETTER_HEADERS =
      Set.of(
          DeadLetter.REASON,
          DeadLetter.MESSAGE,
          DeadLetter.SERVICE,
          DeadLetter.TIME,
          DeadLetter.TOPIC,
          DeadLetter.PARTITION,
          DeadLetter.OFFSET);

  private final ReplayProducer producer;
  private final ReplayMarks marks;
  private final Clock clock;

  Replayer(ReplayProducer producer, ReplayMarks marks, Clock clock) {
    this.producer = producer;
    this.marks = marks;
    this.clock = clock;
  }

  /**
   * Replays one letter. Never blocks.
   *
   * @param fixed the article that replaces the value; null for the original key and bytes
   * @return completes when all replicas have the record; fails with {@link PublishException}
   */
  CompletableFuture<ReplayResult> replay(
      LetterId id, ConsumerRecord<byte[], byte[]> letter, AcceptedArticle fixed, Caller caller) {
    Replay replay = replay(id, letter, fixed != null, caller);
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            id.topic().target(),
            null,
            null,
            fixed == null ? letter.key() : fixed.id().getBytes(US_ASCII),
            fixed == null ? letter.value() : fixed.json(),
            headers(letter, fixed, replay));
    return producer
        .send(record)
        .thenCompose(
            written ->
                mark(replay)
                    .thenApply(
                        marked ->
                            new ReplayResult(
                                id.toString(),
                                fixed == null ? null : fixed.id(),
                                written,
                                replay,
                                marked)));
  }

  private CompletableFuture<Boolean> mark(Replay replay) {
    return producer
        .send(ReplayMarks.mark(replay))
        .handle(
            (written, failure) -> {
              if (failure != null) {
                LOG.warnf("Dead letter %s replayed, but not marked: %s", replay.letter(), failure);
              }
              return failure == null;
            });
  }

  private Replay replay(
      LetterId id, ConsumerRecord<byte[], byte[]> letter, boolean fixed, Caller caller) {
    Replay before = marks.of(id.topicPartition(), id.offset());
    List<Replay> history = ReplayHistory.of(letter.headers());
    int number = history.isEmpty() ? 0 : history.get(history.size() - 1).number();
    return new Replay(
        1 + Math.max(number, before == null ? 0 : before.number()),
        caller.name(),
        clock.instant(),
        id.position(),
        DeadLetterItem.origin(letter),
        DeadLetterItem.text(letter, DeadLetter.REASON),
        fixed);
  }

  /** Returns the headers of the record, without those of the dead letter. */
  private Headers headers(
      ConsumerRecord<byte[], byte[]> letter, AcceptedArticle fixed, Replay replay) {
    Headers headers = new RecordHeaders(letter.headers().toArray());
    LETTER_HEADERS.forEach(headers::remove);
    ReplayHistory.add(headers, replay);
    if (fixed != null) {
      CloudEventHeaders.add(
          headers,
          CloudEventHeaders.RAW_TYPE,
          SOURCE,
          fixed.id(),
          fixed.revision(),
          clock.instant());
    }
    return headers;
  }
}
