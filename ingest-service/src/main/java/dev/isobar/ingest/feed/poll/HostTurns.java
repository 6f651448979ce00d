package dev.isobar.ingest.feed.poll;

import dev.isobar.ingest.feed.schedule.HostRefusals;
import dev.isobar.ingest.fetch.AddressGuard;
import dev.isobar.ingest.fetch.FetchConfig;
import dev.isobar.ingest.fetch.FetchException;
import dev.isobar.ingest.fetch.HostLimits;
import dev.isobar.ingest.fetch.RobotsRules;
import dev.isobar.ingest.fetch.WebAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Lets requests to one host wait for each other, over all feeds and pages, and for the end of a
 * pause that the host asked for. Hosts that the configuration allows as exceptions are the
 * operator's own: each port is a host, and only pauses count. Thread-safe.
 */
@ApplicationScoped
class HostTurns {
  private static final Logger LOG = Logger.getLogger(HostTurns.class);
  private static final Duration LEAST_WAIT = Duration.ofMillis(20);

  /** A thread is not kept for longer; above every crawl delay that is respected in full. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  private final HostLimits limits;
  private final RobotsRules robots;
  private final AddressGuard guard;
  private final Clock clock;
  private final HostRefusals refusals = new HostRefusals();

  HostTurns(HostLimits limits, RobotsRules robots, FetchConfig config, Clock clock) {
    this.limits = limits;
    this.robots = robots;
    this.guard = AddressGuard.of(config);
    this.clock = clock;
    robots.onRefusal(this::heard);
  }

  /** Ends a request to a host. */
  interface Turn extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Blocks until a request to the host of an address may start.
   *
   * @throws FetchException with {@link FetchException.Reason#PAUSED} if the host has asked for a
   *     pause that ends later
   * @throws InterruptedException if the service stops
   */
  Turn take(WebAddress address) throws FetchException, InterruptedException {
    String host = key(address);
    Optional<Instant> paused = pausedUntil(address);
    if (paused.isPresent()) {
      throw new FetchException(
          FetchException.Reason.PAUSED,
          "%s has asked for a pause until %s.".formatted(host, paused.get()),
          null);
    }
    if (isException(address)) {
      return () -> {};
    }
    while (!limits.tryAcquire(host, clock.instant())) {
      Optional<Instant> free = limits.notBefore(host, clock.instant());
      Duration wait = Duration.between(clock.instant(), free.orElse(clock.instant()));
      if (wait.compareTo(LONGEST_WAIT) > 0) {
        return take(address);
      }
      Thread.sleep(Math.max(LEAST_WAIT.toMillis(), wait.toMillis()));
    }
    return () -> limits.release(host, clock.instant(), robots.crawlDelay(address.uri()));
  }

  /** Returns when the host of a feed may be asked again; empty unless it asked for a pause. */
  Optional<Instant> pausedUntil(String url) {
    try {
      return pausedUntil(WebAddress.parse(url));
    } catch (FetchException e) {
      return Optional.empty();
    }
  }

  /** Notes that the host of a feed asked for a pause, before this replica polled the feed. */
  void pause(String url, Instant until) {
    try {
      limits.block(key(WebAddress.parse(url)), until);
    } catch (FetchException e) {
      LOG.debugf("The feed %s has no usable address: %s", url, e.getMessage());
    }
  }

  /**
   * Notes an answer, which can ask for a pause of all requests to its host.
   *
   * @param headers the headers of the answer with names in lower case
   * @return the pause; empty if the host does not ask for one
   */
  Optional<Duration> heard(URI uri, int status, Map<String, String> headers) {
    try {
      String host = key(WebAddress.of(uri));
      Instant now = clock.instant();
      Optional<Duration> asked =
          refusals.pause(host, status, headers.get("retry-after"), headers.get("date"), now);
      asked.ifPresent(
          pause -> {
            LOG.infof("%s answers %d: all its feeds and pages wait %s", host, status, pause);
            limits.block(host, now.plus(pause));
          });
      return asked;
    } catch (FetchException e) {
      LOG.debugf("The answer of %s has no usable address: %s", uri, e.getMessage());
      return Optional.empty();
    }
  }

  /** The rest of a pause that is nearly over counts as the usual time between two requests. */
  private Optional<Instant> pausedUntil(WebAddress address) {
    Instant now = clock.instant();
    Instant soon = isException(address) ? now : now.plus(LONGEST_WAIT);
    return limits.notBefore(key(address), now).filter(free -> free.isAfter(soon));
  }

  private String key(WebAddress address) {
    return isException(address) ? address.host() + ":" + address.effectivePort() : address.host();
  }

  private boolean isException(WebAddress address) {
    return guard.isException(address.host(), address.effectivePort());
  }
}
