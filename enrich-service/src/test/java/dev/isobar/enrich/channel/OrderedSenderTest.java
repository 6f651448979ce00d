package dev.isobar.enrich.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.Lane;
import dev.isobar.contracts.channel.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
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
  private final List<String> sent = new ArrayList<>();
  private final AtomicBoolean running = new AtomicBoolean(true);

  @Test
  void sendsAllAgainFromTheFirstFailureOn() throws Exception {
    OrderedSender sender = sender("2", new TimeoutException("away"));
    assertThat(sender.send(results(4))).isTrue();
    assertThat(sent).containsExactly("0", "1", "2", "3", "2", "3");
  }

  @Test
  void treatsAFailureToStartLikeAnyOther() throws Exception {
    OrderedSender sender =
        new OrderedSender(
            result -> {
              sent.add(text(result));
              if (sent.size() == 1) {
                throw new IllegalStateException("no subscriber");
              }
              return CompletableFuture.completedFuture(null);
            },
            new DeadLetters(),
            running::get);
    assertThat(sender.send(results(2))).isTrue();
    assertThat(sent).containsExactly("0", "1", "0", "1");
  }

  @Test
  void replacesAnEventThatTheBrokerFindsTooLargeByItsDeadLetter() throws Exception {
    OrderedSender sender = sender("1", new RecordTooLargeException("17 MB"));
    List<ProcessingResult> results = results(3);
    assertThat(sender.send(results)).isTrue();
    assertThat(sent).containsExactly("0", "1", "2", "raw 1", "2");
    assertThat(results.get(1).reason()).isEqualTo(ProcessingResult.TOO_LARGE);
  }

  @Test
  void sendsNothingAgainBeforeEveryAnswerIsThere() throws Exception {
    CompletableFuture<Void> late = new CompletableFuture<>();
    OrderedSender sender =
        new OrderedSender(
            result -> {
              sent.add(text(result));
              return switch (sent.size()) {
                case 1 -> CompletableFuture.failedFuture(new TimeoutException("away"));
                case 2 -> late;
                default -> CompletableFuture.completedFuture(null);
              };
            },
            new DeadLetters(),
            running::get);
    CompletableFuture<Boolean> done = CompletableFuture.supplyAsync(() -> send(sender, results(2)));
    assertThat(done.completeOnTimeout(null, 500, java.util.concurrent.TimeUnit.MILLISECONDS).get())
        .isNull();
    assertThat(sent).containsExactly("0", "1");
    late.complete(null);
    while (sent.size() < 4) {
      Thread.onSpinWait();
    }
    assertThat(sent).containsExactly("0", "1", "0", "1");
  }

  @Test
  void givesUpWhatIsNotAcknowledgedWhenTheServiceStops() throws Exception {
    OrderedSender sender =
        new OrderedSender(
            result -> {
              running.set(false);
              return new CompletableFuture<>();
            },
            new DeadLetters(),
            running::get);
    assertThat(sender.send(results(3))).isFalse();
  }

  private static boolean send(OrderedSender sender, List<ProcessingResult> results) {
    try {
      return sender.send(results);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Fails once, for the result of that text. */
  private OrderedSender sender(String failing, Exception why) {
    AtomicBoolean failed = new AtomicBoolean();
    return new OrderedSender(
        result -> {
          sent.add(text(result));
          return text(result).equals(failing) && failed.compareAndSet(false, true)
              ? CompletableFuture.failedFuture(why)
              : CompletableFuture.completedFuture(null);
        },
        new DeadLetters(),
        running::get);
  }

  private static String text(ProcessingResult result) {
    return new String(result.to().value(), UTF_8);
  }

  private static List<ProcessingResult> results(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                ProcessingResult.enriched(
                    new ConsumerRecord<>(Topics.RAW, 0, i, null, ("raw " + i).getBytes(UTF_8)),
                    new ProducerRecord<>(Topics.ENRICHED, ("" + i).getBytes(UTF_8)),
                    Lane.QUICK))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  /** Makes a dead letter of everything. */
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
