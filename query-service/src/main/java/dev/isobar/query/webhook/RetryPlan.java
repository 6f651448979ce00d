package dev.isobar.query.webhook;

import dev.isobar.query.config.DeliveryConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;

/** Says when what failed is tried again, and when a webhook is given up. */
@Singleton
class RetryPlan {
  /** Up to so much of a pause is added, so that what failed together does not come together. */
  private static final double JITTER = 0.2;

  private static final int MAX_DOUBLINGS = 10;

  /** The longest pause of a target, as a multiple of the shortest: one minute of 5 s. */
  private static final int MAX_TARGET_PAUSE = 12;

  private static final Duration MIN_FORGET = Duration.ofDays(2);

  private final List<Duration> pauses;
  private final Duration disableAfter;
  private final DoubleSupplier random;

  @Inject
  RetryPlan(DeliveryConfig config) {
    this(config.retries(), config.disableAfter(), RandomGenerator.getDefault()::nextDouble);
  }

  RetryPlan(List<Duration> pauses, Duration disableAfter, DoubleSupplier random) {
    this.pauses = List.copyOf(pauses);
    this.disableAfter = disableAfter;
    this.random = random;
  }

  /** Returns how long a message waits after so many failed attempts; empty if it is dead. */
  Optional<Duration> pause(int attempts) {
    return attempts > pauses.size()
        ? Optional.empty()
        : Optional.of(withJitter(pauses.get(attempts - 1)));
  }

  /**
   * Returns how long a target is left alone after so many failures in a row, whatever waits for it.
   */
  Duration targetPause(int failures) {
    Duration first = pauses.isEmpty() ? Duration.ofSeconds(5) : pauses.get(0);
    long times = Math.min(MAX_TARGET_PAUSE, 1L << Math.min(failures - 1, MAX_DOUBLINGS));
    return withJitter(first.multipliedBy(times));
  }

  /** Returns how long all attempts must have failed until a webhook is disabled. */
  Duration disableAfter() {
    return disableAfter;
  }

  /**
   * Returns after which time without any attempt an earlier failure says nothing more, because
   * nothing was to be sent: longer than each pause.
   */
  Duration forgetAfter() {
    Duration longest = pauses.stream().max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    return MIN_FORGET.compareTo(longest) > 0 ? MIN_FORGET : longest.multipliedBy(2);
  }

  private Duration withJitter(Duration pause) {
    return pause.plusMillis((long) (pause.toMillis() * JITTER * random.getAsDouble()));
  }
}
