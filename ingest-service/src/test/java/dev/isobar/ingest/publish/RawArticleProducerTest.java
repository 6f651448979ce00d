package dev.isobar.ingest.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.channel.Canary;
import dev.isobar.ingest.article.AcceptedArticle;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RawArticleProducerTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
  private static final AcceptedArticle ARTICLE =
      new AcceptedArticle("abc", 42, "f", "{}".getBytes(UTF_8));
  private static final String PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  private final FakeEmitter emitter = new FakeEmitter();
  private final BrokerState broker = new BrokerState();
  private final RawArticleProducer channel = new RawArticleProducer(emitter, broker, CLOCK, true);

  @BeforeEach
  void open() {
    broker.available();
  }

  @Test
  void isDoneWhenTheBrokerAcknowledges() {
    CompletableFuture<Void> published = channel.publish(ARTICLE, new TraceContext(PARENT, "a=b"));
    assertThat(published).isNotDone();
    Message<? extends byte[]> message = emitter.sent.get(0);
    assertThat(message.ack()).isCompleted();
    assertThat(published).isCompleted();
    OutgoingKafkaRecordMetadata<?> record =
        message.getMetadata(OutgoingKafkaRecordMetadata.class).orElseThrow();
    assertThat((byte[]) record.getKey()).asString(UTF_8).isEqualTo("abc");
    assertThat(message.getPayload()).isSameAs(ARTICLE.json());
    assertThat(headers(record))
        .isEqualTo(
            Map.of(
                "ce_specversion", "1.0",
                "ce_id", "abc/42",
                "ce_source", "/isobar/ingest-service",
                "ce_type", "dev.isobar.article.raw.v1",
                "ce_time", "2026-03-01T12:00:00Z",
                "content-type", "application/json",
                "traceparent", PARENT,
                "tracestate", "a=b"));
  }

  @Test
  void marksArticlesOfArchives() {
    channel.publish(ARTICLE.ofArchive(), TraceContext.NONE);
    assertThat(
            headers(
                emitter.sent.get(0).getMetadata(OutgoingKafkaRecordMetadata.class).orElseThrow()))
        .containsEntry("isobar-lane", "replay");
  }

  @Test
  void marksCanaries() {
    Canary canary =
        new Canary("0123e4f0-9f5c-4a3b-8d2e-1b2c3d4e5f60", Instant.ofEpochMilli(1767225600123L));
    channel.publish(ARTICLE.as(canary), TraceContext.NONE);
    assertThat(
            headers(
                emitter.sent.get(0).getMetadata(OutgoingKafkaRecordMetadata.class).orElseThrow()))
        .containsEntry("isobar-canary", "0123e4f0-9f5c-4a3b-8d2e-1b2c3d4e5f60/1767225600123");
  }

  @Test
  void leavesTheTraceHeadersToTheConnectorWhenTracingIsOn() {
    new RawArticleProducer(emitter, broker, CLOCK, false)
        .publish(ARTICLE, new TraceContext(PARENT, "a=b"));
    assertThat(
            headers(
                emitter.sent.get(0).getMetadata(OutgoingKafkaRecordMetadata.class).orElseThrow()))
        .containsKey("ce_id")
        .doesNotContainKeys("traceparent", "tracestate");
  }

  @Test
  void dropsMalformedTraceHeaders() {
    assertThat(new TraceContext("nonsense", "a=b")).isEqualTo(TraceContext.NONE);
    assertThat(new TraceContext(PARENT, "a\nb")).isEqualTo(new TraceContext(PARENT, null));
  }

  @Test
  void reportsWhyItIsNotPublished() {
    assertThat(failure(new TimeoutException("late")))
        .isEqualTo(PublishException.Reason.BROKER_AWAY);
    assertThat(failure(new BufferExhaustedException("full")))
        .isEqualTo(PublishException.Reason.OVERLOADED);
    assertThat(failure(new RecordTooLargeException("large")))
        .isEqualTo(PublishException.Reason.TOO_LARGE);
    assertThat(alive()).isEqualTo(HealthCheckResponse.Status.UP);
  }

  @Test
  void isOverloadedWhenTheChannelIsFull() {
    emitter.full = true;
    assertThat(reason(channel.publish(ARTICLE, TraceContext.NONE)))
        .isEqualTo(PublishException.Reason.OVERLOADED);
    assertThat(alive()).isEqualTo(HealthCheckResponse.Status.UP);
  }

  @Test
  void failsAtOnceWhileTheBrokerIsKnownToBeAway() {
    broker.unavailable("it is away");
    assertThat(reason(channel.publish(ARTICLE, TraceContext.NONE)))
        .isEqualTo(PublishException.Reason.BROKER_AWAY);
    assertThat(emitter.sent).isEmpty();
    assertThat(new BrokerReadiness(broker).call().getStatus())
        .isEqualTo(HealthCheckResponse.Status.DOWN);
    assertThat(alive()).isEqualTo(HealthCheckResponse.Status.UP);
    broker.available();
    assertThat(channel.publish(ARTICLE, TraceContext.NONE)).isNotDone();
    assertThat(new BrokerReadiness(broker).call().getStatus())
        .isEqualTo(HealthCheckResponse.Status.UP);
  }

  @Test
  void isNotAliveWithABrokenProducer() {
    assertThat(failure(new IllegalStateException("fatal")))
        .isEqualTo(PublishException.Reason.BROKER_AWAY);
    assertThat(alive()).isEqualTo(HealthCheckResponse.Status.DOWN);
  }

  @Test
  void refusesAllOnceItIsClosed() {
    emitter.complete();
    assertThat(reason(channel.publish(ARTICLE, TraceContext.NONE)))
        .isEqualTo(PublishException.Reason.BROKER_AWAY);
    assertThat(alive()).isEqualTo(HealthCheckResponse.Status.DOWN);
  }

  private PublishException.Reason failure(RuntimeException cause) {
    CompletableFuture<Void> published = channel.publish(ARTICLE, TraceContext.NONE);
    // A failed stage here would end the channel.
    assertThat(emitter.sent.get(emitter.sent.size() - 1).nack(cause)).isCompleted();
    return reason(published);
  }

  private HealthCheckResponse.Status alive() {
    return new ProducerLiveness(channel).call().getStatus();
  }

  private static PublishException.Reason reason(CompletableFuture<Void> published) {
    assertThat(published).isCompletedExceptionally();
    return ((PublishException) published.handle((done, why) -> why).join()).reason();
  }

  private static Map<String, String> headers(OutgoingKafkaRecordMetadata<?> record) {
    Map<String, String> headers = new TreeMap<>();
    record
        .getHeaders()
        .forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
    return headers;
  }
}
