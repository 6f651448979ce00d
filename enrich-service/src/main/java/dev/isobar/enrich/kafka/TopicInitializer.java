package dev.isobar.enrich.kafka;

import dev.isobar.enrich.config.EnrichConfig;
import dev.isobar.enrich.config.TopicsConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Creates missing Kafka topics in the background, for as long as it takes. */
@Singleton
public class TopicInitializer {
  private static final Logger LOG = Logger.getLogger(TopicInitializer.class);
  private static final long PAUSE_MILLIS = 1_000;

  private final KafkaClients clients;
  private final TopicsConfig topics;
  private final EnrichConfig settings;
  private volatile boolean settled;

  TopicInitializer(KafkaClients clients, TopicsConfig topics, EnrichConfig settings) {
    this.topics = topics;
    this.clients = clients;
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
    while (!settled) {
      try {
        clients.createTopics();
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
