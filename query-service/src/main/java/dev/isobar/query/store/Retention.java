package dev.isobar.query.store;

import dev.isobar.query.config.ViewConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/** Says which articles are too old for the view: whole months, so that partitions can go. */
@ApplicationScoped
public class Retention {
  private final Optional<Period> period;
  private final Clock clock;

  @Inject
  Retention(ViewConfig config) {
    this(config.retention(), Clock.systemUTC());
  }

  /**
   * Makes the rule.
   *
   * @param period how long articles are kept; empty for ever
   * @throws IllegalArgumentException if the period is not positive
   */
  public Retention(Optional<Period> period, Clock clock) {
    if (period.isPresent() && (period.get().isNegative() || period.get().isZero())) {
      throw new IllegalArgumentException(
          "isobar.view.retention must be positive, such as P24M; leave it out to keep all");
    }
    this.period = period;
    this.clock = clock;
  }

  /**
   * Returns the beginning of the oldest month, in UTC, of which the view keeps articles; empty if
   * it keeps all.
   */
  public Optional<Instant> start() {
    return period.map(
        length ->
            YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC).minus(length))
                .atDay(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant());
  }
}
