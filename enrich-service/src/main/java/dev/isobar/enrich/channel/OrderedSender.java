package dev.isobar.enrich.channel;

import dev.isobar.messaging.Backoff;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jboss.logging.Logger;

/**
 * Sends results in order and waits for their acknowledgement. It retries until the service stops:
 * an unavailable broker never causes a dead letter.
 */
final class OrderedSender {
  private static final Logger LOG = Logger.getLogger(OrderedSender.class);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final long CHECK_MILLIS = 200;

  private final RecordProcessor step;
  private final BooleanSupplier running;

  /** Kafka topics that have accepted a record since the last failure. */
  private final Set<String> reached = ConcurrentHashMap.newKeySet();

  /**
   * Creates a sender.
   *
   * @param running returns false to give up on results that are not acknowledged yet
   */
  OrderedSender(RecordProcessor step, BooleanSupplier running) {
    this.step = step;
    this.running = running;
  }

  /**
   * Sends all results. After a failure, the failed result and all later ones are sent again. A
   * record may then occur twice, but the last one of each key is correct.
   *
   * @param results a mutable list; an event that the broker refuses is replaced by its dead letter
   * @param send sends one result without retries; the future completes with the broker's answer
   * @return true if everything is acknowledged, false if the service stops first
   */
  boolean send(
      List<ProcessingResult> results, Function<ProcessingResult, CompletableFuture<Void>> send)
      throws InterruptedException {
    int acknowledged = 0;
    Backoff backoff = new Backoff(LONGEST_PAUSE);
    while (running.getAsBoolean()) {
      int accepted = attempt(results.subList(acknowledged, results.size()), send);
      acknowledged += accepted;
      if (acknowledged == results.size()) {
        return true;
      }
      if (accepted > 0) {
        backoff.reset();
      }
      Thread.sleep(backoff.next().toMillis());
    }
    return false;
  }

  /**
   * Sends all results, waits for every answer, and returns the number of results before the first
   * failure. The first record to a Kafka topic is sent alone: without metadata each record would
   * wait for {@code max.block.ms}, one after the other.
   */
  private int attempt(
      List<ProcessingResult> results, Function<ProcessingResult, CompletableFuture<Void>> send)
      throws InterruptedException {
    List<CompletableFuture<Void>> sent = new ArrayList<>(results.size());
    for (ProcessingResult result : results) {
      CompletableFuture<Void> answer = start(result, send);
      sent.add(answer);
      if (result.to() != null && !reached.contains(result.to().topic())) {
        if (!awaitAnswers(answer) || answer.isCompletedExceptionally()) {
          break;
        }
        reached.add(result.to().topic());
      }
    }
    if (!awaitAnswers(CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)))) {
      return 0;
    }
    for (int i = 0; i < sent.size(); i++) {
      if (sent.get(i).isCompletedExceptionally()) {
        failed(results, i, cause(sent.get(i)));
        return i;
      }
    }
    return results.size();
  }

  private static CompletableFuture<Void> start(
      ProcessingResult result, Function<ProcessingResult, CompletableFuture<Void>> send) {
    try {
      return result.to() == null ? CompletableFuture.completedFuture(null) : send.apply(result);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private boolean awaitAnswers(CompletableFuture<Void> all) throws InterruptedException {
    while (running.getAsBoolean()) {
      try {
        all.get(CHECK_MILLIS, TimeUnit.MILLISECONDS);
        return true;
      } catch (ExecutionException e) {
        return true;
      } catch (TimeoutException e) {
        // The broker is unavailable; the loop decides whether to wait longer.
      }
    }
    return false;
  }

  private void failed(List<ProcessingResult> results, int index, Throwable why) {
    ProcessingResult result = results.get(index);
    if (why instanceof RecordTooLargeException && result.isEnriched()) {
      results.set(index, step.refused(result, why));
    } else {
      reached.clear();
      LOG.warnf("Writing to %s failed, retrying: %s", result.to().topic(), why);
    }
  }

  private static Throwable cause(CompletableFuture<Void> failed) {
    try {
      failed.join();
      return null;
    } catch (CompletionException e) {
      return e.getCause();
    } catch (RuntimeException e) {
      return e;
    }
  }
}
