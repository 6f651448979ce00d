package dev.isobar.enrich;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.ContractViolation;
import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.contracts.Lane;
import dev.isobar.contracts.channel.Topics;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;

/**
 * Makes of an enriched event of the quick lane one of the deep lane, of the same revision. What is
 * not read deep, for whatever reason, stays as the quick lane told it: nothing is lost here.
 */
final class DeepEnricher implements ArticleStep {
  static final String READ = "read";
  static final String NOT_RELEVANT = "not-relevant";
  static final String DEEP_ALREADY = "deep-already";
  static final String FAILED = "failed";

  private static final Logger LOG = Logger.getLogger(DeepEnricher.class);

  /** Longer than this an article does not wait for the quick lane to catch up. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final CurrentEnricher enricher;
  private final Pressure pressure;
  private final EnrichSettings settings;

  DeepEnricher(CurrentEnricher enricher, Pressure pressure, EnrichSettings settings) {
    this.enricher = enricher;
    this.pressure = pressure;
    this.settings = settings;
  }

  @Override
  public Outcome enrich(ConsumerRecord<byte[], byte[]> record) {
    try {
      if (record.value() == null) {
        return Outcome.passed(record, NOT_RELEVANT);
      }
      EnrichedArticle quick = ContractJson.readEnriched(record.value(), record.value().length);
      if (quick.lane() == Lane.DEEP) {
        return Outcome.passed(record, DEEP_ALREADY);
      }
      if (!settings.lane().isDeep(quick)) {
        return Outcome.passed(record, NOT_RELEVANT);
      }
      pressure.awaitRelief(PATIENCE);
      byte[] json = ContractJson.write(enricher.get().readDeep(quick));
      return json.length > settings.maxEnrichedBytes()
          ? Outcome.passed(record, Outcome.TOO_LARGE)
          : Outcome.deep(record, event(record, quick, json));
    } catch (ContractViolation e) {
      return Outcome.passed(record, e.reason().word());
    } catch (Exception | StackOverflowError e) {
      return failed(record, e);
    }
  }

  @Override
  public Outcome failed(ConsumerRecord<byte[], byte[]> record, Throwable why) {
    LOG.warnf(why, "an article stays in the quick lane: %s", key(record));
    return Outcome.passed(record, FAILED);
  }

  @Override
  public Outcome refused(Outcome outcome, Throwable why) {
    return Outcome.passed(outcome.from(), Outcome.TOO_LARGE);
  }

  private static String key(ConsumerRecord<byte[], byte[]> record) {
    return record.key() == null ? "without a key" : new String(record.key(), UTF_8);
  }

  /** With the headers of the quick event, which tell of the same article and trace. */
  private static ProducerRecord<byte[], byte[]> event(
      ConsumerRecord<byte[], byte[]> quick, EnrichedArticle article, byte[] json) {
    return new ProducerRecord<>(
        Topics.ENRICHED,
        null,
        null,
        quick.key() != null ? quick.key() : article.id().getBytes(UTF_8),
        json,
        quick.headers());
  }
}
