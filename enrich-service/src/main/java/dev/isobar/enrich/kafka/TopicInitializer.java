package dev.isobar.enrich.kafka;

import dev.isobar.contracts.channel.Topics;
import dev.isobar.enrich.config.EnrichConfig;
import dev.isobar.enrich.config.TopicsConfig;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.jboss.logging.Logger;

/** Creates missing Kafka topics in the background, for as long as it takes. */
@Singleton
public class TopicInitializer {
  private static final Logger LOG = Logger.getLogger(TopicInitializer.class);
  private static final long PAUSE_MILLIS = 1_000;

  private final Map<String, Object> broker;
  private final TopicsConfig topics;
  private final EnrichConfig settings;
  private volatile boolean settled;

  TopicInitializer(
      @Identifier("default-kafka-broker") Map<String, Object> broker,
      TopicsConfig topics,
      EnrichConfig settings) {
    this.topics = topics;
    this.broker = broker;
    this.settings = settings;
  }

  void start(@Observes StartupEvent event) {
    if (!topics.create() || !settings.channel().enabled()) {
      settled = true;
      return;
    }
    Thread thread = new Thread(this::create, "topic-creation");
    thread.setDaemon(true);
    thread.start();
  }

  /** Whether there is nothing left to create. */
  public boolean settled() {
    return settled;
  }

  private void create() {
    Map<String, Object> config = new HashMap<>(broker);
    config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
    config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    while (!settled) {
      try (Admin admin = Admin.create(config)) {
        Topics.createMissing(admin);
        settled = true;
      } catch (RuntimeException e) {
        LOG.warnf("Kafka topics not created yet: %s", e.getMessage());
        try {
          Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException interrupted) {
          return;
        }
      }
    }
  }
}
