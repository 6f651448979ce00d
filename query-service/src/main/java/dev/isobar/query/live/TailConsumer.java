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
 * Follows the end of the Kafka topic and fills the ring while there are subscribers; without any it
 * fetches nothing. Where the broker is away it waits, and goes on where it was; where the topic is
 * not there yet, it begins with its first record.
 */
final class TailConsumer implements Runnable {
  private static final Logger LOG = Logger.getLogger(TailConsumer.class);
  private static final Duration POLL = Duration.ofMillis(500);

  private final LiveConsumerFactory kafka;
  private final ReplayBuffer ring;
  private final Duration refresh;
  private final Runnable news;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Semaphore wanted = new Semaphore(0);
  private volatile Consumer<byte[], byte[]> consumer;
  private boolean topicWasMissing;
  private boolean failing;

  /**
   * @param refresh how often new partitions are looked for
   * @param news called when there is something to read in the ring
   */
  TailConsumer(LiveConsumerFactory kafka, ReplayBuffer ring, Duration refresh, Runnable news) {
    this.kafka = kafka;
    this.ring = ring;
    this.refresh = refresh;
    this.news = news;
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

  /** There is a reader of the ring, perhaps the first. From any thread. */
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
        beginAnew();
      }
      if (System.nanoTime() - refreshed > refresh.toNanos() || consumer.assignment().isEmpty()) {
        refreshed = discover();
      }
    }
  }

  private void step() {
    if (consumer.assignment().isEmpty()) {
      pause();
    } else if (ring.rest()) {
      topicWasMissing = false;
      await(wanted);
    } else if (ring.end() == null) {
      assign(List.copyOf(consumer.assignment()));
    } else {
      take(consumer.poll(POLL));
    }
  }

  /** Assigns all partitions where those of the topic have changed. */
  private long discover() {
    List<TopicPartition> partitions = LiveConsumerFactory.partitions(consumer);
    topicWasMissing |= partitions.isEmpty();
    if (!partitions.isEmpty() && !consumer.assignment().equals(new HashSet<>(partitions))) {
      assign(partitions);
    }
    if (failing) {
      failing = false;
      LOG.info("The live stream is connected to Kafka again.");
    }
    return System.nanoTime();
  }

  private void assign(List<TopicPartition> partitions) {
    StreamCursor earliest = LiveConsumerFactory.earliest(consumer, partitions);
    StreamCursor known = ring.end();
    if (known == null) {
      ring.start(topicWasMissing ? earliest : LiveConsumerFactory.end(consumer, partitions));
    } else if (!earliest.offsets().keySet().containsAll(known.offsets().keySet())) {
      LOG.warn("The topic has lost partitions; the live stream begins anew with those it has.");
      ring.start(earliest);
    } else {
      Set<Integer> added = new TreeSet<>(earliest.offsets().keySet());
      added.removeAll(known.offsets().keySet());
      added.forEach(partition -> ring.add(partition, earliest.offset(partition)));
    }
    seek(partitions);
    news.run();
  }

  private void seek(List<TopicPartition> partitions) {
    StreamCursor from = ring.end();
    consumer.assign(partitions);
    partitions.forEach(partition -> consumer.seek(partition, from.offset(partition.partition())));
  }

  private void beginAnew() {
    List<TopicPartition> partitions = List.copyOf(consumer.assignment());
    RetainedOffsets kept =
        new RetainedOffsets(
            LiveConsumerFactory.earliest(consumer, partitions),
            LiveConsumerFactory.end(consumer, partitions));
    RetainedOffsets.Resumption resumption = kept.resume(ring.end());
    LOG.warnf(
        "The live stream goes on at %s, was at %s: %s",
        resumption.from(), ring.end(), resumption.gap());
    ring.start(resumption.from());
    seek(partitions);
    news.run();
  }

  private void take(ConsumerRecords<byte[], byte[]> records) {
    if (records.isEmpty()) {
      return;
    }
    for (ConsumerRecord<byte[], byte[]> record : records) {
      LiveArticle article = ArticleRecords.read(record);
      if (article == null) {
        ring.advance(record.partition(), record.offset() + 1);
      } else {
        ring.append(article);
      }
    }
    news.run();
  }

  private void pauseAfter(RuntimeException e) {
    if (!(e instanceof KafkaException)) {
      LOG.error("The live stream failed; it begins again where it was.", e);
    } else if (!failing) {
      LOG.warnf("The live stream waits for Kafka: %s", e.getMessage());
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
