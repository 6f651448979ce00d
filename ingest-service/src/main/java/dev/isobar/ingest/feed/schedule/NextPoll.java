package dev.isobar.ingest.feed.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;

/** Adds jitter and the publisher's skipped hours and days to a delay. */
final class NextPoll {
  private static final Duration MOST_JITTER = Duration.ofMinutes(30);
  private static final Duration JITTER_AFTER_SKIP = Duration.ofMinutes(10);

  private NextPoll() {}

  /** Returns a time that is {@code delay} after {@code now} or later, in whole seconds. */
  static Instant at(
      Instant now, Duration delay, PublisherTiming publisher, RandomGenerator jitter) {
    Duration most = Durations.atMost(MOST_JITTER, delay.dividedBy(10));
    Instant earliest = wholeSeconds(now.plus(delay)).plusSeconds(random(jitter, most));
    Instant allowed = publisher.allowed(earliest);
    return allowed.equals(earliest)
        ? earliest
        : allowed.plusSeconds(random(jitter, JITTER_AFTER_SKIP));
  }

  private static long random(RandomGenerator jitter, Duration most) {
    return jitter.nextLong(most.toSeconds() + 1);
  }

  private static Instant wholeSeconds(Instant time) {
    Instant down = time.truncatedTo(ChronoUnit.SECONDS);
    return down.equals(time) ? time : down.plusSeconds(1);
  }
}
