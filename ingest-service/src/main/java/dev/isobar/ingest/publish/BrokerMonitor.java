package dev.isobar.ingest.publish;

import dev.isobar.ingest.thread.DaemonThreads;
import dev.isobar.messaging.TopicInitializer;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.util.ExceptionUtil;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaProducer;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Checks in the background whether articles can be written, and makes the producer fetch the
 * metadata of the raw Kafka topic. Retries forever while the broker is unavailable.
 */
@Singleton
final class BrokerMonitor {
  private static final Logger LOG = Logger.getLogger(BrokerMonitor.class);
  private static final Duration WHILE_AWAY = Duration.ofMillis(200);
  private static final Duration WHILE_AVAILABLE = Duration.ofSeconds(3);
  private static final Duration METADATA_POLL = Duration.ofMillis(20);

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("broker-monitor"));
  private final KafkaClientService clients;
  private final BrokerState broker;
  private final TopicInitializer topics;
  private final String topic;
  private final Duration timeout;
  private Admin admin;
  private boolean awayLogged;

  BrokerMonitor(
      KafkaClientService clients,
      BrokerState broker,
      TopicInitializer topics,
      @ConfigProperty(name = "mp.messaging.outgoing.raw-articles.topic") String topic,
      @ConfigProperty(name = "mp.messaging.outgoing.raw-articles.delivery.timeout.ms")
          int timeoutMillis) {
    this.clients = clients;
    this.broker = broker;
    this.topics = topics;
    this.topic = topic;
    this.timeout = Duration.ofMillis(timeoutMillis);
  }

  void start(@Observes StartupEvent event) {
    thread.execute(this::check);
  }

  @PreDestroy
  void stop() {
    thread.shutdownNow();
    if (admin != null) {
      admin.close(Duration.ZERO);
    }
  }

  private void check() {
    try {
      KafkaProducer<byte[], byte[]> producer = clients.getProducer(RawArticleProducer.CHANNEL);
      // Detects an unknown host before the producer is created, which fails permanently.
      admin = admin == null ? Admin.create(adminSettings(producer.configuration())) : admin;
      checkAccess();
      awaitMetadata(producer);
      available();
    } catch (InterruptedException e) {
      return;
    } catch (Exception e) {
      away(e);
    }
    if (!thread.isShutdown()) {
      Duration pause = broker.isAvailable() ? WHILE_AVAILABLE : WHILE_AWAY;
      thread.schedule(this::check, pause.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Checks that the Kafka topic exists and that this service is allowed to write to it. */
  private void checkAccess() throws Exception {
    Set<AclOperation> allowed =
        admin
            .describeTopics(
                List.of(topic), new DescribeTopicsOptions().includeAuthorizedOperations(true))
            .allTopicNames()
            .get(timeout.toMillis(), TimeUnit.MILLISECONDS)
            .get(topic)
            .authorizedOperations();
    // An old broker does not say.
    if (allowed != null && !allowed.contains(AclOperation.WRITE)) {
      throw new TopicAuthorizationException("no permission to write to " + topic);
    }
  }

  private Map<String, Object> adminSettings(Map<String, ?> producer) {
    Map<String, Object> settings = new HashMap<>(producer);
    settings.keySet().retainAll(AdminClientConfig.configNames());
    settings.remove(AdminClientConfig.RETRIES_CONFIG);
    settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "isobar-ingest-admin");
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
    return settings;
  }

  /**
   * Requests the metadata until the producer has them, because a send never waits for them.
   * Repeated requests also keep them: a producer drops a topic that is unused for five minutes.
   */
  private void awaitMetadata(KafkaProducer<byte[], byte[]> producer) throws InterruptedException {
    Instant deadline = Instant.now().plus(timeout);
    while (true) {
      try {
        producer.partitionsFor(topic).await().atMost(timeout);
        return;
      } catch (TimeoutException e) {
        if (Instant.now().isAfter(deadline)) {
          throw e;
        }
        Thread.sleep(METADATA_POLL.toMillis());
      }
    }
  }

  private void available() {
    if (!broker.isAvailable()) {
      LOG.info("Kafka is available; articles can be written");
    }
    broker.available();
    awayLogged = false;
  }

  private void away(Throwable why) {
    if (thread.isShutdown()) {
      return;
    }
    Throwable cause = ExceptionUtil.getRootCause(why);
    if (!(cause instanceof AuthorizationException)) {
      // The broker may be a new one without our Kafka topics.
      topics.createMissing();
    }
    broker.unavailable(cause.toString());
    if (!awayLogged) {
      LOG.warnf("Kafka is unavailable, articles cannot be written; retrying: %s", broker.error());
      awayLogged = true;
    }
  }
}
