package dev.isobar.enrich.channel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jboss.logging.Logger;

/**
 * Writes outcomes in their order and waits for their acknowledgement. An absent broker is waited
 * for; nothing becomes a dead letter because of it.
 */
final class BatchProducer implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(BatchProducer.class);
  private static final Duration MAX_PAUSE = Duration.ofSeconds(5);

  /** For a record to which there is no answer. */
  private static final Future<RecordMetadata> NOTHING = CompletableFuture.completedFuture(null);

  private final Supplier<KafkaProducer<byte[], byte[]>> open;
  private final RecordProcessor step;
  private KafkaProducer<byte[], byte[]> producer;

  BatchProducer(Supplier<KafkaProducer<byte[], byte[]>> open, RecordProcessor step) {
    this.open = open;
    this.step = step;
  }

  /**
   * After a failure everything from the failed record on is sent again: some may then be there
   * twice, but the last of each key is the last.
   *
   * @param goOn asked between attempts; when it says no, the rest stays unsent
   * @return what was acknowledged: all of it, or its beginning
   */
  List<ProcessingResult> publish(List<ProcessingResult> outcomes, BooleanSupplier goOn)
      throws InterruptedException {
    List<ProcessingResult> batch = new ArrayList<>(outcomes);
    int acknowledged = 0;
    Duration pause = Duration.ofMillis(100);
    while (true) {
      acknowledged += attempt(batch.subList(acknowledged, batch.size()));
      if (acknowledged == batch.size() || !goOn.getAsBoolean()) {
        return batch.subList(0, acknowledged);
      }
      Thread.sleep(pause.toMillis());
      pause = pause.compareTo(MAX_PAUSE) < 0 ? pause.multipliedBy(2) : pause;
    }
  }

  /**
   * Sends all and counts what was acknowledged before the first failure. An event too large for the
   * broker is replaced in place by its dead letter, for the next attempt.
   */
  private int attempt(List<ProcessingResult> outcomes) throws InterruptedException {
    int acknowledged = 0;
    try {
      producer = producer == null ? open.get() : producer;
      List<Future<RecordMetadata>> sent = new ArrayList<>(outcomes.size());
      for (ProcessingResult outcome : outcomes) {
        sent.add(outcome.to() == null ? NOTHING : producer.send(outcome.to()));
      }
      for (Future<RecordMetadata> future : sent) {
        future.get();
        acknowledged++;
      }
    } catch (ExecutionException | RuntimeException e) {
      Throwable why = e instanceof ExecutionException ? e.getCause() : e;
      ProcessingResult failed = outcomes.get(acknowledged);
      if (why instanceof RecordTooLargeException && failed.isEnriched()) {
        outcomes.set(acknowledged, step.refused(failed, why));
      } else {
        LOG.warnf("cannot write to %s, trying again: %s", failed.to().topic(), why);
        close();
      }
    }
    return acknowledged;
  }

  @Override
  public void close() {
    if (producer != null) {
      producer.close(Duration.ZERO);
      producer = null;
    }
  }
}
