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
  private final ReplayBuffer buffer;
  private final Duration refresh;
  private final Vertx vertx;
  private final AtomicBoolean queued = new AtomicBoolean();
  private volatile TailSeeker seeker;
  private volatile boolean failing;
  private volatile boolean stopped;

  TailChannel(
      KafkaClientService clients,
      ChannelRegistry channels,
      ReplayBuffer buffer,
      LiveConfig config,
      Vertx vertx) {
    this.clients = clients;
    this.channels = channels;
    this.buffer = buffer;
    this.refresh = config.partitionRefresh();
    this.vertx = vertx;
  }

  /**
   * Starts looking after the consumer.
   *
   * @param onNewEntries runs when the buffer has started or has new partitions
   */
  void start(Runnable onNewEntries) {
    seeker = new TailSeeker(buffer, refresh, onNewEntries);
    vertx.setPeriodic(Math.min(TICK.toMillis(), refresh.toMillis()), ignored -> wake());
    wake();
  }

  /**
   * Looks after the poll under way: the buffer has a reader, perhaps the first. From any thread.
   */
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
    if (seeker.look(consumer) && channel().isPaused() && !stopped) {
      channel().resume();
    }
    if (failing) {
      failing = false;
      LOG.info("Kafka is available again; the live stream continues");
    }
  }

  private void failed(Throwable e) {
    queued.set(false);
    if (stopped) {
      return;
    }
    if (!(e instanceof KafkaException)) {
      LOG.error("Live stream failed; retrying in half a second", e);
    } else if (!failing) {
      LOG.warnf("Kafka is unavailable to the live stream, retrying: %s", e.getMessage());
    }
    failing = true;
  }

  private PausableChannel channel() {
    return channels.getPausable(TailConsumer.NAME);
  }
}
