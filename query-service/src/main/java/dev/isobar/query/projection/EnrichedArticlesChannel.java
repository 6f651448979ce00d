package dev.isobar.query.projection;

import dev.isobar.query.config.ViewConfig;
import dev.isobar.query.store.ViewSchema;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Enriched events in, rows of the view out. Starts the consumers of this replica and stops them:
 * what they have in hand when the service ends is rolled back and read again.
 */
@ApplicationScoped
class EnrichedArticlesChannel {
  private final List<EnrichedArticlesConsumer> consumers = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  EnrichedArticlesChannel(
      @Identifier("default-kafka-broker") Map<String, Object> broker,
      ProjectionWriter writer,
      ArticleProjection view,
      ViewSchema schema,
      ProjectionMetrics metrics,
      ViewConfig config) {
    for (int i = 0; config.consume() && i < config.consumers(); i++) {
      consumers.add(new EnrichedArticlesConsumer(broker, writer, view, schema, metrics, config));
    }
  }

  void start(@Observes StartupEvent event) {
    for (EnrichedArticlesConsumer consumer : consumers) {
      Thread thread = new Thread(consumer, "view-" + threads.size());
      threads.add(thread);
      thread.start();
    }
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    consumers.forEach(EnrichedArticlesConsumer::stop);
    for (Thread thread : threads) {
      thread.join(10_000);
    }
  }

  /** Whether each consumer has been given its partitions and knows where they stand. */
  boolean isPositioned() {
    return consumers.stream().allMatch(EnrichedArticlesConsumer::isPositioned);
  }
}
