package dev.isobar.query.webhook;

import dev.isobar.query.config.DeliveryConfig;
import dev.isobar.query.store.SchemaMigrator;
import dev.isobar.query.work.RepeatingTask;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Looks in rounds for webhooks to which messages are due, and has a thread send those of each, so
 * that a slow target delays no other. Replicas share the work: {@link MessageStore} gives each
 * target to one of them.
 */
@ApplicationScoped
class WebhookDispatcher {
  private static final Logger LOG = Logger.getLogger(WebhookDispatcher.class);
  private static final Duration UPKEEP = Duration.ofSeconds(30);

  /** How long the stop waits for attempts to end, and then for what they note. */
  private static final Duration GRACE = Duration.ofSeconds(3);

  private final SchemaMigrator schema;
  private final Webhooks webhooks;
  private final MessageStore store;
  private final TargetWorker worker;
  private final WebhookUpkeep upkeep;
  private final DeliveryConfig config;
  private final String replica = UUID.randomUUID().toString();
  private final RepeatingTask task;
  private final Set<String> working = ConcurrentHashMap.newKeySet();
  private final ThreadPoolExecutor threads;
  private long tidied = System.nanoTime() - UPKEEP.toNanos();

  WebhookDispatcher(
      SchemaMigrator schema,
      Webhooks webhooks,
      MessageStore store,
      TargetWorker worker,
      WebhookUpkeep upkeep,
      DeliveryConfig config) {
    check(config);
    this.schema = schema;
    this.webhooks = webhooks;
    this.store = store;
    this.worker = worker;
    this.upkeep = upkeep;
    this.config = config;
    this.task =
        new RepeatingTask(
            "webhook-dispatcher",
            "Messages are not sent to webhooks",
            config.interval(),
            this::round);
    this.threads =
        new ThreadPoolExecutor(
            0, Math.max(1, config.maxWebhooks()), 30, TimeUnit.SECONDS, new SynchronousQueue<>());
  }

  private static void check(DeliveryConfig config) {
    if (config.ratePerMinute() < 1) {
      throw new IllegalArgumentException(
          "isobar.delivery.rate-per-minute must be at least 1; to send nothing from this replica,"
              + " set isobar.delivery.send=false");
    }
    if (config.maxWaiting() < 1) {
      throw new IllegalArgumentException(
          "isobar.delivery.max-waiting must be at least 1; leave it out for 10000");
    }
    if (config.interval().isZero() || config.interval().isNegative()) {
      throw new IllegalArgumentException(
          "isobar.delivery.interval must be positive, such as PT1S; leave it out for that");
    }
  }

  void start(@Observes StartupEvent event) {
    if (config.send()) {
      start();
    }
  }

  void stop(@Observes ShutdownEvent event) {
    stop();
  }

  void start() {
    task.start();
  }

  /** Lets the present attempts end; those that take too long are made again later. */
  void stop() {
    task.stop();
    threads.shutdown();
    try {
      if (!threads.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        threads.shutdownNow();
        threads.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Duration round() throws SQLException {
    if (!schema.isDeliveryReady() || !webhooks.hasBeenRead()) {
      return config.interval();
    }
    if (System.nanoTime() - tidied >= UPKEEP.toNanos()) {
      tidied = System.nanoTime();
      upkeep.tidy();
    }
    List<String> idle =
        webhooks.all().stream()
            .filter(webhook -> !webhook.paused() && !working.contains(webhook.id()))
            .map(Webhook::id)
            .toList();
    for (String webhook : store.lease(replica, idle, worker.lease())) {
      work(webhook);
    }
    return config.interval();
  }

  private void work(String webhook) {
    working.add(webhook);
    try {
      threads.execute(
          () -> {
            try {
              worker.work(replica, webhook, task.stopped());
            } catch (RuntimeException e) {
              LOG.warnf("Webhook %s waits: %s", webhook, e.getMessage());
            } finally {
              working.remove(webhook);
            }
          });
    } catch (RejectedExecutionException e) {
      // It stops.
      working.remove(webhook);
      store.release(replica, webhook);
    }
  }
}
