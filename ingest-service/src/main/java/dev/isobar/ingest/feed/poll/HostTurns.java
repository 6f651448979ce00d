package dev.isobar.ingest.feed.poll;

import dev.isobar.ingest.fetch.FetchConfig;
import dev.isobar.ingest.fetch.HostLimits;
import dev.isobar.ingest.fetch.RobotsRules;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Lets requests to one host wait for each other, over all feeds and pages. Hosts that the
 * configuration allows as exceptions are the operator's own, and do not wait. Thread-safe.
 */
@ApplicationScoped
class HostTurns {
  private static final Duration LEAST_WAIT = Duration.ofMillis(20);

  private final HostLimits limits;
  private final RobotsRules robots;
  private final List<String> own;
  private final Clock clock;

  HostTurns(HostLimits limits, RobotsRules robots, FetchConfig config, Clock clock) {
    this.limits = limits;
    this.robots = robots;
    this.own = config.allowedHosts().orElse(List.of());
    this.clock = clock;
  }

  /** Ends a request to a host. */
  interface Turn extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Blocks until a request to the host of an address may start.
   *
   * @throws InterruptedException if the service stops
   */
  Turn take(URI address) throws InterruptedException {
    String host = address.getHost();
    if (host == null || own.contains(host) || own.contains(host + ":" + address.getPort())) {
      return () -> {};
    }
    while (!limits.tryAcquire(host, clock.instant())) {
      Optional<Instant> free = limits.notBefore(host, clock.instant());
      Duration wait = Duration.between(clock.instant(), free.orElse(clock.instant()));
      Thread.sleep(Math.max(LEAST_WAIT.toMillis(), wait.toMillis()));
    }
    return () -> limits.release(host, clock.instant(), robots.crawlDelay(address));
  }
}
