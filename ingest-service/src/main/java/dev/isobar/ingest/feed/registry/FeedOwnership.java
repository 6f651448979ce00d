package dev.isobar.ingest.feed.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.messaging.ChannelBacklog;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.utils.Utils;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Says which feeds this replica polls. The consumer group {@code isobar-ingest-feeds} assigns each
 * partition of {@code isobar.feed-states} to one replica. A replica owns the feeds of a partition
 * when it also knows their states: all that the partition had when it was assigned. Each time it
 * takes a partition over, its writes get a higher {@link OwnerEpoch}. Thread-safe.
 */
@ApplicationScoped
public class FeedOwnership {
  static final String CHANNEL = "feed-ownership";

  private static final Logger LOG = Logger.getLogger(FeedOwnership.class);
  private static final long CHECK_MILLIS = 100;

  /** An assigned partition. A new assignment of the same partition is another object. */
  private static final class Partition {
    private final int generation;
    private volatile Long end;
    private volatile OwnerEpoch epoch;

    private Partition(int generation) {
      this.generation = generation;
    }
  }

  private final FeedStates states;
  private final FeedsConfig config;
  private final ChannelBacklog group;
  private final MeterRegistry metrics;
  private final Map<Integer, Partition> assigned = new ConcurrentHashMap<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile int partitions;
  private Future<?> ticker;

  FeedOwnership(
      FeedStates states, FeedsConfig config, KafkaClientService clients, MeterRegistry metrics) {
    this.states = states;
    this.config = config;
    this.group = new ChannelBacklog(clients, CHANNEL);
    this.metrics = metrics;
  }

  void start(@Observes StartupEvent event) {
    if (config.enabled()) {
      ticker =
          Infrastructure.getDefaultWorkerPool()
              .scheduleWithFixedDelay(
                  this::check, CHECK_MILLIS, CHECK_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  void stop(@Observes ShutdownEvent event) {
    if (ticker != null) {
      ticker.cancel(false);
    }
    assigned.clear();
  }

  /** Returns whether this replica polls a feed. */
  public boolean owns(String feedId) {
    return epoch(feedId).isPresent();
  }

  /** Returns the epoch of this replica's writes for a feed; empty if it does not own the feed. */
  public Optional<OwnerEpoch> epoch(String feedId) {
    int count = partitions;
    Partition partition = count == 0 ? null : assigned.get(partition(feedId, count));
    return partition == null ? Optional.empty() : Optional.ofNullable(partition.epoch);
  }

  /**
   * Notes that a record with a later epoch was found. If this replica has lost the feed, it will
   * hear of that. If the group still assigns it here, the other one was late to hear of its loss,
   * so this replica takes the partition over once more.
   *
   * @param epoch the epoch of this replica that was too low
   */
  public void contested(String feedId, OwnerEpoch epoch) {
    assigned.computeIfPresent(
        partition(feedId, partitions),
        (number, partition) ->
            epoch.equals(partition.epoch) ? new Partition(partition.generation) : partition);
  }

  /** Adds a listener, which is called after this replica has gained or lost feeds. */
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /** Returns the partition of a feed, as the default partitioner of Kafka's producers does. */
  static int partition(String feedId, int partitions) {
    return Utils.toPositive(Utils.murmur2(feedId.getBytes(UTF_8))) % partitions;
  }

  /** Notes an assignment of the group. Must not block: the whole group waits for it. */
  void assign(Collection<Integer> numbers, int generation) {
    numbers.forEach(number -> assigned.put(number, new Partition(generation)));
    numbers.forEach(this::measure);
  }

  /** Notes that the group has taken partitions away. */
  void release(Collection<Integer> numbers) {
    numbers.forEach(assigned::remove);
    changed();
  }

  /** The records are not read here: {@link FeedStates} reads them all. */
  @Incoming(CHANNEL)
  @Blocking("feeds")
  void ignore(ConsumerRecords<byte[], byte[]> batch) {
    LOG.debugf("%d states of a partition that is not paused", batch.count());
  }

  private void check() {
    try {
      if (assigned.values().stream().anyMatch(partition -> partition.end == null)) {
        partitions = group.partitions(KafkaTopics.FEED_STATES);
        group.ends().forEach(this::setEnd);
      }
      boolean gained = false;
      for (Map.Entry<Integer, Partition> entry : assigned.entrySet()) {
        Partition partition = entry.getValue();
        if (partition.epoch == null
            && partition.end != null
            && states.isRead(entry.getKey(), partition.end)) {
          long counter = states.latestEpoch(entry.getKey()).counter() + 1;
          partition.epoch = new OwnerEpoch(counter, partition.generation);
          gained = true;
        }
      }
      if (gained) {
        changed();
      }
    } catch (RuntimeException e) {
      LOG.debugf("The owner of feeds is not known yet, retrying: %s", e);
    }
  }

  private void setEnd(int number, long end) {
    Partition partition = assigned.get(number);
    if (partition != null && partition.end == null) {
      partition.end = end;
    }
  }

  private void changed() {
    long owned = assigned.values().stream().filter(partition -> partition.epoch != null).count();
    LOG.infof("This replica polls the feeds of %d of %d partitions", owned, partitions);
    listeners.forEach(Runnable::run);
  }

  private void measure(int number) {
    metrics.gauge(
        "isobar.feeds.partition.owned",
        Tags.of("partition", String.valueOf(number)),
        assigned,
        all -> all.containsKey(number) && all.get(number).epoch != null ? 1 : 0);
  }
}
