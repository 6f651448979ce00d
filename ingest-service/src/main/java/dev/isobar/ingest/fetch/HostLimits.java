package dev.isobar.ingest.fetch;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Limits the requests to one host, over all its feeds and pages: how many run at once, and the time
 * from the end of one to the start of the next. Never blocks; thread safe.
 */
@Singleton
public final class HostLimits {
  /** How long a caller waits for a host whose requests are still running. */
  private static final Duration BUSY = Duration.ofSeconds(1);

  private static final int PRUNED_EVERY = 1024;

  private final int concurrency;
  private final Duration pause;
  private final Map<String, Host> hosts = new HashMap<>();
  private int calls;

  /** Creates the limits of the configuration. */
  @Inject
  public HostLimits(FetchConfig config) {
    this(config.hostConcurrency(), config.hostPause());
  }

  /** Creates the limits; see {@code isobar.fetch.host-concurrency} and {@code host-pause}. */
  public HostLimits(int concurrency, Duration pause) {
    this.concurrency = concurrency;
    this.pause = pause;
  }

  /**
   * Returns when a request may start; empty if it may start now. While the host is busy, this is a
   * time to ask again.
   */
  public synchronized Optional<Instant> notBefore(String host, Instant now) {
    Host state = hosts.get(key(host));
    if (state == null) {
      return Optional.empty();
    }
    if (state.running >= concurrency) {
      Instant busy = now.plus(BUSY);
      return Optional.of(state.next.isAfter(busy) ? state.next : busy);
    }
    return state.next.isAfter(now) ? Optional.of(state.next) : Optional.empty();
  }

  /** Starts a request, unless {@link #notBefore} says later. */
  public synchronized boolean tryAcquire(String host, Instant now) {
    if (++calls % PRUNED_EVERY == 0) {
      hosts.values().removeIf(state -> state.running == 0 && !state.next.isAfter(now));
    }
    if (notBefore(host, now).isPresent()) {
      return false;
    }
    Host state = hosts.computeIfAbsent(key(host), name -> new Host());
    state.running++;
    state.wait(now.plus(pause));
    return true;
  }

  /**
   * Ends a request.
   *
   * @param crawlDelay a longer pause that the host asks for; zero for none
   */
  public synchronized void release(String host, Instant now, Duration crawlDelay) {
    Host state = hosts.computeIfAbsent(key(host), name -> new Host());
    state.running = Math.max(state.running - 1, 0);
    state.wait(now.plus(crawlDelay.compareTo(pause) > 0 ? crawlDelay : pause));
  }

  /** Starts no request before a time, for example because of 429 with Retry-After. */
  public synchronized void block(String host, Instant until) {
    hosts.computeIfAbsent(key(host), name -> new Host()).wait(until);
  }

  private static String key(String host) {
    return host.toLowerCase(Locale.ROOT);
  }

  private static final class Host {
    private int running;
    private Instant next = Instant.MIN;

    void wait(Instant until) {
      next = until.isAfter(next) ? until : next;
    }
  }
}
