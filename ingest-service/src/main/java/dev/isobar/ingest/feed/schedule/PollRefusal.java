package dev.isobar.ingest.feed.schedule;

import java.time.Duration;

/** Decides how long to wait after an answer that is neither a document nor 304. */
final class PollRefusal {
  /** A broken document is often mended within hours, and the server answers. */
  static final Duration UNREADABLE_CAP = Duration.ofHours(6);

  private static final Duration WEEK = Duration.ofDays(7);
  private static final int MAX_COUNT = 10_000;
  private static final int MAX_SLOWED = 6;

  private PollRefusal() {}

  /** Counts the answer and returns the delay, without what the answer itself asks for. */
  static Duration delay(PollStateDraft draft, Answer answer) {
    int status = answer.status();
    draft.last = PollPolicy.last(answer, null);
    draft.failures = increment(draft.failures);
    draft.gone = status == 410 ? increment(draft.gone) : 0;
    draft.missing = status == 404 ? increment(draft.missing) : 0;
    if (status == 410) {
      draft.blocked = 0;
      return WEEK;
    }
    if (status == 429 || status == 403) {
      if (status == 429 || draft.blocked > 0) {
        draft.slowed = Math.min(draft.slowed + 1, MAX_SLOWED);
      }
      return blocked(draft);
    }
    draft.blocked = 0;
    return Durations.backOff(draft.interval, draft.failures, ServerTiming.DAY);
  }

  /** Waits for an hour or more, and longer each time. */
  static Duration blocked(PollStateDraft draft) {
    draft.blocked = increment(draft.blocked);
    Duration base = Durations.atLeast(FeedTiming.HOUR, draft.interval);
    return Durations.backOff(base, draft.blocked, ServerTiming.DAY);
  }

  private static int increment(int count) {
    return Math.min(count + 1, MAX_COUNT);
  }
}
