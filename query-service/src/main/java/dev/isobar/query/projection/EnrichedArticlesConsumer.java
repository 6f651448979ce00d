package dev.isobar.query.projection;

import dev.isobar.contracts.channel.Topics;
import dev.isobar.query.config.ViewConfig;
import dev.isobar.query.projection.ArticleProjection.OffsetsMoved;
import dev.isobar.query.store.ViewSchema;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * One consumer of the group, in its own thread. The offsets come from the database and go there, in
 * the transaction of the rows; Kafka's own committed offsets play no part. While database or broker
 * are away it stays in the group, reads nothing, and tries again.
 */
final class EnrichedArticlesConsumer implements Runnable, ConsumerRebalanceListener {
  private static final Logger LOG = Logger.getLogger(EnrichedArticlesConsumer.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration POLL_UNPOSITIONED = Duration.ofMillis(50);
  private static final Duration CHECK = Duration.ofSeconds(2);

  private final ConsumerSettings settings;
  private final ProjectionWriter writer;
  private final ArticleProjection view;
  private final ViewSchema schema;
  private final ProjectionMetrics metrics;
  private final Backoff backoff;
  private final CountDownLatch stopped = new CountDownLatch(1);

  /** Where the view stands, by partition that is assigned and positioned. */
  private final Map<Integer, Long> standing = new TreeMap<>();

  /** Partitions that are assigned, but whose place the database has not told yet. */
  private final Set<TopicPartition> unpositioned = new HashSet<>();

  private long checked = System.nanoTime();
  private volatile Consumer<byte[], byte[]> consumer;
  private volatile boolean positioned;

  EnrichedArticlesConsumer(
      Map<String, Object> broker,
      ProjectionWriter writer,
      ArticleProjection view,
      ViewSchema schema,
      ProjectionMetrics metrics,
      ViewConfig config) {
    this.settings = new ConsumerSettings(broker, config);
    this.writer = writer;
    this.view = view;
    this.schema = schema;
    this.metrics = metrics;
    this.backoff = new Backoff(config.retryMax());
  }

  @Override
  public void run() {
    while (!isStopped()) {
      try (Consumer<byte[], byte[]> made = settings.consumer()) {
        consumer = made;
        consumer.subscribe(List.of(Topics.ENRICHED), this);
        while (!isStopped()) {
          turn();
        }
      } catch (WakeupException e) {
        LOG.debug("Stopping");
      } catch (RuntimeException e) {
        LOG.errorf(e, "The consumer of %s starts anew", Topics.ENRICHED);
        pause();
      } finally {
        onPartitionsLost(partitions(standing.keySet()));
      }
    }
  }

  void stop() {
    stopped.countDown();
    Consumer<byte[], byte[]> running = consumer;
    if (running != null) {
      running.wakeup();
    }
  }

  boolean isPositioned() {
    return positioned;
  }

  private void turn() {
    try {
      position();
      ConsumerRecords<byte[], byte[]> records =
          consumer.poll(unpositioned.isEmpty() ? POLL : POLL_UNPOSITIONED);
      if (!records.isEmpty()) {
        write(records);
      } else if (System.nanoTime() - checked > CHECK.toNanos()) {
        check();
      }
      backoff.reset();
    } catch (SQLException e) {
      waitInGroup(e);
    }
  }

  /** Asks the database where to go on, once it has tables. Until then the partitions are paused. */
  private void position() throws SQLException {
    if (unpositioned.isEmpty() || !schema.isReady()) {
      return;
    }
    Map<Integer, Long> found =
        view.offsets(unpositioned.stream().map(TopicPartition::partition).toList());
    Map<Integer, Long> places = new TreeMap<>();
    for (TopicPartition partition : unpositioned) {
      long next = found.getOrDefault(partition.partition(), 0L);
      consumer.seek(partition, next);
      places.put(partition.partition(), next);
    }
    standing.putAll(places);
    LOG.infof("Reading on at %s", places);
    consumer.resume(unpositioned);
    unpositioned.clear();
    positioned = true;
  }

  /**
   * A write finds out whether the view still stands where it stood. Where nothing arrives, this
   * does: an operator may have asked for a replay, or the database lost its last transactions.
   */
  private void check() throws SQLException {
    checked = System.nanoTime();
    if (standing.isEmpty()) {
      return;
    }
    Map<Integer, Long> found = view.offsets(standing.keySet());
    Set<Integer> moved = new HashSet<>();
    standing.forEach(
        (partition, next) -> {
          if (!found.getOrDefault(partition, 0L).equals(next)) {
            moved.add(partition);
          }
        });
    if (!moved.isEmpty()) {
      LOG.infof("Reading elsewhere: the view stands at %s, not at %s", found, standing);
      reposition(partitions(moved));
    }
  }

  private void write(ConsumerRecords<byte[], byte[]> records) throws SQLException {
    List<ConsumerRecord<byte[], byte[]>> batch = new ArrayList<>(records.count());
    records.forEach(batch::add);
    Map<Integer, Long> from = new TreeMap<>();
    records.partitions().forEach(p -> from.put(p.partition(), standing.get(p.partition())));
    try {
      standing.putAll(writer.write(batch, from));
      records.partitions().forEach(this::measure);
    } catch (OffsetsMoved e) {
      LOG.infof("Reading elsewhere: %s", e.getMessage());
      reposition(records.partitions());
    } catch (SQLException | KafkaException e) {
      // Whether the transaction was committed is not known: the database will say.
      reposition(records.partitions());
      throw e instanceof SQLException sql ? sql : new SQLException(e);
    }
  }

  private void reposition(Collection<TopicPartition> partitions) {
    consumer.pause(partitions);
    unpositioned.addAll(partitions);
  }

  private void measure(TopicPartition partition) {
    consumer.currentLag(partition).ifPresent(lag -> metrics.lag(partition.partition(), lag));
  }

  /** Polling keeps the place in the group; nothing is read meanwhile. */
  private void waitInGroup(Exception trouble) {
    Duration pause = backoff.next();
    LOG.warnf("The view cannot be written, next try in %s: %s", pause, trouble.getMessage());
    metrics.retried();
    Set<TopicPartition> reading = new HashSet<>(consumer.assignment());
    reading.removeAll(consumer.paused());
    consumer.pause(reading);
    consumer.poll(pause);
    reading.retainAll(consumer.assignment());
    reading.removeAll(unpositioned);
    consumer.resume(reading);
  }

  private void pause() {
    try {
      stopped.await(backoff.next().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopped.countDown();
    }
  }

  private boolean isStopped() {
    return stopped.getCount() == 0;
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    reposition(partitions);
    positioned |= partitions.isEmpty();
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    partitions.forEach(
        partition -> {
          unpositioned.remove(partition);
          standing.remove(partition.partition());
          metrics.released(partition.partition());
        });
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> partitions) {
    onPartitionsRevoked(partitions);
  }

  private static Set<TopicPartition> partitions(Collection<Integer> partitions) {
    return partitions.stream()
        .map(partition -> new TopicPartition(Topics.ENRICHED, partition))
        .collect(Collectors.toSet());
  }
}
