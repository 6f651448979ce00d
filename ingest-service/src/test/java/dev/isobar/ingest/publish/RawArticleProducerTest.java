package dev.isobar.ingest.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isobar.contracts.channel.Topics;
import dev.isobar.ingest.article.AcceptedArticle;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RawArticleProducerTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
  private static final AcceptedArticle ARTICLE =
      new AcceptedArticle("abc", 42, "f", "{}".getBytes(UTF_8));
  private static final String PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  private final MockProducer<byte[], byte[]> producer = producer();
  private final MockProducer<byte[], byte[]> second = producer();
  private final Queue<MockProducer<byte[], byte[]>> producers = new ArrayDeque<>();
  private final RawArticleProducer channel =
      new RawArticleProducer(producers::remove, CLOCK, Duration.ofSeconds(1));

  @BeforeEach
  void open() throws InterruptedException {
    producers.add(producer);
    producers.add(second);
    channel.open();
  }

  @Test
  void isDoneWhenTheBrokerAcknowledges() {
    CompletableFuture<Void> published = channel.publish(ARTICLE, new TraceContext(PARENT, "a=b"));
    assertThat(published).isNotDone();
    producer.completeNext();
    assertThat(published).isCompleted();
    ProducerRecord<byte[], byte[]> record = producer.history().get(0);
    assertThat(record.topic()).isEqualTo(Topics.RAW);
    assertThat(record.key()).asString(UTF_8).isEqualTo("abc");
    assertThat(record.value()).isSameAs(ARTICLE.json());
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
  void passesNoMalformedTraceOn() {
    assertThat(new TraceContext("nonsense", "a=b")).isEqualTo(TraceContext.NONE);
    assertThat(new TraceContext(PARENT, "a\nb")).isEqualTo(new TraceContext(PARENT, null));
  }

  @Test
  void saysWhyItIsNotPublished() {
    assertThat(failure(new TimeoutException("late")))
        .isEqualTo(PublishException.Reason.BROKER_AWAY);
    assertThat(failure(new BufferExhaustedException("full")))
        .isEqualTo(PublishException.Reason.OVERLOADED);
    assertThat(failure(new RecordTooLargeException("large")))
        .isEqualTo(PublishException.Reason.TOO_LARGE);
  }

  @Test
  void failsAtOnceWhileTheBrokerIsKnownToBeAway() throws InterruptedException {
    channel.away();
    assertThat(reason(channel.publish(ARTICLE, TraceContext.NONE)))
        .isEqualTo(PublishException.Reason.BROKER_AWAY);
    assertThat(producer.history()).isEmpty();
    channel.open();
    assertThat(channel.publish(ARTICLE, TraceContext.NONE)).isNotDone();
  }

  @Test
  void replacesABrokenProducer() throws InterruptedException {
    producer.sendException = new IllegalStateException("fatal");
    assertThat(reason(channel.publish(ARTICLE, TraceContext.NONE)))
        .isEqualTo(PublishException.Reason.BROKER_AWAY);
    assertThat(producer.closed()).isTrue();
    channel.open();
    channel.publish(ARTICLE, TraceContext.NONE);
    assertThat(second.history()).hasSize(1);
  }

  @Test
  void refusesAllOnceItIsClosed() {
    channel.close();
    assertThat(producer.closed()).isTrue();
    assertThat(reason(channel.publish(ARTICLE, TraceContext.NONE)))
        .isEqualTo(PublishException.Reason.BROKER_AWAY);
    assertThatThrownBy(channel::open).isInstanceOf(IllegalStateException.class);
  }

  private PublishException.Reason failure(RuntimeException cause) {
    CompletableFuture<Void> published = channel.publish(ARTICLE, TraceContext.NONE);
    producer.errorNext(cause);
    return reason(published);
  }

  private static PublishException.Reason reason(CompletableFuture<Void> published) {
    assertThat(published).isCompletedExceptionally();
    return ((PublishException) published.handle((done, why) -> why).join()).reason();
  }

  private static Map<String, String> headers(ProducerRecord<byte[], byte[]> record) {
    Map<String, String> headers = new TreeMap<>();
    record
        .headers()
        .forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
    return headers;
  }

  private static MockProducer<byte[], byte[]> producer() {
    return new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
