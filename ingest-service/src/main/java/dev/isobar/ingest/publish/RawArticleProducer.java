package dev.isobar.ingest.publish;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.isobar.contracts.channel.CloudEventHeaders;
import dev.isobar.contracts.channel.ReplayLane;
import dev.isobar.ingest.article.AcceptedArticle;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/**
 * Writes articles to the raw Kafka topic; nothing else does. Thread-safe.
 *
 * <p>The bean is application scoped because a singleton is created with the HTTP routes, before the
 * channels exist.
 */
@ApplicationScoped
public class RawArticleProducer {
  static final String CHANNEL = "raw-articles";

  private static final Logger LOG = Logger.getLogger(RawArticleProducer.class);
  private static final String SOURCE = "/isobar/ingest-service";
  private static final CompletableFuture<Void> DONE = CompletableFuture.completedFuture(null);

  private final Emitter<byte[]> articles;
  private final BrokerState broker;
  private final Clock clock;
  private final boolean tracingOff;
  private volatile Throwable fatal;

  // The bytes in flight are limited elsewhere. Without a buffer the emitter also throws when the
  // connector has not asked for the next message yet, which is not an overload.
  RawArticleProducer(
      @Channel(CHANNEL) @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) Emitter<byte[]> articles,
      BrokerState broker,
      Clock clock,
      @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean tracingOff) {
    this.articles = articles;
    this.broker = broker;
    this.clock = clock;
    this.tracingOff = tracingOff;
  }

  /**
   * Writes one article. Never blocks. Fails at once while the broker is known to be unavailable, so
   * that no sender waits for a timeout.
   *
   * @return completes when all replicas have the article; fails with {@link PublishException}
   */
  public CompletableFuture<Void> publish(AcceptedArticle article, TraceContext trace) {
    if (!broker.isAvailable()) {
      return CompletableFuture.failedFuture(brokerAway(null));
    }
    CompletableFuture<Void> acknowledged = new CompletableFuture<>();
    try {
      articles.send(
          Message.of(
              article.json(),
              Metadata.of(metadata(article, trace)),
              () -> {
                acknowledged.complete(null);
                return DONE;
              },
              failure -> {
                acknowledged.completeExceptionally(notPublished(failure));
                return DONE;
              }));
    } catch (IllegalStateException e) {
      acknowledged.completeExceptionally(articles.isCancelled() ? brokerAway(e) : overloaded(e));
    }
    return acknowledged;
  }

  /** Returns why no article can be written until a restart; null if articles can be written. */
  String fatalFailure() {
    if (fatal != null) {
      return fatal.toString();
    }
    return articles.isCancelled() ? "the channel " + CHANNEL + " has ended" : null;
  }

  private OutgoingKafkaRecordMetadata<byte[]> metadata(
      AcceptedArticle article, TraceContext trace) {
    Headers headers = new RecordHeaders();
    CloudEventHeaders.add(
        headers,
        CloudEventHeaders.RAW_TYPE,
        SOURCE,
        article.id(),
        article.revision(),
        clock.instant());
    if (article.fromArchive()) {
      ReplayLane.add(headers);
    }
    if (article.canary() != null) {
      article.canary().add(headers);
    }
    if (tracingOff) {
      // Otherwise the connector writes a span of the same trace here, as a child of the request's.
      trace.describe(headers);
    }
    return OutgoingKafkaRecordMetadata.<byte[]>builder()
        .withKey(article.id().getBytes(US_ASCII))
        .withHeaders(headers)
        .build();
  }

  private PublishException notPublished(Throwable why) {
    if (why instanceof BufferExhaustedException) {
      return overloaded(why);
    }
    if (why instanceof RecordTooLargeException) {
      return new PublishException(
          PublishException.Reason.TOO_LARGE,
          "the Kafka topic does not accept a record of this size",
          why);
    }
    if (!(why instanceof ApiException) && fatal == null) {
      // Errors of a broker are ApiExceptions; other errors mean that the producer is unusable.
      LOG.error("Kafka producer failed; restart the service", why);
      fatal = why;
    }
    return brokerAway(why);
  }

  private static PublishException overloaded(Throwable why) {
    return new PublishException(
        PublishException.Reason.OVERLOADED, "the broker is slower than the incoming articles", why);
  }

  private static PublishException brokerAway(Throwable why) {
    return new PublishException(
        PublishException.Reason.BROKER_AWAY, "the broker did not acknowledge in time", why);
  }
}
