package dev.isobar.query.projection;

import dev.isobar.contracts.channel.Topics;
import dev.isobar.query.config.TopicsConfig;
import dev.isobar.query.config.ViewConfig;
import dev.isobar.query.store.ViewSchema;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.jboss.logging.Logger;

/** Prepares database and broker in the background: one that is away is waited for. */
@ApplicationScoped
class StartupTasks {
  private static final Logger LOG = Logger.getLogger(StartupTasks.class);

  private final ViewSchema schema;
  private final Map<String, Object> broker;
  private final TopicsConfig topics;
  private final ViewConfig view;
  private final CountDownLatch stopped = new CountDownLatch(1);

  StartupTasks(
      ViewSchema schema,
      @Identifier("default-kafka-broker") Map<String, Object> broker,
      TopicsConfig topics,
      ViewConfig view) {
    this.schema = schema;
    this.broker = broker;
    this.topics = topics;
    this.view = view;
  }

  void start(@Observes StartupEvent event) {
    untilDone("database", schema::prepare);
    if (topics.create()) {
      untilDone("broker", this::createTopics);
    }
  }

  void stop(@Observes ShutdownEvent event) {
    stopped.countDown();
  }

  private interface Step {
    void run() throws Exception;
  }

  private void untilDone(String what, Step step) {
    Thread thread = new Thread(() -> tryUntilDone(what, step), "prepare-" + what);
    thread.setDaemon(true);
    thread.start();
  }

  private void tryUntilDone(String what, Step step) {
    Backoff backoff = new Backoff(view.retryMax());
    try {
      do {
        try {
          step.run();
          return;
        } catch (InterruptedException e) {
          throw e;
        } catch (Exception e) {
          LOG.warnf("Waiting for the %s: %s", what, e.getMessage());
        }
      } while (!stopped.await(backoff.next().toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void createTopics() {
    try (Admin admin = Admin.create(broker)) {
      Topics.createMissing(admin);
    }
  }
}
