package dev.isobar.query.live;

import io.smallrye.reactive.messaging.ChannelRegistry;
import io.smallrye.reactive.messaging.PausableChannel;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * Runs a {@link TailSeeker} between the polls of the channel's consumer, and starts the channel
 * once the consumer has its partitions: a poll without any fails.
 */
@Singleton
class TailChannel {
  private static final Logger LOG = Logger.getLogger(TailChannel.class);
  private static final Duration TICK = Duration.ofMillis(500);

  private final KafkaClientService clients;
  private final ChannelRegistry channels;
  private final ReplayBuffer ring;
  private final Duration refresh;
  private final Vertx vertx;
  private final AtomicBoolean queued = new AtomicBoolean();
  private volatile TailSeeker seeker;
  private volatile boolean failing;
  private volatile boolean stopped;

  TailChannel(
      KafkaClientService clients,
      ChannelRegistry channels,
      ReplayBuffer ring,
      LiveConfig config,
      Vertx vertx) {
    this.clients = clients;
    this.channels = channels;
    this.ring = ring;
    this.refresh = config.partitionRefresh();
    this.vertx = vertx;
  }

  /**
   * Starts looking after the consumer.
   *
   * @param news called when the ring has started or has new partitions
   */
  void start(Runnable news) {
    seeker = new TailSeeker(ring, refresh, news);
    vertx.setPeriodic(Math.min(TICK.toMillis(), refresh.toMillis()), ignored -> wake());
    wake();
  }

  /** Looks after the poll under way: the ring has a reader, perhaps the first. From any thread. */
  void wake() {
    if (!stopped && queued.compareAndSet(false, true)) {
      clients
          .<byte[], byte[]>getConsumer(TailConsumer.NAME)
          .runOnPollingThread((java.util.function.Consumer<Consumer<byte[], byte[]>>) this::look)
          .subscribe()
          .with(done -> {}, this::failed);
    }
  }

  /** Lets no more batches out of the connector, whose workers end before it does. */
  void stop() {
    stopped = true;
    channel().pause();
  }

  private void look(Consumer<byte[], byte[]> consumer) {
    queued.set(false);
    if (seeker.look(consumer) && !stopped) {
      channel().resume();
    }
    if (failing) {
      failing = false;
      LOG.info("The live stream is connected to Kafka again.");
    }
  }

  private void failed(Throwable e) {
    queued.set(false);
    if (stopped) {
      return;
    }
    if (!(e instanceof KafkaException)) {
      LOG.error("The live stream failed, next try in half a second", e);
    } else if (!failing) {
      LOG.warnf("The live stream waits for Kafka: %s", e.getMessage());
    }
    failing = true;
  }

  private PausableChannel channel() {
    return channels.getPausable(TailConsumer.NAME);
  }
}
