package dev.isobar.ingest.deadletter;

import dev.isobar.contracts.ContractViolationException;
import dev.isobar.contracts.http.ProblemDetail;
import dev.isobar.ingest.access.Caller;
import dev.isobar.ingest.article.AcceptedArticle;
import dev.isobar.ingest.article.RawArticleValidator;
import dev.isobar.ingest.config.DeadLettersConfig;
import dev.isobar.ingest.publish.PublishException;
import dev.isobar.ingest.rest.ProblemException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;

/** Lists, shows and replays dead letters. Each call blocks while it reads. Thread-safe. */
@Singleton
class DeadLetters {
  private static final Duration QUICK = Duration.ofSeconds(2);

  private final LetterConsumerFactory consumers;
  private final ReplayMarks marks;
  private final Replayer replayer;
  private final RawArticleValidator validator;
  private final DeadLettersConfig config;
  private final Semaphore requests;

  DeadLetters(
      LetterConsumerFactory consumers,
      ReplayMarks marks,
      Replayer replayer,
      RawArticleValidator validator,
      DeadLettersConfig config) {
    this.consumers = consumers;
    this.marks = marks;
    this.replayer = replayer;
    this.validator = validator;
    this.config = config;
    this.requests = new Semaphore(config.maxRequests());
  }

  LetterPage list(LetterFilter filter, LetterCursor after, int limit) {
    return reading(consumer -> new LetterScan(consumer, filter, after, marks).page(limit));
  }

  /** Lists from the newest within two seconds, for an answer that can do without. */
  LetterPage listQuickly(LetterFilter filter, int limit) {
    return reading(
        QUICK,
        consumer -> new LetterScan(consumer, filter, LetterCursor.NEWEST, marks).page(limit));
  }

  DeadLetterDetail show(LetterId id) {
    return reading(
        consumer ->
            DeadLetterDetail.of(
                id.topic(),
                letter(consumer, id),
                marks.of(id.topicPartition(), id.offset()),
                config.maxShownBytes()));
  }

  /** Returns the whole value; null for a record without a value. */
  byte[] value(LetterId id) {
    return reading(consumer -> letter(consumer, id).value());
  }

  /**
   * Replays one letter and waits for the acknowledgement.
   *
   * @param fixed the JSON of the article that replaces the value; null for the original bytes
   */
  ReplayResult replay(LetterId id, byte[] fixed, Caller caller) {
    AcceptedArticle article = fixed == null ? null : accept(id, fixed);
    ConsumerRecord<byte[], byte[]> letter = reading(consumer -> letter(consumer, id));
    try {
      return replayer.replay(id, letter, article, caller).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof PublishException failure) {
        throw new ProblemException(LetterProblems.notReplayed(failure));
      }
      throw e;
    }
  }

  /** Replays the letters of a filter; a dry run only counts them. */
  BulkReplayResult replay(
      LetterFilter filter, LetterCursor after, int limit, boolean dryRun, Caller caller) {
    return reading(
        consumer -> {
          LetterPage page = new LetterScan(consumer, filter, after, marks).page(limit);
          return dryRun
              ? new BulkReplayResult(
                  true, page.items().size(), 0, 0, page.next(), page.partial(), List.of())
              : new BulkReplay(consumer, replayer, caller).run(filter.topic(), page);
        });
  }

  private AcceptedArticle accept(LetterId id, byte[] fixed) {
    if (id.topic() != LetterTopic.RAW) {
      throw LetterProblems.notFixable();
    }
    try {
      return validator.accept(fixed);
    } catch (ContractViolationException violation) {
      throw new ProblemException(ProblemDetail.of(violation, "article"));
    }
  }

  private static ConsumerRecord<byte[], byte[]> letter(LetterConsumer consumer, LetterId id) {
    return consumer
        .read(id.topicPartition(), id.offset())
        .orElseThrow(() -> LetterProblems.unknown(id.toString()));
  }

  private <T> T reading(Function<LetterConsumer, T> request) {
    return reading(config.timeout(), request);
  }

  private <T> T reading(Duration time, Function<LetterConsumer, T> request) {
    if (!requests.tryAcquire()) {
      throw LetterProblems.busy(config.maxRequests());
    }
    try (LetterConsumer consumer = consumers.consumer(time)) {
      marks.update(consumer);
      return request.apply(consumer);
    } catch (KafkaException | TimeUpException e) {
      throw LetterProblems.brokerAway(e);
    } finally {
      requests.release();
    }
  }
}
