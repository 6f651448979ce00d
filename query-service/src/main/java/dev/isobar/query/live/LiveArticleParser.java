package dev.isobar.query.live;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.ContractViolationException;
import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.contracts.channel.Canary;
import dev.isobar.query.removal.RemovalMarker;
import dev.isobar.query.removal.RemovedIds;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Parses the records of the Kafka topic. */
@Singleton
class LiveArticleParser {
  private static final Logger LOG = Logger.getLogger(LiveArticleParser.class);

  private final RemovedIds removed;

  LiveArticleParser(RemovedIds removed) {
    this.removed = removed;
  }

  /**
   * Returns null for an article that was taken down, for a canary, and for a record that is not an
   * enriched article; the projection dead-letters that one.
   */
  LiveArticle parse(ConsumerRecord<byte[], byte[]> record) {
    try {
      if (RemovalMarker.is(record)) {
        String id = RemovalMarker.id(record);
        // A revision that comes later must not be sent, though this replica has yet to read the
        // removal itself.
        removed.add(id);
        return LiveArticle.removal(record.partition(), record.offset(), id);
      }
      if (Canary.of(record).isPresent()) {
        return null;
      }
      EnrichedArticle article = ContractJson.readEnriched(record.value(), Integer.MAX_VALUE);
      return removed.contains(article)
          ? null
          : new LiveArticle(
              record.partition(), record.offset(), article, SseData.of(record.value()));
    } catch (ContractViolationException e) {
      LOG.debugf(
          "Record %d-%d is invalid, skipping it: %s",
          record.partition(), record.offset(), e.getMessage());
      return null;
    } catch (RuntimeException | StackOverflowError e) {
      // The stream continues with the next record, whatever a producer wrote.
      LOG.warnf(e, "Record %d-%d cannot be read, skipping it", record.partition(), record.offset());
      return null;
    }
  }
}
