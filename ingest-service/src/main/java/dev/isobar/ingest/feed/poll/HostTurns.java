package dev.isobar.ingest.feed.poll;

import dev.isobar.ingest.fetch.AddressGuard;
import dev.isobar.ingest.fetch.FetchConfig;
import dev.isobar.ingest.fetch.HostLimits;
import dev.isobar.ingest.fetch.RobotsRules;
import dev.isobar.ingest.fetch.WebAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
  private final AddressGuard guard;
  private final Clock clock;

  HostTurns(HostLimits limits, RobotsRules robots, FetchConfig config, Clock clock) {
    this.limits = limits;
    this.robots = robots;
    this.guard = AddressGuard.of(config);
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
  Turn take(WebAddress address) throws InterruptedException {
    String host = address.host();
    if (guard.isException(host, address.effectivePort())) {
      return () -> {};
    }
    while (!limits.tryAcquire(host, clock.instant())) {
      Optional<Instant> free = limits.notBefore(host, clock.instant());
      Duration wait = Duration.between(clock.instant(), free.orElse(clock.instant()));
      Thread.sleep(Math.max(LEAST_WAIT.toMillis(), wait.toMillis()));
    }
    return () -> limits.release(host, clock.instant(), robots.crawlDelay(address.uri()));
  }
}
