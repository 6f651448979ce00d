package dev.isobar.messaging;

import dev.isobar.contracts.channel.KafkaTopics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.util.ExceptionUtil;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.jboss.logging.Logger;

/**
 * Creates missing Kafka topics as asyncapi.yaml describes them, in the background. Waits while the
 * broker is unavailable. A refusal of the broker is logged once and ends the attempts: an operator
 * must create the Kafka topics then.
 */
@ApplicationScoped
public class TopicInitializer {
  private static final Logger LOG = Logger.getLogger(TopicInitializer.class);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final OperatorKafkaSettings clients;
  private final TopicsConfig config;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private Thread thread;
  private volatile boolean finished;

  TopicInitializer(OperatorKafkaSettings clients, TopicsConfig config) {
    this.clients = clients;
    this.config = config;
  }

  void start(@Observes StartupEvent event) {
    createMissing();
  }

  void stop(@Observes ShutdownEvent event) {
    stopped.countDown();
  }

  /** Returns whether there is nothing left to create. */
  public boolean isFinished() {
    return finished;
  }

  /**
   * Checks again for missing Kafka topics and returns at once. Call it after the broker was
   * unavailable, because it may be a new broker without Kafka topics.
   */
  public synchronized void createMissing() {
    if (!config.create()) {
      finished = true;
    } else if (thread == null || !thread.isAlive()) {
      finished = false;
      thread = new Thread(this::createUntilDone, "topic-initializer");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void createUntilDone() {
    Backoff.retry(LONGEST_PAUSE, stopped, () -> finished = tryToCreate());
  }

  private boolean tryToCreate() {
    Map<String, Object> settings =
        clients.over(
            Map.of(
                AdminClientConfig.CLIENT_ID_CONFIG, "isobar-topics",
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000));
    try (Admin admin = Admin.create(settings)) {
      KafkaTopics.createMissing(admin);
      return true;
    } catch (RuntimeException e) {
      if (isRefusal(e)) {
        LOG.warnf("%s: %s; create it manually", e.getMessage(), e.getCause().getCause());
        return true;
      }
      LOG.infof("Kafka topics not created yet, retrying: %s", ExceptionUtil.getRootCause(e));
      return false;
    }
  }

  /**
   * Returns whether the broker will say the same again. Too few brokers may become more, and
   * credentials can be repaired.
   */
  static boolean isRefusal(RuntimeException e) {
    return e.getCause() instanceof ExecutionException answer
        && (answer.getCause() instanceof AuthorizationException
            || answer.getCause() instanceof PolicyViolationException
            || answer.getCause() instanceof InvalidConfigurationException
                && !(answer.getCause() instanceof InvalidReplicationFactorException)
                && !(answer.getCause() instanceof AuthenticationException)
            || answer.getCause() instanceof UnsupportedVersionException);
  }
}
