package dev.isobar.query.live;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.ContractViolationException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Parses the records of the Kafka topic. */
final class LiveArticleParser {
  private static final Logger LOG = Logger.getLogger(LiveArticleParser.class);

  private LiveArticleParser() {}

  /** Returns null for a record that is not an enriched article; the projection dead-letters it. */
  static LiveArticle parse(ConsumerRecord<byte[], byte[]> record) {
    try {
      return new LiveArticle(
          record.partition(),
          record.offset(),
          ContractJson.readEnriched(record.value(), Integer.MAX_VALUE),
          SseData.of(record.value()));
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
