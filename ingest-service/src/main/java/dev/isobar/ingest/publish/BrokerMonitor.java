package dev.isobar.ingest.publish;

import dev.isobar.contracts.channel.Topics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.RetriableException;
import org.jboss.logging.Logger;

/**
 * Looks after the broker in the background: creates the Kafka topics, opens the channel, and knows
 * whether articles can be written. An absent broker is waited for, however long.
 */
final class BrokerMonitor implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(BrokerMonitor.class);
  private static final Duration WHILE_AWAY = Duration.ofMillis(200);
  private static final Duration WHILE_THERE = Duration.ofSeconds(3);

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread watch = new Thread(task, "broker-watch");
            watch.setDaemon(true);
            return watch;
          });
  private final Supplier<Admin> admins;
  private final RawArticleProducer channel;
  private final boolean createTopics;
  private final Duration timeout;
  private Admin admin;
  private boolean topicsCreated;
  private boolean toldAway;
  private volatile String trouble = "the broker has not answered yet";

  BrokerMonitor(
      Supplier<Admin> admins, RawArticleProducer channel, boolean createTopics, Duration timeout) {
    this.admins = admins;
    this.channel = channel;
    this.createTopics = createTopics;
    this.timeout = timeout;
  }

  void start() {
    thread.execute(this::look);
  }

  /** Why articles cannot be written; null where they can. */
  String trouble() {
    return trouble;
  }

  @Override
  public void close() {
    thread.shutdownNow();
    if (admin != null) {
      admin.close(Duration.ZERO);
    }
  }

  private void look() {
    try {
      admin = admin == null ? admins.get() : admin;
      createTopics();
      admin
          .describeTopics(List.of(Topics.RAW))
          .allTopicNames()
          .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      channel.open();
      there();
    } catch (InterruptedException e) {
      return;
    } catch (Exception e) {
      away(e);
    }
    if (!thread.isShutdown()) {
      Duration pause = trouble == null ? WHILE_THERE : WHILE_AWAY;
      thread.schedule(this::look, pause.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Where the broker refuses to have them made, the raw Kafka topic alone decides. */
  private void createTopics() {
    if (!createTopics || topicsCreated) {
      return;
    }
    try {
      Topics.createMissing(admin);
    } catch (IllegalStateException e) {
      Throwable why = e.getCause() instanceof ExecutionException ? e.getCause().getCause() : e;
      if (why instanceof RetriableException || thread.isShutdown()) {
        throw e;
      }
      if (!toldAway) {
        LOG.warnf("%s: %s; create it by hand", e.getMessage(), why);
      }
    }
    topicsCreated = true;
  }

  private void there() {
    if (trouble != null) {
      LOG.info("The broker is there; articles can be written");
    }
    trouble = null;
    toldAway = false;
  }

  private void away(Throwable why) {
    if (thread.isShutdown()) {
      return;
    }
    channel.away();
    // A broker that comes back may be another one, without our Kafka topics.
    topicsCreated = false;
    trouble = root(why).toString();
    if (!toldAway) {
      LOG.warnf("Articles cannot be written, the broker is waited for: %s", trouble);
      toldAway = true;
    }
  }

  private static Throwable root(Throwable why) {
    return why.getCause() == null ? why : root(why.getCause());
  }
}
