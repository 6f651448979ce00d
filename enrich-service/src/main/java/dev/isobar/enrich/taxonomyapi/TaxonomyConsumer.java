package dev.isobar.enrich.taxonomyapi;

import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.enrich.config.EnrichConfig;
import dev.isobar.enrich.pipeline.EnricherHolder;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Reads {@code isobar.taxonomy} from its start, without a consumer group, so that every replica has
 * all changes. Changes that arrive faster than the rebuild interval are applied together.
 */
@ApplicationScoped
class TaxonomyConsumer {
  private static final Logger LOG = Logger.getLogger(TaxonomyConsumer.class);
  private static final long CHECK_MILLIS = 100;

  private final TaxonomyBacklog barrier;
  private final TaxonomyStore store;
  private final EnricherHolder enricher;
  private final MeterRegistry metrics;
  private final Duration rebuildInterval;
  private final boolean enabled;
  private final Map<Integer, Long> positions = new HashMap<>();
  private ConceptOverrides records = new ConceptOverrides();
  private long taken;
  private boolean changed = true;
  private long nextRebuild = System.nanoTime();
  private volatile String error;
  private Future<?> ticker;

  TaxonomyConsumer(
      TaxonomyBacklog barrier,
      TaxonomyStore store,
      EnricherHolder enricher,
      MeterRegistry metrics,
      TaxonomyConfig settings,
      EnrichConfig enrich) {
    this.barrier = barrier;
    this.store = store;
    this.enricher = enricher;
    this.metrics = metrics;
    this.rebuildInterval = settings.rebuildInterval();
    this.enabled = settings.live() && enrich.channel().enabled();
  }

  /** Returns whether the taxonomy can change while the service runs. */
  boolean enabled() {
    return enabled;
  }

  /** Returns why changes cannot be read or applied; null if they can. */
  String error() {
    return error;
  }

  void start(@Observes StartupEvent event) {
    if (!enabled) {
      enricher.markReady();
      return;
    }
    metrics.gauge("isobar.taxonomy.overrides", store, s -> s.state().overrides().size());
    ticker =
        Infrastructure.getDefaultWorkerPool()
            .scheduleWithFixedDelay(
                this::applyChanges, CHECK_MILLIS, CHECK_MILLIS, TimeUnit.MILLISECONDS);
  }

  void stop(@Observes ShutdownEvent event) {
    if (ticker != null) {
      ticker.cancel(false);
    }
  }

  @Incoming("taxonomy")
  @Blocking
  synchronized void take(ConsumerRecords<byte[], byte[]> batch) {
    for (ConsumerRecord<byte[], byte[]> record : batch) {
      if (record.offset() < positions.getOrDefault(record.partition(), 0L)) {
        LOG.warnf("%s was created again; the changes so far are dropped", record.topic());
        records = new ConceptOverrides();
      }
      positions.put(record.partition(), record.offset() + 1);
      take(record);
    }
    taken += batch.count();
    changed = true;
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    ConceptOverrides.Kind kind = records.take(record);
    metrics
        .counter("isobar.taxonomy.records", "outcome", kind.name().toLowerCase(Locale.ROOT))
        .increment();
    if (kind == ConceptOverrides.Kind.UNREAD) {
      LOG.warnf(
          "Invalid record of %s is ignored, see GET /taxonomy: partition %d, offset %d",
          record.topic(), record.partition(), record.offset());
    }
  }

  private void applyChanges() {
    try {
      if (enricher.isReady() || barrier.isRead(taken())) {
        applyIfDue();
      }
    } catch (RuntimeException e) {
      LOG.warnf("%s cannot be read, retrying: %s", KafkaTopics.TAXONOMY, e);
      error = e.toString();
    }
  }

  private synchronized long taken() {
    return taken;
  }

  /** Applies the received changes, at most once per rebuild interval. */
  synchronized void applyIfDue() {
    if (!changed || nextRebuild - System.nanoTime() > 0) {
      return;
    }
    changed = false;
    nextRebuild = System.nanoTime() + rebuildInterval.toNanos();
    try {
      store.apply(records.overrides(), records.unread(), positions);
      error = null;
      LOG.infof(
          "Taxonomy %s is in use: %d concepts, %d of them changed",
          store.state().taxonomy().version(),
          store.state().taxonomy().concepts().size(),
          store.state().overrides().size());
    } catch (RuntimeException e) {
      // Keeps the last valid taxonomy, because the same records would fail again.
      LOG.error("Taxonomy changes cannot be applied; the last valid taxonomy stays in use", e);
      error = "the changes cannot be applied: " + e;
    }
    enricher.markReady();
  }
}
