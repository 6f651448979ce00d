package dev.isobar.query.curation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.isobar.messaging.Backoff;
import dev.isobar.query.config.ViewConfig;
import dev.isobar.query.store.SchemaMigrator;
import dev.isobar.query.story.StoryDecision;
import dev.isobar.query.story.StoryDecisions.Change;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Reads {@code isobar.stories} from its start, without a consumer group, so that every new view has
 * all decisions. Those that the view has are not applied again.
 */
@ApplicationScoped
class StoryDecisionsConsumer {
  private static final Logger LOG = Logger.getLogger(StoryDecisionsConsumer.class);

  private final KnownDecisions known;
  private final StoryDecisionTransaction view;
  private final SchemaMigrator schema;
  private final ViewConfig config;
  private final CountDownLatch stopped = new CountDownLatch(1);

  StoryDecisionsConsumer(
      KnownDecisions known,
      StoryDecisionTransaction view,
      SchemaMigrator schema,
      ViewConfig config) {
    this.known = known;
    this.view = view;
    this.schema = schema;
    this.config = config;
  }

  void stop(@Observes ShutdownEvent event) {
    stopped.countDown();
  }

  /** Applies a batch; retries while the database is unavailable. */
  @Incoming("story-decisions")
  @Blocking
  void take(ConsumerRecords<byte[], byte[]> records) {
    Map<String, Change> last = new LinkedHashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      Change change = record.key() == null ? null : read(record);
      if (change != null) {
        last.put(change.id(), change);
        known.take(change);
      }
    }
    if (config.consume() && !last.isEmpty()) {
      Backoff.retry(config.retryMax(), stopped, () -> apply(last.values()));
    }
  }

  private static Change read(ConsumerRecord<byte[], byte[]> record) {
    String id = new String(record.key(), UTF_8);
    if (record.value() == null) {
      return new Change(id, null, Instant.ofEpochMilli(record.timestamp()));
    }
    try {
      StoryDecision decision = StoryDecisionJson.readRecord(id, record.value());
      return Change.made(decision);
    } catch (IOException e) {
      LOG.warnf("Decision %s about a story is ignored: %s", id, e.getMessage());
      return null;
    }
  }

  private boolean apply(Collection<Change> changes) {
    if (!schema.isReady()) {
      return false;
    }
    try {
      view.apply(changes);
      return true;
    } catch (SQLException | RuntimeException e) {
      LOG.warnf("%d decisions are not applied, retrying: %s", changes.size(), e.getMessage());
      return false;
    }
  }
}
