package dev.isobar.ingest.publish;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Slows archives down, so that live articles do not wait behind them: a rate, and a pause while
 * enrich-service is behind. Thread-safe; senders share the rate.
 */
@ApplicationScoped
public class ReplayPace {
  private static final Duration BACKLOG_CHECK = Duration.ofMillis(100);

  /** Senders over HTTP must not see a silent connection for longer. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private static final Duration PAUSE = Duration.ofMillis(20);

  private final Supplier<OptionalLong> backlog;
  private final long maxBacklog;
  private final long nanosPerArticle;
  private long nextNanos = System.nanoTime();
  private long checkedNanos = System.nanoTime() - BACKLOG_CHECK.toNanos();
  private boolean behind;

  @Inject
  ReplayPace(RawBacklog backlog, ReplayConfig config) {
    this(backlog::size, config.rate(), config.maxBacklog());
  }

  ReplayPace(Supplier<OptionalLong> backlog, int rate, long maxBacklog) {
    this.backlog = backlog;
    this.maxBacklog = maxBacklog;
    this.nanosPerArticle = TimeUnit.SECONDS.toNanos(1) / rate;
  }

  /**
   * Blocks until one more article of an archive may be published.
   *
   * @throws InterruptedException if the service stops
   */
  public void awaitTurn() throws InterruptedException {
    Instant latest = Instant.now().plus(LONGEST_PAUSE);
    while (isBehind() && Instant.now().isBefore(latest)) {
      Thread.sleep(PAUSE.toMillis());
    }
    long wait = reserve(System.nanoTime());
    if (wait > 0) {
      TimeUnit.NANOSECONDS.sleep(wait);
    }
  }

  /** Returns the nanoseconds until the turn that is reserved. */
  private synchronized long reserve(long now) {
    long turn = Math.max(now, nextNanos);
    nextNanos = turn + nanosPerArticle;
    return turn - now;
  }

  private synchronized boolean isBehind() {
    long now = System.nanoTime();
    if (now - checkedNanos >= BACKLOG_CHECK.toNanos()) {
      behind = backlog.get().orElse(0) > maxBacklog;
      checkedNanos = System.nanoTime();
    }
    return behind;
  }
}
