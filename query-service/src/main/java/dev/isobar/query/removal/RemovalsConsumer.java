package dev.isobar.query.removal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.isobar.messaging.Backoff;
import dev.isobar.query.config.ViewConfig;
import dev.isobar.query.store.SchemaMigrator;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Reads {@code isobar.articles.removed} from its start, without a consumer group, so that every
 * replica and every new view has all removals.
 */
@ApplicationScoped
class RemovalsConsumer {
  private static final Logger LOG = Logger.getLogger(RemovalsConsumer.class);

  private final RemovedIds removed;
  private final RemovalTransaction view;
  private final SchemaMigrator schema;
  private final ViewConfig config;
  private final CountDownLatch stopped = new CountDownLatch(1);

  RemovalsConsumer(
      RemovedIds removed, RemovalTransaction view, SchemaMigrator schema, ViewConfig config) {
    this.removed = removed;
    this.view = view;
    this.schema = schema;
    this.config = config;
  }

  void stop(@Observes ShutdownEvent event) {
    stopped.countDown();
  }

  /** Applies a batch; retries while the database or the broker is unavailable. */
  @Incoming("removed-articles")
  @Blocking
  void take(ConsumerRecords<byte[], byte[]> records) {
    Set<String> ids = new TreeSet<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      if (record.key() != null && record.value() != null) {
        ids.add(new String(record.key(), UTF_8));
      }
    }
    ids.forEach(removed::add);
    if (config.consume() && !ids.isEmpty()) {
      Backoff.retry(config.retryMax(), stopped, () -> apply(ids));
    }
  }

  private boolean apply(Set<String> ids) {
    if (!schema.isReady()) {
      return false;
    }
    try {
      view.apply(ids);
      return true;
    } catch (SQLException | RuntimeException e) {
      LOG.warnf("%d articles are not taken down, retrying: %s", ids.size(), e.getMessage());
      return false;
    }
  }
}
