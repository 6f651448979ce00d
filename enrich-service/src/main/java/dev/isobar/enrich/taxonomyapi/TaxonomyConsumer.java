package dev.isobar.enrich.taxonomyapi;

import dev.isobar.contracts.channel.Topics;
import dev.isobar.enrich.config.EnrichConfig;
import dev.isobar.enrich.kafka.KafkaClients;
import dev.isobar.enrich.pipeline.EnricherHolder;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jboss.logging.Logger;

/**
 * Reads {@code isobar.taxonomy} from its start, in no group, so that every replica sees all of it,
 * and goes on following it.
 */
@Singleton
class TaxonomyConsumer {
  private static final Logger LOG = Logger.getLogger(TaxonomyConsumer.class);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final long PAUSE_MILLIS = 1_000;

  private final KafkaClients clients;
  private final TaxonomyStore live;
  private final EnricherHolder enricher;
  private final MeterRegistry metrics;
  private final Duration rebuildInterval;
  private final boolean enabled;
  private final Thread thread = new Thread(this::run, "taxonomy-channel");
  private volatile boolean running;
  private volatile String trouble;

  TaxonomyConsumer(
      KafkaClients clients,
      TaxonomyStore live,
      EnricherHolder enricher,
      MeterRegistry metrics,
      TaxonomyConfig settings,
      EnrichConfig enrich) {
    this.clients = clients;
    this.live = live;
    this.enricher = enricher;
    this.metrics = metrics;
    this.rebuildInterval = settings.rebuildInterval();
    this.enabled = settings.live() && enrich.channel().enabled();
    thread.setDaemon(true);
  }

  void start(@Observes StartupEvent event) {
    if (!enabled) {
      enricher.settle();
      return;
    }
    metrics.gauge("isobar.taxonomy.overrides", live, l -> l.state().overrides().size());
    running = true;
    thread.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    running = false;
    thread.join(Duration.ofSeconds(5).toMillis());
  }

  /** Whether the taxonomy can change while the service runs. */
  boolean enabled() {
    return enabled;
  }

  /** What hinders it; null for nothing. */
  String trouble() {
    return trouble;
  }

  private void run() {
    while (running) {
      try (KafkaConsumer<byte[], byte[]> consumer = clients.taxonomyConsumer()) {
        follow(consumer);
      } catch (InterruptedException | InterruptException e) {
        return;
      } catch (Exception e) {
        LOG.warnf("the taxonomy stays as it is, %s cannot be read: %s", Topics.TAXONOMY, e);
        trouble = e.toString();
        pause(PAUSE_MILLIS);
      }
    }
  }

  private void follow(KafkaConsumer<byte[], byte[]> consumer) throws InterruptedException {
    while (running && !assign(consumer)) {
      trouble = "there is no Kafka topic " + Topics.TAXONOMY;
      Thread.sleep(POLL.toMillis());
    }
    Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
    ConceptChangelog records = new ConceptChangelog();
    boolean changed = true;
    String refused = null;
    long due = System.nanoTime();
    while (running) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        take(records, record);
        changed = true;
      }
      trouble = refused;
      if (changed && due - System.nanoTime() <= 0 && isRead(consumer, ends)) {
        refused = apply(records, consumer);
        changed = false;
        due = System.nanoTime() + rebuildInterval.toNanos();
      }
      assign(consumer);
    }
  }

  /** Adds the partitions that are new, from their start; false where there is none at all. */
  private static boolean assign(KafkaConsumer<byte[], byte[]> consumer) {
    List<TopicPartition> all = new ArrayList<>(consumer.assignment());
    List<TopicPartition> added = new ArrayList<>();
    for (var partition : consumer.partitionsFor(Topics.TAXONOMY)) {
      TopicPartition one = new TopicPartition(Topics.TAXONOMY, partition.partition());
      if (!all.contains(one)) {
        added.add(one);
      }
    }
    if (!added.isEmpty()) {
      all.addAll(added);
      consumer.assign(all);
      consumer.seekToBeginning(added);
    }
    return !all.isEmpty();
  }

  private static boolean isRead(
      KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream().allMatch(e -> consumer.position(e.getKey()) >= e.getValue());
  }

  private void take(ConceptChangelog records, ConsumerRecord<byte[], byte[]> record) {
    ConceptChangelog.Kind kind = records.take(record);
    metrics
        .counter("isobar.taxonomy.records", "outcome", kind.name().toLowerCase(Locale.ROOT))
        .increment();
    if (kind == ConceptChangelog.Kind.UNREAD) {
      LOG.warnf(
          "a record of %s cannot be read and changes nothing, see GET /taxonomy: partition %d, offset %d",
          record.topic(), record.partition(), record.offset());
    }
  }

  /** Null, or why the last good taxonomy stays: to try the same records again would not help. */
  private String apply(ConceptChangelog records, KafkaConsumer<byte[], byte[]> consumer) {
    Map<Integer, Long> positions = new HashMap<>();
    consumer.assignment().forEach(p -> positions.put(p.partition(), consumer.position(p)));
    try {
      live.apply(records.overrides(), records.unread(), positions);
      LOG.infof(
          "the taxonomy is %s: %d concepts, %d of them changed",
          live.state().taxonomy().version(),
          live.state().taxonomy().concepts().size(),
          live.state().overrides().size());
      return null;
    } catch (RuntimeException e) {
      LOG.error("the taxonomy stays as it is: the changes cannot be used", e);
      return "the changes cannot be used: " + e;
    } finally {
      enricher.settle();
    }
  }

  private void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      running = false;
    }
  }
}
