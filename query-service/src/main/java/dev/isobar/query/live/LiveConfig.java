package dev.isobar.query.live;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The live stream. */
@ConfigMapping(prefix = "isobar.live")
public interface LiveConfig {

  /**
   * Default {@code 10s}. A subscriber who has been sent nothing for so long gets a heartbeat, which
   * also carries the position. Shorter than the idle time-out of any proxy on the way.
   */
  @WithDefault("10s")
  Duration heartbeat();

  /**
   * Default {@code 2s}. How long clients are told to wait before they reconnect; each is told up to
   * twice as much, by chance, so that they do not all come at once.
   */
  @WithDefault("2s")
  Duration retry();

  /** Default {@code 10000}. Subscribers of one replica; further ones are answered 503. */
  @WithDefault("10000")
  int maxSubscribers();

  /**
   * Default {@code 32M}, in bytes of memory. How much of the recent past is kept for all
   * subscribers together, about a quarter of it counted as JSON. Nothing is kept while nobody
   * subscribes. Who is further behind is brought up from Kafka.
   */
  @WithDefault("32M")
  MemorySize ring();

  /**
   * Default {@code 4}. Kafka consumers, and threads, that bring up subscribers who are behind the
   * ring; further subscribers queue for them, and long catching up goes in turns.
   */
  @WithDefault("4")
  int catchUpConsumers();

  /**
   * Default {@code 256K}, in bytes. What may wait to be sent to one client before it counts as
   * slow, beside what the kernel's socket buffers hold; one event may exceed it.
   */
  @WithDefault("256K")
  MemorySize clientBuffer();

  /**
   * Default {@code 5s}. How long a client may leave its buffer full before it is cut off; it can
   * resume by {@code Last-Event-ID}.
   */
  @WithDefault("5s")
  Duration grace();

  /** Default {@code 5s}. How often new partitions of the Kafka topic are looked for. */
  @WithDefault("5s")
  Duration partitionRefresh();
}
