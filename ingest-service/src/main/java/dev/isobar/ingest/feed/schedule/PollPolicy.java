package dev.isobar.ingest.feed.schedule;

import dev.isobar.ingest.feed.schedule.PollResult.Answered;
import dev.isobar.ingest.feed.schedule.PollResult.Content;
import dev.isobar.ingest.feed.schedule.PollResult.Failed;
import dev.isobar.ingest.feed.schedule.PollResult.Undelivered;
import dev.isobar.ingest.feed.schedule.PollResult.Unreadable;
import dev.isobar.ingest.feed.schedule.PollState.Last;
import dev.isobar.ingest.feed.schedule.PollState.Reading;
import dev.isobar.ingest.fetch.FetchException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;

/**
 * Makes a feed's next state from the result of a poll. A feed is never given up: after failures it
 * is polled at least daily, and weekly if it is gone (410), unless the server asks for more time.
 */
public final class PollPolicy {
  private static final int MAX_COUNT = 10_000;
  private static final Duration OUTAGE = Duration.ofHours(6);

  private PollPolicy() {}

  /**
   * Returns the state after a poll.
   *
   * @param state the state with which the poll was made
   * @param now when the answer came, or the failure
   * @param jitter spreads polls; a poll is only ever made later
   */
  public static PollState next(
      PollState state, PollResult result, FeedTiming timing, Instant now, RandomGenerator jitter) {
    PollStateDraft draft = new PollStateDraft(state);
    Instant second = now.truncatedTo(ChronoUnit.SECONDS);
    boolean seamless = seamless(state, timing, now);
    draft.poll = second;
    draft.first = draft.first == null ? second : draft.first;
    if (draft.interval == null) {
      draft.interval = PollInterval.adapted(draft, timing, second);
    }
    Answer answer = answer(result);
    if (answer == null ? ((Failed) result).unconditional() : answer.unconditional()) {
      draft.unconditional = second;
    }
    Duration delay;
    if (result instanceof Answered answered) {
      delay = answered(draft, answered, timing, second, seamless);
    } else if (result instanceof Unreadable unreadable) {
      delay = unreadable(draft, unreadable);
    } else if (result instanceof Undelivered undelivered) {
      draft.last = last(answer, undelivered.reason());
      delay = draft.interval;
    } else {
      delay = failed(draft, (Failed) result);
    }
    draft.hostPause =
        answer == null ? null : HostRefusals.asked(answer, now).map(now::plus).orElse(null);
    Duration server = answer == null ? Duration.ZERO : ServerTiming.shortest(answer, now);
    draft.nextPoll = NextPoll.at(now, Durations.atLeast(server, delay), draft.publisher, jitter);
    return draft.build();
  }

  /**
   * Returns the state after a hub pushed entries. The next poll stays where it is; if entries wait
   * for it, it is an interval away.
   *
   * @param newEntries how many were not known before
   * @param waiting why the next poll is to try entries again, as {@link PollResult.Undelivered}
   *     says it; null: none wait
   */
  public static PollState pushed(PollState state, int newEntries, String waiting, Instant now) {
    PollStateDraft draft = new PollStateDraft(state);
    Instant second = now.truncatedTo(ChronoUnit.SECONDS);
    if (newEntries > 0) {
      if (draft.newEntry != null) {
        draft.rhythm = draft.rhythm.with(draft.newEntry, second);
      }
      draft.newEntry = second;
    }
    if (waiting != null) {
      draft.last = new Last(draft.last.status(), null, waiting, draft.last.tookMillis());
      Duration interval = draft.interval == null ? FeedTiming.HOUR : draft.interval;
      Instant later = second.plus(interval);
      draft.nextPoll = later.isAfter(draft.nextPoll) ? later : draft.nextPoll;
    }
    return draft.build();
  }

  private static Answer answer(PollResult result) {
    if (result instanceof Answered answered) {
      return answered.answer();
    }
    if (result instanceof Unreadable unreadable) {
      return unreadable.answer();
    }
    return result instanceof Undelivered undelivered ? undelivered.answer() : null;
  }

  private static Duration answered(
      PollStateDraft draft, Answered result, FeedTiming timing, Instant now, boolean seamless) {
    Answer answer = result.answer();
    if (answer.status() == 304) {
      notModified(draft, answer);
      if (result.content() != null) {
        newEntries(draft, result.content().newEntries(), now, seamless);
      }
    } else if (result.content() != null) {
      content(draft, answer, result.content(), now, seamless);
    } else {
      return PollRefusal.delay(draft, answer);
    }
    draft.success = now;
    draft.last = last(answer, null);
    draft.failures = 0;
    draft.gone = 0;
    draft.missing = 0;
    draft.blocked = 0;
    draft.interval = PollInterval.adapted(draft, timing, now);
    Duration slowed = Durations.backOff(draft.interval, draft.slowed + 1, ServerTiming.DAY);
    draft.slowed = Math.max(0, draft.slowed - 1);
    return slowed;
  }

  private static void content(
      PollStateDraft draft, Answer answer, Content content, Instant now, boolean seamless) {
    boolean first = draft.contentHash == null;
    boolean changed = !content.hash().equals(draft.contentHash);
    boolean tested = answer.unconditional() && !first && !draft.validators.none();
    draft.lying = changed ? tested && !draft.elsewhere : draft.lying && tested;
    draft.elsewhere = false;
    draft.repeated = changed ? 0 : Math.min(draft.repeated + 1, MAX_COUNT);
    draft.move =
        Move.after(
            draft.move, draft.url, answer, first || content.entries() > content.newEntries());
    draft.validators = Validators.of(answer, draft.url);
    draft.contentHash = content.hash();
    draft.content = now;
    draft.reading = content.entries() == 0 ? Reading.EMPTY : Reading.FEED;
    draft.unreadableHash = null;
    draft.entries = content.entries();
    draft.newestEntry = content.newest();
    draft.publisher = content.publisher() == null ? PublisherTiming.NONE : content.publisher();
    newEntries(draft, content.newEntries(), now, seamless);
  }

  private static void newEntries(PollStateDraft draft, int count, Instant now, boolean seamless) {
    if (count > 0) {
      if (draft.newEntry != null && seamless) {
        draft.rhythm = draft.rhythm.with(draft.newEntry, now);
      }
      draft.newEntry = now;
    }
  }

  private static void notModified(PollStateDraft draft, Answer answer) {
    draft.repeated = 0;
    if (draft.validators.none()) {
      draft.lying = true;
      return;
    }
    draft.elsewhere |= !draft.validators.cameFrom(answer, draft.url);
    draft.validators = draft.validators.updatedBy(answer);
    draft.move = Move.after(draft.move, draft.url, answer, true);
  }

  /**
   * Keeps the validators of the last good document, so that the body comes again: it may have been
   * read while it was written. They are replaced if the same body came twice, and if there are
   * none.
   */
  private static Duration unreadable(PollStateDraft draft, Unreadable result) {
    draft.move = null;
    draft.reading =
        switch (result.kind()) {
          case BROKEN -> Reading.BROKEN;
          case HTML -> Reading.HTML;
          case CHALLENGE -> Reading.CHALLENGE;
        };
    draft.last = last(result.answer(), result.reason());
    draft.failures = Math.min(draft.failures + 1, MAX_COUNT);
    if (draft.reading == Reading.CHALLENGE) {
      return PollRefusal.blocked(draft);
    }
    boolean again =
        result.contentHash() != null && result.contentHash().equals(draft.unreadableHash);
    draft.unreadableHash = result.contentHash();
    if (result.answer().status() == 200 && (again || draft.validators.none())) {
      draft.validators = Validators.of(result.answer(), draft.url);
    }
    return Durations.backOff(draft.interval, draft.failures, PollRefusal.UNREADABLE_CAP);
  }

  private static Duration failed(PollStateDraft draft, Failed result) {
    draft.last = new Last(0, result.reason(), result.message(), 0);
    if (result.reason() == FetchException.Reason.PAUSED) {
      return draft.interval;
    }
    draft.failures = Math.min(draft.failures + 1, MAX_COUNT);
    return switch (result.reason()) {
      case ROBOTS, BAD_ADDRESS, FORBIDDEN_ADDRESS -> ServerTiming.DAY;
      default -> Durations.backOff(draft.interval, draft.failures, ServerTiming.DAY);
    };
  }

  static Last last(Answer answer, String message) {
    return new Last(answer.status(), null, message, answer.took().toMillis());
  }

  /** Tells whether the feed was polled as planned, so that a gap is the feed's and not ours. */
  private static boolean seamless(PollState state, FeedTiming timing, Instant now) {
    Instant success = state.times().success();
    Duration usual = state.interval() == null ? timing.longest() : state.interval();
    Duration planned =
        state.times().poll() == null
            ? Duration.ZERO
            : Duration.between(state.times().poll(), state.nextPoll());
    Duration most =
        Durations.atLeast(
            OUTAGE, Durations.atLeast(planned.multipliedBy(2), usual.multipliedBy(3)));
    return success != null && Duration.between(success, now).compareTo(most) <= 0;
  }
}
