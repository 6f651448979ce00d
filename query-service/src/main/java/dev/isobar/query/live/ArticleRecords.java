package dev.isobar.query.live;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.ContractViolation;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Reads the records of the Kafka topic. */
final class ArticleRecords {
  private static final Logger LOG = Logger.getLogger(ArticleRecords.class);

  private ArticleRecords() {}

  /** Null for what is no enriched article: the view's consumer puts that among the dead letters. */
  static LiveArticle read(ConsumerRecord<byte[], byte[]> record) {
    try {
      return new LiveArticle(
          record.partition(),
          record.offset(),
          ContractJson.readEnriched(record.value(), Integer.MAX_VALUE),
          SseData.of(record.value()));
    } catch (ContractViolation e) {
      LOG.debugf("passing %d-%d: %s", record.partition(), record.offset(), e.getMessage());
      return null;
    } catch (RuntimeException | StackOverflowError e) {
      // Whatever a producer wrote, the stream goes on behind it.
      LOG.warnf(e, "passing %d-%d, which cannot be read", record.partition(), record.offset());
      return null;
    }
  }
}
