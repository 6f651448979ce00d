package dev.isobar.query.live;

import dev.isobar.query.cursor.StreamCursor;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * Reads the end of the Kafka topic into the replay buffer while there are subscribers. It continues
 * at the same offsets after the broker was unavailable, and starts with the first record if the
 * Kafka topic did not exist.
 */
final class TailConsumer implements Runnable {
  private static final Logger LOG = Logger.getLogger(TailConsumer.class);
  private static final Duration POLL = Duration.ofMillis(500);

  private final LiveConsumerFactory kafka;
  private final ReplayBuffer buffer;
  private final LiveArticleParser parser;
  private final Duration refresh;
  private final Runnable onNewEntries;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Semaphore wanted = new Semaphore(0);
  private volatile Consumer<byte[], byte[]> consumer;
  private boolean topicWasMissing;
  private boolean failing;

  /**
   * Creates a consumer.
   *
   * @param refresh the interval between checks for new partitions
   * @param onNewEntries runs when the buffer has new entries
   */
  TailConsumer(
      LiveConsumerFactory kafka,
      ReplayBuffer buffer,
      LiveArticleParser parser,
      Duration refresh,
      Runnable onNewEntries) {
    this.kafka = kafka;
    this.buffer = buffer;
    this.parser = parser;
    this.refresh = refresh;
    this.onNewEntries = onNewEntries;
  }

  @Override
  public void run() {
    while (stop.getCount() > 0) {
      try (Consumer<byte[], byte[]> opened = kafka.consumer("isobar-live-tail", 500)) {
        consumer = opened;
        follow();
      } catch (WakeupException e) {
        LOG.debug("stopping");
      } catch (RuntimeException e) {
        pauseAfter(e);
      } finally {
        consumer = null;
      }
    }
  }

  /** Starts reading when a subscriber has joined. Callable from any thread. */
  void wake() {
    wanted.release();
  }

  void stop() {
    stop.countDown();
    wake();
    Consumer<byte[], byte[]> open = consumer;
    if (open != null) {
      open.wakeup();
    }
  }

  private void follow() {
    long refreshed = discover();
    while (stop.getCount() > 0) {
      try {
        step();
      } catch (OffsetOutOfRangeException e) {
        restart();
      }
      if (System.nanoTime() - refreshed > refresh.toNanos() || consumer.assignment().isEmpty()) {
        refreshed = discover();
      }
    }
  }

  private void step() {
    if (consumer.assignment().isEmpty()) {
      pause();
    } else if (buffer.rest()) {
      topicWasMissing = false;
      await(wanted);
    } else if (buffer.end() == null) {
      assign(List.copyOf(consumer.assignment()), kafka.epoch());
    } else {
      take(consumer.poll(POLL));
    }
  }

  /** Assigns all partitions if those of the Kafka topic have changed. */
  private long discover() {
    List<TopicPartition> partitions = LiveConsumerFactory.partitions(consumer);
    topicWasMissing |= partitions.isEmpty();
    if (!partitions.isEmpty()) {
      String epoch = kafka.epoch();
      StreamCursor known = buffer.end();
      if (known != null && epoch != null && !epoch.equals(known.epoch())) {
        restart();
      } else if (!consumer.assignment().equals(new HashSet<>(partitions))) {
        assign(partitions, epoch);
      }
    }
    if (failing) {
      failing = false;
      LOG.info("Kafka is available again; the live stream continues");
    }
    return System.nanoTime();
  }

  private void assign(List<TopicPartition> partitions, String epoch) {
    StreamCursor earliest = LiveConsumerFactory.earliest(consumer, partitions).withEpoch(epoch);
    StreamCursor known = buffer.end();
    if (known == null) {
      buffer.start(
          topicWasMissing
              ? earliest
              : LiveConsumerFactory.end(consumer, partitions).withEpoch(epoch));
    } else if (!earliest.offsets().keySet().containsAll(known.offsets().keySet())) {
      LOG.warn(
          "The Kafka topic has lost partitions; the live stream restarts with the remaining ones");
      buffer.start(earliest);
    } else {
      Set<Integer> added = new TreeSet<>(earliest.offsets().keySet());
      added.removeAll(known.offsets().keySet());
      added.forEach(partition -> buffer.add(partition, earliest.offset(partition)));
    }
    seek(partitions);
    onNewEntries.run();
  }

  private void seek(List<TopicPartition> partitions) {
    StreamCursor from = buffer.end();
    consumer.assign(partitions);
    partitions.forEach(partition -> consumer.seek(partition, from.offset(partition.partition())));
  }

  private void restart() {
    List<TopicPartition> partitions = LiveConsumerFactory.partitions(consumer);
    String epoch = kafka.epoch();
    RetainedOffsets kept =
        new RetainedOffsets(
            LiveConsumerFactory.earliest(consumer, partitions).withEpoch(epoch),
            LiveConsumerFactory.end(consumer, partitions).withEpoch(epoch));
    RetainedOffsets.Resumption resumption = kept.resume(buffer.end());
    LOG.warnf(
        "Offsets of the live stream are no longer valid; continuing at %s, was at %s: %s",
        resumption.from(), buffer.end(), resumption.gap());
    buffer.start(resumption.from());
    seek(partitions);
    onNewEntries.run();
  }

  private void take(ConsumerRecords<byte[], byte[]> records) {
    if (records.isEmpty()) {
      return;
    }
    for (ConsumerRecord<byte[], byte[]> record : records) {
      LiveArticle article = parser.parse(record);
      if (article == null) {
        buffer.advance(record.partition(), record.offset() + 1);
      } else {
        buffer.append(article);
      }
    }
    onNewEntries.run();
  }

  private void pauseAfter(RuntimeException e) {
    if (!(e instanceof KafkaException)) {
      LOG.error("Live stream failed; restarting at the same offsets", e);
    } else if (!failing) {
      LOG.warnf("Kafka is unavailable to the live stream, retrying: %s", e.getMessage());
    }
    failing = true;
    pause();
  }

  private void await(Semaphore signal) {
    try {
      if (signal.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
        signal.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stop.countDown();
    }
  }

  private void pause() {
    try {
      stop.await(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stop.countDown();
    }
  }
}
