package dev.isobar.ingest.feed.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Tells when a feed is silent for longer than its own rhythm explains. Time in which the feed was
 * not polled, or not successfully, does not count as silence.
 */
public final class SilenceAlarm {
  /** With fewer gaps nothing is expected. */
  static final int ENOUGH = 8;

  /** Until then a weekend and a quiet week may not have been seen. */
  static final Duration KNOWN_LONG = Duration.ofDays(14);

  private static final Duration FLOOR = Duration.ofHours(3);
  private static final Duration FLOOR_OF_THE_NEW = Duration.ofDays(3);

  private SilenceAlarm() {}

  /**
   * Says for how long a feed is silent.
   *
   * @param silent from the last poll with a new entry to the last successful poll
   * @param expected the longest silence that the feed's rhythm explains
   */
  public record Silence(Duration silent, Duration expected) {
    /** Returns a sentence for the owner of the feed. */
    public String sentence() {
      return "Nothing new came for %s; this feed is not expected to be silent for more than %s."
          .formatted(Durations.words(silent), Durations.words(expected));
    }
  }

  /** Returns the silence if there is an alarm. */
  public static Optional<Silence> check(PollState state) {
    Instant newEntry = state.times().newEntry();
    Instant success = state.times().success();
    if (newEntry == null || success == null) {
      return Optional.empty();
    }
    Duration silent = Duration.between(newEntry, success);
    return threshold(state)
        .filter(expected -> silent.compareTo(expected) > 0)
        .map(expected -> new Silence(silent, expected));
  }

  /** Returns the longest silence that the feed's rhythm explains; empty if too little is known. */
  public static Optional<Duration> threshold(PollState state) {
    Rhythm rhythm = state.rhythm();
    Instant first = state.times().first();
    Instant success = state.times().success();
    if (rhythm.gaps().size() < ENOUGH || first == null || success == null) {
      return Optional.empty();
    }
    Duration longest = rhythm.longestGap().multipliedBy(5).dividedBy(4);
    boolean knownLong = Duration.between(first, success).compareTo(KNOWN_LONG) >= 0;
    Duration expected = rhythm.longGap().multipliedBy(knownLong ? 2 : 3);
    Duration floor = knownLong ? FLOOR : FLOOR_OF_THE_NEW;
    return Optional.of(Durations.atLeast(floor, Durations.atLeast(longest, expected)));
  }
}
