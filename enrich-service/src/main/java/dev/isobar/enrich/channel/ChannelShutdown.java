package dev.isobar.enrich.channel;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.reactive.messaging.ChannelRegistry;
import io.smallrye.reactive.messaging.PausableChannel;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/**
 * Lets the current batches finish when the service stops and starts no others. The framework then
 * waits for the threads of the lanes and closes the clients, which commits the offsets.
 */
@Singleton
class ChannelShutdown {
  /** The time limit for the acknowledgement of the last batch. */
  private static final long GRACE_NANOS = Duration.ofSeconds(12).toNanos();

  private final ChannelRegistry channels;
  private volatile Long stoppedAt;

  ChannelShutdown(ChannelRegistry channels) {
    this.channels = channels;
  }

  /** Returns false when the service stops and the time limit has passed. */
  boolean isRunning() {
    Long stopped = stoppedAt;
    return stopped == null || System.nanoTime() - stopped < GRACE_NANOS;
  }

  void stop(@Observes ShutdownEvent event) {
    stoppedAt = System.nanoTime();
    for (String name : List.of("raw-articles", "quick-articles")) {
      pause(name);
      // With `concurrency`, the name of each copy of the channel ends in a number.
      for (int copy = 1; pause(name + "$" + copy); copy++) {}
    }
  }

  private boolean pause(String name) {
    PausableChannel channel = channels.getPausable(name);
    if (channel != null) {
      channel.pause();
    }
    return channel != null;
  }
}
