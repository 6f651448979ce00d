package dev.isobar.query.projection;

import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.messaging.Backoff;
import dev.isobar.query.config.ViewConfig;
import dev.isobar.query.store.SchemaMigrator;
import dev.isobar.query.store.TopicEpoch;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Moves consumers to the offsets in the database: after an assignment, and when these offsets have
 * changed because of a replay or because the database lost its last transactions. Waits while the
 * database is unavailable or has no tables; the connector polls meanwhile, so the consumers stay in
 * their group.
 */
@ApplicationScoped
class OffsetSeeker {
  private static final Logger LOG = Logger.getLogger(OffsetSeeker.class);
  private static final Duration CHECK = Duration.ofSeconds(1);
  private static final Duration WAIT = Duration.ofMillis(200);

  private final ReadPositions positions;
  private final ProjectionTransaction view;
  private final SchemaMigrator schema;
  private final ChannelConsumers consumers;
  private final TopicEpoch epoch;
  private final boolean enabled;
  private final Backoff backoff;
  private final Semaphore wanted = new Semaphore(0);
  private long checked = System.nanoTime();
  private final CountDownLatch stopped = new CountDownLatch(1);

  OffsetSeeker(
      ReadPositions positions,
      ProjectionTransaction view,
      SchemaMigrator schema,
      ChannelConsumers consumers,
      TopicEpoch epoch,
      ViewConfig config) {
    this.positions = positions;
    this.view = view;
    this.schema = schema;
    this.consumers = consumers;
    this.epoch = epoch;
    this.enabled = config.consume();
    this.backoff = new Backoff(config.retryMax());
  }

  void start(@Observes StartupEvent event) {
    if (enabled) {
      Thread thread = new Thread(this::run, "view-offsets");
      thread.setDaemon(true);
      thread.start();
    }
  }

  void stop(@Observes ShutdownEvent event) {
    stopped.countDown();
    wake();
  }

  /** Checks at once for partitions whose offsets are unknown. */
  void wake() {
    wanted.release();
  }

  private void run() {
    while (stopped.getCount() > 0) {
      try {
        wanted.tryAcquire(WAIT.toMillis(), TimeUnit.MILLISECONDS);
        wanted.drainPermits();
        if (schema.isReady()) {
          seek();
          check();
        }
        backoff.reset();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (SQLException | RuntimeException e) {
        Duration pause = backoff.next();
        LOG.warnf("Offsets of the view cannot be read, retrying in %s: %s", pause, e.getMessage());
        pause(pause);
      }
    }
  }

  private void seek() throws SQLException {
    Map<Consumer<?, ?>, Set<Integer>> all = positions.unknown();
    if (!all.isEmpty()) {
      checkEpoch();
    }
    for (Map.Entry<Consumer<?, ?>, Set<Integer>> unknown : all.entrySet()) {
      Map<Integer, Long> offsets = new TreeMap<>();
      unknown.getValue().forEach(partition -> offsets.put(partition, 0L));
      offsets.putAll(view.offsets(unknown.getValue()));
      consumers.run(
          unknown.getKey(), consumer -> offsets.entrySet().removeIf(to -> !seek(consumer, to)));
      LOG.infof("Reading continues at offsets %s", offsets);
    }
  }

  private void checkEpoch() throws SQLException {
    String current = epoch.current();
    String before = current == null ? null : view.adopt(current);
    if (before != null) {
      LOG.warnf(
          "The Kafka topic %s was created again: its epoch is %s, the view had read %s. The view"
              + " keeps its articles and reads the Kafka topic from its start. If this is the wrong"
              + " broker, stop the service and set kafka.bootstrap.servers",
          KafkaTopics.ENRICHED, current, before);
    }
  }

  private boolean seek(Consumer<?, ?> consumer, Map.Entry<Integer, Long> to) {
    TopicPartition partition = new TopicPartition(KafkaTopics.ENRICHED, to.getKey());
    return consumer.assignment().contains(partition)
        && positions.seek(
            consumer,
            to.getKey(),
            to.getValue(),
            () -> consumer.seek(partition, to.getValue().longValue()));
  }

  /**
   * Copies offsets to the group and detects changed offsets, at most once per second. A commit per
   * transaction would cost the broker more than the view. A write detects changed offsets itself;
   * this check is for times without records.
   */
  private void check() throws SQLException {
    if (System.nanoTime() - checked < CHECK.toNanos()) {
      return;
    }
    checked = System.nanoTime();
    consumers.mirror();
    Map<Integer, Long> expected = positions.idle();
    if (expected.isEmpty()) {
      return;
    }
    Map<Integer, Long> found = view.offsets(expected.keySet());
    expected.forEach(
        (partition, offset) -> {
          long now = found.getOrDefault(partition, 0L);
          if (now != offset && positions.forgetIfStill(partition, offset)) {
            LOG.infof(
                "Offset of partition %d changed in the database: %d, expected %d; seeking",
                partition, now, offset);
            wake();
          }
        });
  }

  private void pause(Duration time) {
    try {
      stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopped.countDown();
    }
  }
}
