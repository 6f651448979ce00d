package dev.isobar.messaging;

import dev.isobar.contracts.channel.KafkaTopics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.util.ExceptionUtil;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.jboss.logging.Logger;

/**
 * Creates missing Kafka topics as asyncapi.yaml describes them, in the background. Waits while the
 * broker is unavailable, and asks again while a permission is missing. Any other refusal of the
 * broker ends the attempts. A refusal is logged once: an operator must grant the permission or
 * create the Kafka topics.
 */
@ApplicationScoped
public class TopicInitializer {
  private static final Logger LOG = Logger.getLogger(TopicInitializer.class);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  /** The pause after a missing permission. Longer, because brokers log such requests. */
  private static final Duration PAUSE_IF_NOT_ALLOWED = Duration.ofSeconds(10);

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

  /** Returns whether the Kafka topics exist, or the broker refuses to create them. */
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
    Backoff backoff = new Backoff(LONGEST_PAUSE);
    try {
      boolean done = create();
      while (!done) {
        Duration pause = finished ? PAUSE_IF_NOT_ALLOWED : backoff.next();
        done = stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS) || create();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Makes one attempt. Returns whether it was the last one. */
  private boolean create() throws InterruptedException {
    Map<String, Object> settings =
        clients.over(
            Map.of(
                AdminClientConfig.CLIENT_ID_CONFIG, "isobar-topics",
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000));
    try (Admin admin = Admin.create(settings)) {
      if (!allExist(admin)) {
        KafkaTopics.createMissing(admin);
      }
      finished = true;
      return true;
    } catch (RuntimeException e) {
      return failed(e);
    }
  }

  /** Returns whether all Kafka topics exist; then no permission to create them is needed. */
  private static boolean allExist(Admin admin) throws InterruptedException {
    try {
      Set<String> existing = admin.listTopics().names().get();
      return KafkaTopics.all().stream().map(NewTopic::name).allMatch(existing::contains);
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot list the Kafka topics", e);
    }
  }

  private boolean failed(RuntimeException e) {
    if (!isRefusal(e)) {
      finished = false;
      LOG.infof("Kafka topics not created yet, retrying: %s", ExceptionUtil.getRootCause(e));
      return false;
    }
    boolean mayBeAllowed = e.getCause().getCause() instanceof AuthorizationException;
    if (!finished) {
      String remedy = mayBeAllowed ? "allow CREATE or create it manually" : "create it manually";
      LOG.warnf("%s: %s; %s", e.getMessage(), e.getCause().getCause(), remedy);
    }
    finished = true;
    return !mayBeAllowed;
  }

  /**
   * Returns whether the broker refuses for a reason that lasts until an operator acts. Too few
   * brokers may become more, and credentials can be repaired.
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
