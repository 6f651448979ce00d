package dev.isobar.ingest.feed.schedule;

import java.time.Duration;
import java.time.Instant;

/** Adapts the interval of a feed to its rhythm. */
final class PollInterval {
  private static final int IGNORES_VALIDATORS = 3;

  private PollInterval() {}

  /**
   * Returns half of the typical gap between new entries, or half of the present silence if that is
   * longer; one hour if no rhythm is known. Not less than an hour if every answer is a whole
   * document.
   */
  static Duration adapted(PollStateDraft draft, FeedTiming timing, Instant now) {
    Duration gap = draft.rhythm.typicalGap().orElse(FeedTiming.HOUR.multipliedBy(2));
    Duration silent =
        draft.newEntry == null ? Duration.ZERO : Duration.between(draft.newEntry, now);
    Duration interval = timing.clamp(Durations.atLeast(gap, silent).dividedBy(2));
    if (draft.validators.none() || draft.repeated >= IGNORES_VALIDATORS) {
      interval = Durations.atLeast(Durations.atMost(timing.longest(), FeedTiming.HOUR), interval);
    }
    return Durations.atLeast(draft.publisher.shortest(), interval);
  }
}
