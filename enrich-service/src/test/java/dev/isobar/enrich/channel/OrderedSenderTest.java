package dev.isobar.enrich.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.Lane;
import dev.isobar.contracts.channel.KafkaTopics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class OrderedSenderTest {
  private static final CompletableFuture<Void> DONE = CompletableFuture.completedFuture(null);

  private final List<String> sent = new CopyOnWriteArrayList<>();
  private final AtomicBoolean running = new AtomicBoolean(true);

  private final OrderedSender sender = new OrderedSender(new DeadLetters(), running::get);

  @Test
  void sendsAllAgainFromTheFirstFailureOn() throws Exception {
    assertThat(sender.send(results(4), failingOnce("2", new TimeoutException("away")))).isTrue();
    assertThat(sent).containsExactly("0", "1", "2", "3", "2", "3");
  }

  @Test
  void sendsTheFirstRecordToATopicAlone() throws Exception {
    assertThat(sender.send(results(3), failingOnce("0", new TimeoutException("away")))).isTrue();
    assertThat(sent).containsExactly("0", "0", "1", "2");
  }

  @Test
  void restartsAfterAFailedRestart() throws Exception {
    boolean all =
        sender.send(
            results(2),
            result -> {
              sent.add(text(result));
              if (sent.size() == 2) {
                throw new IllegalStateException("no subscriber");
              }
              return DONE;
            });
    assertThat(all).isTrue();
    assertThat(sent).containsExactly("0", "1", "1");
  }

  @Test
  void replacesATooLargeEventByADeadLetter() throws Exception {
    List<ProcessingResult> results = results(3);
    assertThat(sender.send(results, failingOnce("1", new RecordTooLargeException("17 MB"))))
        .isTrue();
    assertThat(sent).containsExactly("0", "1", "2", "raw 1", "2");
    assertThat(results.get(1).reason()).isEqualTo(ProcessingResult.TOO_LARGE);
  }

  /** Each attempt ends at the next record. Seven growing pauses would take 16 s. */
  @Test
  @Timeout(10)
  void pausesStayShortWhileTheBrokerAcceptsRecords() throws Exception {
    boolean all =
        sender.send(
            results(8),
            result -> {
              sent.add(text(result));
              int times = Collections.frequency(sent, text(result));
              return times > Integer.parseInt(text(result))
                  ? DONE
                  : CompletableFuture.failedFuture(new TimeoutException("away"));
            });
    assertThat(all).isTrue();
    assertThat(Collections.frequency(sent, "7")).isEqualTo(8);
  }

  @Test
  void retriesOnlyAfterAllAnswers() throws Exception {
    CompletableFuture<Void> late = new CompletableFuture<>();
    CountDownLatch asked = new CountDownLatch(3);
    CompletableFuture<Boolean> done =
        CompletableFuture.supplyAsync(
            () ->
                send(
                    result -> {
                      sent.add(text(result));
                      asked.countDown();
                      return switch (sent.size()) {
                        case 2 -> CompletableFuture.failedFuture(new TimeoutException("away"));
                        case 3 -> late;
                        default -> DONE;
                      };
                    }));
    assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(done.thenApply(all -> "sent").completeOnTimeout("waits", 500, MILLISECONDS).get())
        .isEqualTo("waits");
    assertThat(sent).containsExactly("0", "1", "2");
    late.complete(null);
    assertThat(done.get()).isTrue();
    assertThat(sent).containsExactly("0", "1", "2", "1", "2");
  }

  @Test
  void abandonsUnacknowledgedResultsAtShutdown() throws Exception {
    boolean all =
        sender.send(
            results(3),
            result -> {
              running.set(false);
              return new CompletableFuture<>();
            });
    assertThat(all).isFalse();
  }

  private boolean send(Function<ProcessingResult, CompletableFuture<Void>> how) {
    try {
      return sender.send(results(3), how);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Fails once, for the result with this text. */
  private Function<ProcessingResult, CompletableFuture<Void>> failingOnce(
      String failing, Exception why) {
    AtomicBoolean failed = new AtomicBoolean();
    return result -> {
      sent.add(text(result));
      return text(result).equals(failing) && failed.compareAndSet(false, true)
          ? CompletableFuture.failedFuture(why)
          : DONE;
    };
  }

  private static String text(ProcessingResult result) {
    return new String(result.to().value(), UTF_8);
  }

  private static List<ProcessingResult> results(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                ProcessingResult.enriched(
                    new ConsumerRecord<>(KafkaTopics.RAW, 0, i, null, ("raw " + i).getBytes(UTF_8)),
                    new ProducerRecord<>(KafkaTopics.ENRICHED, ("" + i).getBytes(UTF_8)),
                    Lane.QUICK))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  /** Turns every record into a dead letter. */
  static class DeadLetters implements RecordProcessor {
    @Override
    public ProcessingResult enrich(ConsumerRecord<byte[], byte[]> record) {
      return failed(record, null);
    }

    @Override
    public ProcessingResult failed(ConsumerRecord<byte[], byte[]> record, Throwable why) {
      return ProcessingResult.deadLetter(record, ProcessingResult.FAILED, "" + why, Instant.EPOCH);
    }

    @Override
    public ProcessingResult refused(ProcessingResult result, Throwable why) {
      return ProcessingResult.deadLetter(
          result.from(), ProcessingResult.TOO_LARGE, "" + why, Instant.EPOCH);
    }
  }
}
