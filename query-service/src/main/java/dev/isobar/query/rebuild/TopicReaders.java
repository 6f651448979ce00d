package dev.isobar.query.rebuild;

import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.query.projection.ShadowProjection;
import dev.isobar.query.store.ViewSchema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Reads all partitions of the enriched articles into a new view, with several threads. */
final class TopicReaders implements AutoCloseable {
  private static final Duration TICK = Duration.ofMillis(500);

  private final List<PartitionReader> readers = new ArrayList<>();
  private final ExecutorService threads;
  private final CountDownLatch stopped;
  private final Map<Integer, Long> ends = new TreeMap<>();
  private final AtomicLong read = new AtomicLong();
  private final AtomicLong articles = new AtomicLong();
  private final long total;

  /**
   * Starts at the first record of each partition.
   *
   * @param count how many threads read and write
   * @param stopped ends the reading
   */
  TopicReaders(
      RebuildConsumers consumers,
      ShadowProjection projection,
      ViewSchema schema,
      int count,
      CountDownLatch stopped) {
    this.stopped = stopped;
    long offsets = 0;
    List<List<TopicPartition>> shares = new ArrayList<>();
    try (Consumer<byte[], byte[]> consumer = consumers.consumer("isobar-view-rebuild")) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(KafkaTopics.ENRICHED).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
      for (Map.Entry<TopicPartition, Long> end : consumer.endOffsets(partitions).entrySet()) {
        ends.put(end.getKey().partition(), end.getValue());
        offsets += end.getValue() - first.get(end.getKey());
      }
      for (int i = 0; i < partitions.size(); i++) {
        if (shares.size() < count) {
          shares.add(new ArrayList<>());
        }
        shares.get(i % count).add(partitions.get(i));
      }
    }
    total = offsets;
    for (List<TopicPartition> share : shares) {
      readers.add(
          new PartitionReader(
              consumers.consumer("isobar-view-rebuild-" + readers.size()),
              share,
              projection.writer(schema, articles::addAndGet),
              read::addAndGet,
              stopped));
    }
    threads = Executors.newFixedThreadPool(threads());
  }

  /** Returns where the partitions ended at the start. */
  Map<Integer, Long> ends() {
    return ends;
  }

  /** Returns how many threads read and write. */
  int threads() {
    return Math.max(1, readers.size());
  }

  /** Returns how many offsets were read, of {@link #total}. */
  long read() {
    return read.get();
  }

  long total() {
    return Math.max(total, read.get());
  }

  /** Returns how many articles were written, each revision once. */
  long articles() {
    return articles.get();
  }

  /**
   * Reads and writes until the new view has reached these offsets. After a failure, the same can be
   * tried again.
   *
   * @param tick is called now and then meanwhile
   */
  void readTo(Map<Integer, Long> offsets, Callable<?> tick) throws Exception {
    List<Future<?>> tasks = new ArrayList<>();
    for (PartitionReader reader : readers) {
      tasks.add(threads.submit(() -> reader.readTo(offsets)));
    }
    Exception failure = null;
    for (Future<?> task : tasks) {
      try {
        while (!isDone(task)) {
          tick.call();
        }
      } catch (ExecutionException e) {
        failure = e.getCause() instanceof Exception cause ? cause : e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private static boolean isDone(Future<?> task) throws ExecutionException, InterruptedException {
    try {
      task.get(TICK.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }

  /** Waits for the transactions that are being written. */
  @Override
  public void close() throws InterruptedException {
    stopped.countDown();
    threads.shutdown();
    threads.awaitTermination(1, TimeUnit.MINUTES);
    readers.forEach(PartitionReader::close);
  }
}
