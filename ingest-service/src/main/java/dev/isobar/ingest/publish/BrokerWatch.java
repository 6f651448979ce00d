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
import org.jboss.logging.Logger;

/**
 * Looks after the broker in the background: creates the Kafka topics, opens the channel, and knows
 * whether articles can be written. An absent broker is waited for, however long.
 */
final class BrokerWatch implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(BrokerWatch.class);
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
  private final RawArticleChannel channel;
  private final boolean createTopics;
  private final Duration timeout;
  private Admin admin;
  private boolean topicsCreated;
  private volatile String trouble = "the broker has not answered yet";

  BrokerWatch(
      Supplier<Admin> admins, RawArticleChannel channel, boolean createTopics, Duration timeout) {
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
    String found;
    try {
      admin = admin == null ? admins.get() : admin;
      createTopics();
      admin
          .describeTopics(List.of(Topics.RAW))
          .allTopicNames()
          .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      channel.open();
      found = null;
    } catch (InterruptedException e) {
      return;
    } catch (ExecutionException e) {
      found = e.getCause().toString();
    } catch (Exception e) {
      found = e.toString();
    }
    tell(found);
    if (!thread.isShutdown()) {
      Duration pause = found == null ? WHILE_THERE : WHILE_AWAY;
      thread.schedule(this::look, pause.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Where this may not or cannot create them, the raw Kafka topic alone is what is needed. */
  private void createTopics() {
    if (!createTopics || topicsCreated) {
      return;
    }
    try {
      Topics.createMissing(admin);
      topicsCreated = true;
    } catch (IllegalStateException e) {
      LOG.debug("Kafka topics not created", e);
    }
  }

  private void tell(String found) {
    if (found == null && trouble != null) {
      LOG.info("The broker is there; articles can be written");
    } else if (found != null && (trouble == null || !trouble.equals(found))) {
      LOG.warnf("Articles cannot be written: %s", found);
    }
    trouble = found;
  }
}
