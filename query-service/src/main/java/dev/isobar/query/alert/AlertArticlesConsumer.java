package dev.isobar.query.alert;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.contracts.channel.Canary;
import dev.isobar.contracts.channel.ReplayLane;
import dev.isobar.messaging.Backoff;
import dev.isobar.query.alert.AlertMatches.Accepted;
import dev.isobar.query.config.ViewConfig;
import dev.isobar.query.removal.RemovedIds;
import dev.isobar.query.savedquery.SavedQueryParameters;
import dev.isobar.query.store.SchemaMigrator;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.reactive.messaging.ChannelRegistry;
import io.smallrye.reactive.messaging.PausableChannel;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Reads enriched articles for alerts, in a group of its own: the view does not wait for alerts. A
 * batch is committed to Kafka after its transaction; a batch that comes again has no effect.
 * Without alerts it reads nothing but the offsets.
 */
@ApplicationScoped
class AlertArticlesConsumer {
  static final String CHANNEL = "alert-articles";

  private static final Logger LOG = Logger.getLogger(AlertArticlesConsumer.class);

  private final Alerts alerts;
  private final SavedQueryParameters queries;
  private final AlertIndex index;
  private final AlertMatches matches;
  private final AlertMetrics metrics;
  private final RemovedIds removed;
  private final SchemaMigrator schema;
  private final ViewConfig config;
  private final ChannelRegistry channels;
  private final CountDownLatch stopped = new CountDownLatch(1);

  AlertArticlesConsumer(
      Alerts alerts,
      SavedQueryParameters queries,
      AlertIndex index,
      AlertMatches matches,
      AlertMetrics metrics,
      RemovedIds removed,
      SchemaMigrator schema,
      ViewConfig config,
      ChannelRegistry channels) {
    this.alerts = alerts;
    this.queries = queries;
    this.index = index;
    this.matches = matches;
    this.metrics = metrics;
    this.removed = removed;
    this.schema = schema;
    this.config = config;
    this.channels = channels;
  }

  /** Lets the current transaction finish and starts no other. */
  void stop(@Observes ShutdownEvent event) {
    PausableChannel channel = channels.getPausable(CHANNEL);
    if (channel != null) {
      channel.pause();
    }
    stopped.countDown();
  }

  /**
   * Takes a batch; retries while the database is unavailable.
   *
   * @throws CancellationException if the service stops before, so that Kafka delivers it again
   */
  @Incoming(CHANNEL)
  @Blocking("alerts")
  void take(ConsumerRecords<byte[], byte[]> records) {
    boolean[] taken = {false};
    Backoff.retry(config.retryMax(), stopped, () -> taken[0] = attempt(records));
    if (!taken[0]) {
      throw new CancellationException("The service stops; this batch is read again");
    }
  }

  private boolean attempt(ConsumerRecords<byte[], byte[]> records) {
    try {
      if (!alerts.areRead() || !queries.areRead() || !schema.isDeliveryReady()) {
        return false;
      }
      int present = index.refresh();
      metrics.queries(present);
      if (present > 0) {
        matches.take(read(records));
      }
      return true;
    } catch (SQLException | RuntimeException e) {
      LOG.warnf("%d articles are not matched, retrying: %s", records.count(), e.getMessage());
      metrics.retried();
      return false;
    }
  }

  private List<Accepted> read(ConsumerRecords<byte[], byte[]> records) {
    List<Accepted> articles = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      if (record.value() != null && Canary.of(record).isEmpty()) {
        try {
          EnrichedArticle article = ContractJson.readEnriched(record.value(), Integer.MAX_VALUE);
          if (!removed.contains(article)) {
            articles.add(
                new Accepted(
                    article,
                    Instant.ofEpochMilli(record.timestamp()),
                    ReplayLane.is(record.headers())));
          }
        } catch (RuntimeException | StackOverflowError e) {
          // The projection dead-letters it.
          LOG.debugf("Record %d-%d is skipped: %s", record.partition(), record.offset(), e);
        }
      }
    }
    return articles;
  }
}
