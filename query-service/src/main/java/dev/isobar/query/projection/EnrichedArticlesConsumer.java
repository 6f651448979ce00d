package dev.isobar.query.projection;

import dev.isobar.messaging.Backoff;
import dev.isobar.messaging.PollingPause;
import dev.isobar.query.config.ViewConfig;
import dev.isobar.query.projection.ProjectionTracing.ArticleSpans;
import dev.isobar.query.projection.ProjectionTransaction.OffsetsMovedException;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordBatchMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Writes enriched events to the view, one transaction per batch. Retries a batch while the database
 * or the broker is unavailable; the connector pauses the partitions meanwhile and stays in the
 * group.
 */
@ApplicationScoped
class EnrichedArticlesConsumer {
  static final String NAME = "enriched-articles";

  private static final Logger LOG = Logger.getLogger(EnrichedArticlesConsumer.class);

  private final ReadPositions positions;
  private final ProjectionWriter writer;
  private final OffsetSeeker seeker;
  private final ChannelConsumers consumers;
  private final ProjectionMetrics metrics;
  private final ProjectionTracing tracing;
  private final PollingPause polling;
  private final Duration retryMax;
  private final CountDownLatch stopped = new CountDownLatch(1);

  EnrichedArticlesConsumer(
      ReadPositions positions,
      ProjectionWriter writer,
      OffsetSeeker seeker,
      ChannelConsumers consumers,
      ProjectionMetrics metrics,
      ProjectionTracing tracing,
      PollingPause polling,
      ViewConfig config) {
    this.positions = positions;
    this.writer = writer;
    this.seeker = seeker;
    this.consumers = consumers;
    this.metrics = metrics;
    this.tracing = tracing;
    this.polling = polling;
    this.retryMax = config.retryMax();
  }

  /** Lets the current transaction finish and starts no other. */
  void stop(@Observes ShutdownEvent event) {
    consumers.pause();
    stopped.countDown();
  }

  /** Writes a batch, or drops it if its records will be polled again. Throws only {@code Error}. */
  @Incoming(NAME)
  @Blocking("projection")
  void project(
      ConsumerRecords<byte[], byte[]> records, IncomingKafkaRecordBatchMetadata<?, ?> metadata) {
    Backoff backoff = new Backoff(retryMax);
    try {
      List<Integer> partitions = BatchToProject.partitions(records);
      if (!positions.areKnown(partitions)) {
        polling.end(records, metadata); // The seek runs on the polling thread.
        positions.awaitKnown(partitions, this::isStopped);
      }
      while (!isStopped() && !write(records)) {
        Duration wait = backoff.next();
        LOG.warnf("View is not written, retrying in %s", wait);
        metrics.retried();
        stopped.await(wait.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      polling.end(records, metadata);
    }
  }

  /** Returns false if the same records should be tried again. */
  private boolean write(ConsumerRecords<byte[], byte[]> records) {
    BatchToProject batch = BatchToProject.begin(positions, records);
    if (batch.isEmpty()) {
      seeker.wake();
      return true;
    }
    boolean written = false;
    ArticleSpans spans = tracing.start(batch.records());
    try {
      writer.write(batch.records(), batch.from(), batch.to());
      written = true;
    } catch (OffsetsMovedException e) {
      LOG.infof("%s; seeking", e.getMessage());
      positions.forget(batch.from().keySet());
      seeker.wake();
      return true;
    } catch (Exception e) {
      LOG.warnf("Batch of %d records failed: %s", batch.records().size(), e.getMessage());
    } finally {
      batch.finish(written);
      spans.end(written);
    }
    return written;
  }

  private boolean isStopped() {
    return stopped.getCount() == 0;
  }
}
