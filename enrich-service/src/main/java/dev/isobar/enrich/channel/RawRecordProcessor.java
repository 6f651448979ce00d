package dev.isobar.enrich.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.ContractViolationException;
import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.contracts.Lane;
import dev.isobar.contracts.RawArticle;
import dev.isobar.contracts.channel.Canary;
import dev.isobar.contracts.channel.CloudEventHeaders;
import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.contracts.channel.ReplayHistory;
import dev.isobar.contracts.channel.ReplayLane;
import dev.isobar.enrich.config.ArticleConfig;
import dev.isobar.enrich.config.EnrichConfig;
import dev.isobar.enrich.pipeline.EnricherHolder;
import dev.isobar.enrich.pipeline.RequestedLane;
import java.time.Clock;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/** Turns every raw record into an enriched event of the quick lane or a dead letter. */
public final class RawRecordProcessor implements RecordProcessor {
  private static final List<String> TRACE = List.of("traceparent", "tracestate");

  private final EnricherHolder enricher;
  private final BiConsumer<String, RawArticle> sample;
  private final ArticleConfig limits;
  private final EnrichConfig settings;
  private final Clock clock;

  /**
   * Creates a processor.
   *
   * @param sample receives the id of every enriched article, and the article; no canaries
   */
  public RawRecordProcessor(
      EnricherHolder enricher,
      BiConsumer<String, RawArticle> sample,
      ArticleConfig limits,
      EnrichConfig settings,
      Clock clock) {
    this.enricher = enricher;
    this.sample = sample;
    this.limits = limits;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public ProcessingResult enrich(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      String message = "has no value: send a RawArticle; articles cannot be withdrawn";
      return dead(record, ProcessingResult.TOMBSTONE, message);
    }
    try {
      RawArticle raw = ContractJson.readRaw(record.value(), limits.maxBytes());
      EnrichedArticle article = enricher.get().enrich(raw, RequestedLane.QUICK);
      byte[] json = ContractJson.write(article);
      if (Canary.of(record).isEmpty()) {
        sample.accept(article.id(), raw);
      }
      return json.length > settings.maxEnrichedBytes()
          ? dead(record, ProcessingResult.TOO_LARGE, tooLarge(json.length))
          : ProcessingResult.enriched(record, event(record, article, json), lane(article));
    } catch (ContractViolationException e) {
      return dead(record, e.reason().word(), e.getMessage());
    } catch (Exception | StackOverflowError e) {
      return failed(record, e);
    }
  }

  @Override
  public ProcessingResult failed(ConsumerRecord<byte[], byte[]> record, Throwable why) {
    return dead(record, ProcessingResult.FAILED, "Enrichment failed: " + why);
  }

  @Override
  public ProcessingResult refused(ProcessingResult outcome, Throwable why) {
    return dead(
        outcome.from(),
        ProcessingResult.TOO_LARGE,
        "The broker refused the enriched event: " + why.getMessage());
  }

  /** Returns the last lane of the article: see {@link DeepRecordProcessor}. */
  private Lane lane(EnrichedArticle article) {
    return settings.lane().isDeep(article) ? Lane.DEEP : Lane.QUICK;
  }

  private String tooLarge(int bytes) {
    return "The enriched event has %d bytes, the limit is %d: shorten the content or raise %s"
        .formatted(bytes, settings.maxEnrichedBytes(), "isobar.enrich.max-enriched-bytes");
  }

  private ProcessingResult dead(
      ConsumerRecord<byte[], byte[]> record, String reason, String message) {
    return ProcessingResult.deadLetter(record, reason, message, clock.instant());
  }

  private static ProducerRecord<byte[], byte[]> event(
      ConsumerRecord<byte[], byte[]> from, EnrichedArticle article, byte[] json) {
    ProducerRecord<byte[], byte[]> event =
        new ProducerRecord<>(KafkaTopics.ENRICHED, article.id().getBytes(UTF_8), json);
    CloudEventHeaders.add(
        event.headers(),
        CloudEventHeaders.ENRICHED_TYPE,
        "/isobar/" + ProcessingResult.SERVICE,
        article.id(),
        article.revision(),
        article.enrichedAt());
    for (String name : TRACE) {
      Header header = from.headers().lastHeader(name);
      if (header != null) {
        event.headers().add(header);
      }
    }
    ReplayLane.copy(from.headers(), event.headers());
    Canary.copy(from.headers(), event.headers());
    // query-service may reject the event, and its dead letter needs the history too.
    ReplayHistory.copy(from.headers(), event.headers());
    return event;
  }
}
