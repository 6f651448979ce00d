package dev.isobar.ingest.publish;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.isobar.contracts.channel.CloudEvent;
import dev.isobar.contracts.channel.Topics;
import dev.isobar.ingest.article.AcceptedArticle;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jboss.logging.Logger;

/** The only writer of the raw Kafka topic. Thread-safe. */
public final class RawArticleProducer implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(RawArticleProducer.class);
  private static final String SOURCE = "/isobar/ingest-service";
  private static final Duration METADATA_POLL = Duration.ofMillis(20);

  private final Supplier<Producer<byte[], byte[]>> producers;
  private final Clock clock;
  private final Duration timeout;
  private volatile Producer<byte[], byte[]> producer;
  private volatile boolean brokerThere;
  private volatile boolean closed;

  /**
   * @param producers makes a producer; fails while the broker's name cannot be resolved
   * @param timeout how long closing waits for what is under way
   */
  RawArticleProducer(Supplier<Producer<byte[], byte[]>> producers, Clock clock, Duration timeout) {
    this.producers = producers;
    this.clock = clock;
    this.timeout = timeout;
  }

  /**
   * Writes one article. Never blocks. While the broker is known to be away it fails at once, so
   * that no sender waits in vain for every article.
   *
   * @return done once all replicas have it; failed with {@link PublishException} otherwise
   */
  public CompletableFuture<Void> publish(AcceptedArticle article, TraceContext trace) {
    CompletableFuture<Void> acknowledged = new CompletableFuture<>();
    Producer<byte[], byte[]> open = producer;
    if (open == null || !brokerThere) {
      acknowledged.completeExceptionally(notPublished(null));
      return acknowledged;
    }
    try {
      open.send(
          record(article, trace),
          (written, failure) -> {
            if (failure == null) {
              acknowledged.complete(null);
            } else {
              acknowledged.completeExceptionally(notPublished(failure));
            }
          });
    } catch (RuntimeException e) {
      // Timeouts and the like come through the callback; what is thrown here, a new producer heals.
      abandon(open, e);
      acknowledged.completeExceptionally(notPublished(e));
    }
    return acknowledged;
  }

  /**
   * Makes the producer where there is none, and has it learn where the raw Kafka topic is.
   *
   * @throws RuntimeException while the broker or the Kafka topic is away
   */
  void open() throws InterruptedException {
    Producer<byte[], byte[]> open = made();
    Instant deadline = clock.instant().plus(timeout);
    while (true) {
      try {
        open.partitionsFor(Topics.RAW);
        brokerThere = true;
        return;
      } catch (TimeoutException e) {
        // The producer never blocks, so here it is asked until it knows.
        if (clock.instant().isAfter(deadline)) {
          throw e;
        }
        Thread.sleep(METADATA_POLL.toMillis());
      }
    }
  }

  /** The broker was found to be away. */
  void away() {
    brokerThere = false;
  }

  /** Waits, for a bounded time, until what was sent is acknowledged. */
  @Override
  public synchronized void close() {
    closed = true;
    if (producer != null) {
      producer.close(timeout);
    }
  }

  private synchronized Producer<byte[], byte[]> made() {
    if (closed) {
      throw new IllegalStateException("closed");
    }
    if (producer == null) {
      producer = producers.get();
    }
    return producer;
  }

  private synchronized void abandon(Producer<byte[], byte[]> broken, RuntimeException why) {
    if (producer == broken) {
      LOG.warn("The producer is broken and gets replaced", why);
      producer = null;
      broken.close(Duration.ZERO);
    }
  }

  private ProducerRecord<byte[], byte[]> record(AcceptedArticle article, TraceContext trace) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(Topics.RAW, article.id().getBytes(US_ASCII), article.json());
    CloudEvent.describe(
        record.headers(),
        CloudEvent.RAW_TYPE,
        SOURCE,
        article.id(),
        article.revision(),
        clock.instant());
    trace.describe(record.headers());
    return record;
  }

  private static PublishException notPublished(Throwable why) {
    if (why instanceof BufferExhaustedException) {
      return new PublishException(
          PublishException.Reason.OVERLOADED, "the broker is slower than what comes in", why);
    }
    if (why instanceof RecordTooLargeException) {
      return new PublishException(
          PublishException.Reason.TOO_LARGE, "the Kafka topic takes no record of this size", why);
    }
    return new PublishException(
        PublishException.Reason.BROKER_AWAY, "the broker did not acknowledge in time", why);
  }
}
