package dev.isobar.local.up;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Decides whether a process that died is restarted, and after which pause. The pause doubles with
 * each death of the last minute; the fifth death within a minute is the last one. Not thread-safe.
 */
final class RestartPolicy {
  /** The number of deaths within {@link #WINDOW} at which the policy gives up. */
  static final int MAX_DEATHS = 5;

  static final Duration WINDOW = Duration.ofMinutes(1);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

  private final Clock clock;
  private final Deque<Instant> deaths = new ArrayDeque<>();

  RestartPolicy(Clock clock) {
    this.clock = clock;
  }

  /**
   * Records a death that happened now.
   *
   * @return the pause before the restart; empty if the process must not be restarted
   */
  Optional<Duration> afterDeath() {
    Instant now = clock.instant();
    while (!deaths.isEmpty() && !deaths.getFirst().isAfter(now.minus(WINDOW))) {
      deaths.removeFirst();
    }
    deaths.addLast(now);
    return deaths.size() < MAX_DEATHS
        ? Optional.of(FIRST_PAUSE.multipliedBy(1L << (deaths.size() - 1)))
        : Optional.empty();
  }
}
