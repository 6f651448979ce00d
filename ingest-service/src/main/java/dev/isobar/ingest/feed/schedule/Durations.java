package dev.isobar.ingest.feed.schedule;

import java.time.Duration;

/** Compares durations by names that read well. */
final class Durations {
  private Durations() {}

  static Duration atLeast(Duration least, Duration value) {
    return value.compareTo(least) < 0 ? least : value;
  }

  static Duration atMost(Duration most, Duration value) {
    return value.compareTo(most) > 0 ? most : value;
  }

  /** Doubles {@code base} for each step after the first, up to {@code most}; never below it. */
  static Duration backOff(Duration base, int step, Duration most) {
    Duration delay = base;
    for (int i = 1; i < step && delay.compareTo(most) < 0; i++) {
      delay = delay.multipliedBy(2);
    }
    return atMost(atLeast(base, most), delay);
  }

  /** Writes a duration as people say it: {@code 3 days}, {@code 5 hours}, {@code 20 minutes}. */
  static String words(Duration duration) {
    if (duration.toDays() >= 2) {
      return duration.toDays() + " days";
    }
    if (duration.toHours() >= 2) {
      return duration.toHours() + " hours";
    }
    return duration.toMinutes() + " minutes";
  }
}
