package dev.isobar.enrich.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.Lane;
import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.enrich.pipeline.EnricherHolder;
import dev.isobar.enrich.work.TimeLimitedExecutor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class BatchProcessorTest {
  private final List<ProcessingResult> sent = new ArrayList<>();
  private final List<ProcessingResult> counted = new ArrayList<>();
  private final AtomicInteger acknowledged = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicBoolean running = new AtomicBoolean(true);
  private final TimeLimitedExecutor workers = new TimeLimitedExecutor(2, Duration.ofMillis(300));
  private final EnricherHolder enricher = new EnricherHolder(null);
  private final CountDownLatch never = new CountDownLatch(1);

  @AfterEach
  void close() {
    workers.close();
  }

  @Test
  void deadLettersAnArticleThatHangsWithoutBlockingOthers() throws Exception {
    enricher.markReady();
    long start = System.nanoTime();
    processor(true).process(batch("a", "hangs", "b", "hangs", "hangs", "c"));
    assertThat(sent)
        .extracting(ProcessingResult::reason)
        .containsExactly(
            ProcessingResult.NONE,
            ProcessingResult.FAILED,
            ProcessingResult.NONE,
            ProcessingResult.FAILED,
            ProcessingResult.FAILED,
            ProcessingResult.NONE);
    assertThat(counted).isEqualTo(sent);
    assertThat(acknowledged).hasValue(1);
    processor(true).process(batch("d"));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void deadLettersAnArticleThatCausesAnError() {
    enricher.markReady();
    processor(true).process(batch("throws", "a"));
    assertThat(sent)
        .extracting(ProcessingResult::reason)
        .containsExactly(ProcessingResult.FAILED, ProcessingResult.NONE);
    assertThat(acknowledged).hasValue(1);
  }

  @Test
  void enrichesNothingBeforeTheTaxonomyIsRead() throws Exception {
    CompletableFuture<Void> done =
        CompletableFuture.runAsync(() -> processor(true).process(batch("a")));
    assertThat(done.handle((r, e) -> "done").completeOnTimeout("waits", 400, millis()).get())
        .isEqualTo("waits");
    assertThat(sent).isEmpty();
    enricher.markReady();
    done.get();
    assertThat(acknowledged).hasValue(1);
  }

  @Test
  void batchInterruptedByShutdownIsNotAcknowledged() {
    enricher.markReady();
    var answer = processor(false).process(batch("a"));
    assertThat(answer.toCompletableFuture()).isCompleted();
    running.set(false);
    assertThat(processor(true).process(batch("b")).toCompletableFuture()).isCompleted();
    assertThat(acknowledged).hasValue(0);
    assertThat(refused).hasValue(0);
    assertThat(counted).isEmpty();
  }

  @Test
  void retriesAfterUnexpectedErrors() {
    enricher.markReady();
    AtomicInteger calls = new AtomicInteger();
    BatchProcessor processor =
        new BatchProcessor(
            new Slow(),
            enricher,
            workers,
            new OrderedSender(new Slow(), running::get),
            batch -> {
              if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("a bug");
              }
              return result -> send(result, true);
            },
            running::get,
            counted::addAll);
    processor.process(batch("a"));
    assertThat(acknowledged).hasValue(1);
    assertThat(refused).hasValue(0);
  }

  private static java.util.concurrent.TimeUnit millis() {
    return java.util.concurrent.TimeUnit.MILLISECONDS;
  }

  private BatchProcessor processor(boolean brokerIsThere) {
    return new BatchProcessor(
        new Slow(),
        enricher,
        workers,
        new OrderedSender(new Slow(), running::get),
        batch -> result -> send(result, brokerIsThere),
        running::get,
        counted::addAll);
  }

  private CompletableFuture<Void> send(ProcessingResult result, boolean brokerIsThere) {
    sent.add(result);
    running.compareAndSet(!brokerIsThere, false);
    return brokerIsThere ? CompletableFuture.completedFuture(null) : new CompletableFuture<>();
  }

  private Message<ConsumerRecords<byte[], byte[]>> batch(String... values) {
    List<ConsumerRecord<byte[], byte[]>> records =
        Arrays.stream(values)
            .map(
                value ->
                    new ConsumerRecord<byte[], byte[]>(KafkaTopics.RAW, 0, 0, null, bytes(value)))
            .toList();
    return Message.of(
        new ConsumerRecords<>(Map.of(new TopicPartition(KafkaTopics.RAW, 0), records), Map.of()),
        () -> {
          acknowledged.incrementAndGet();
          return CompletableFuture.completedFuture(null);
        },
        why -> {
          refused.incrementAndGet();
          return CompletableFuture.completedFuture(null);
        });
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  /** Hangs or throws for records with certain values; interrupts have no effect. */
  private class Slow extends OrderedSenderTest.DeadLetters {
    @Override
    public ProcessingResult enrich(ConsumerRecord<byte[], byte[]> record) {
      String value = new String(record.value(), UTF_8);
      while (value.equals("hangs") && never.getCount() > 0 && !workersClosed()) {
        Thread.onSpinWait();
      }
      if (value.equals("throws")) {
        throw new StackOverflowError();
      }
      return ProcessingResult.enriched(
          record, new ProducerRecord<>(KafkaTopics.ENRICHED, record.value()), Lane.QUICK);
    }

    private boolean workersClosed() {
      return !running.get();
    }
  }

  @AfterEach
  void release() {
    never.countDown();
  }
}
