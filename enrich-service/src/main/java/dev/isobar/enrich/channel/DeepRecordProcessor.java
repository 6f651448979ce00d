package dev.isobar.enrich.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.ContractViolationException;
import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.contracts.Lane;
import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.enrich.config.EnrichConfig;
import dev.isobar.enrich.pipeline.EnricherHolder;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;

/**
 * Enriches an event of the quick lane again in the deep lane, with the same revision. If this fails
 * or is not needed, the event of the quick lane stays valid, so nothing is lost.
 */
final class DeepRecordProcessor implements RecordProcessor {
  static final String READ = "read";
  static final String NOT_RELEVANT = "not-relevant";
  static final String DEEP_ALREADY = "deep-already";
  static final String FAILED = "failed";

  private static final Logger LOG = Logger.getLogger(DeepRecordProcessor.class);

  /** The longest time that an article waits for the quick lane. */
  private static final Duration MAX_WAIT = Duration.ofSeconds(1);

  private final EnricherHolder enricher;
  private final QuickLaneLoad quickLaneLoad;
  private final EnrichConfig settings;

  DeepRecordProcessor(EnricherHolder enricher, QuickLaneLoad quickLaneLoad, EnrichConfig settings) {
    this.enricher = enricher;
    this.quickLaneLoad = quickLaneLoad;
    this.settings = settings;
  }

  @Override
  public ProcessingResult enrich(ConsumerRecord<byte[], byte[]> record) {
    try {
      if (record.value() == null) {
        return ProcessingResult.skipped(record, NOT_RELEVANT);
      }
      EnrichedArticle quick = ContractJson.readEnriched(record.value(), record.value().length);
      if (quick.lane() == Lane.DEEP) {
        return ProcessingResult.skipped(record, DEEP_ALREADY);
      }
      if (!settings.lane().isDeep(quick)) {
        return ProcessingResult.skipped(record, NOT_RELEVANT);
      }
      quickLaneLoad.awaitRelief(MAX_WAIT);
      byte[] json = ContractJson.write(enricher.get().readDeep(quick));
      return json.length > settings.maxEnrichedBytes()
          ? ProcessingResult.skipped(record, ProcessingResult.TOO_LARGE)
          : ProcessingResult.deep(record, event(record, quick, json));
    } catch (ContractViolationException e) {
      return ProcessingResult.skipped(record, e.reason().word());
    } catch (Exception | StackOverflowError e) {
      return failed(record, e);
    }
  }

  @Override
  public ProcessingResult failed(ConsumerRecord<byte[], byte[]> record, Throwable why) {
    LOG.warnf(
        why, "Deep enrichment failed, the article keeps its quick-lane result: %s", key(record));
    return ProcessingResult.skipped(record, FAILED);
  }

  @Override
  public ProcessingResult refused(ProcessingResult outcome, Throwable why) {
    return ProcessingResult.skipped(outcome.from(), ProcessingResult.TOO_LARGE);
  }

  private static String key(ConsumerRecord<byte[], byte[]> record) {
    return record.key() == null ? "without a key" : new String(record.key(), UTF_8);
  }

  /** Returns the deep event with the headers of the quick one, which has the same trace. */
  private static ProducerRecord<byte[], byte[]> event(
      ConsumerRecord<byte[], byte[]> quick, EnrichedArticle article, byte[] json) {
    return new ProducerRecord<>(
        KafkaTopics.ENRICHED,
        null,
        null,
        quick.key() != null ? quick.key() : article.id().getBytes(UTF_8),
        json,
        quick.headers());
  }
}
