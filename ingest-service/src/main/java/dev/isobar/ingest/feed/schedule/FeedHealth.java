package dev.isobar.ingest.feed.schedule;

import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.schedule.PollState.Last;
import dev.isobar.ingest.feed.schedule.PollState.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Says how a feed is, and why.
 *
 * @param reason one sentence or two for the owner of the feed
 */
public record FeedHealth(FeedStatus status, String reason) {
  private static final Duration SLOW_ANSWER = Duration.ofSeconds(10);
  private static final Duration STALE = Duration.ofDays(30);
  private static final Duration AHEAD = Duration.ofDays(1);

  /**
   * Derives the health of a feed.
   *
   * @param pause the pause of the feed's definition; null: none
   */
  public static FeedHealth of(PollState state, Feed.Pause pause, Instant now) {
    if (pause != null && (pause.until() == null || now.isBefore(pause.until()))) {
      String end =
          pause.until() == null ? "until somebody ends the pause" : "until " + pause.until();
      String why = pause.reason() == null ? "" : ": " + pause.reason();
      return new FeedHealth(FeedStatus.PAUSED, "The feed is not polled " + end + why + ".");
    }
    if (state.times().poll() == null) {
      return new FeedHealth(
          FeedStatus.NEW,
          "The feed was not polled yet; its first poll is due at " + state.nextPoll() + ".");
    }
    return FailureHealth.of(state)
        .or(() -> ofReading(state))
        .or(() -> ofServer(state))
        .or(() -> ofDates(state, now))
        .or(() -> ofPace(state))
        .orElseGet(() -> working(state));
  }

  private static Optional<FeedHealth> ofReading(PollState state) {
    String message = state.last().message();
    String detail = message == null ? "" : " " + message;
    Reading reading = state.reading();
    if (reading == Reading.CHALLENGE) {
      return health(
          FeedStatus.BLOCKED,
          "The server sends a page that asks for proof that a human reads it." + detail);
    }
    if (reading == Reading.HTML) {
      return health(
          FeedStatus.UNPARSABLE, "The server sends an HTML page instead of a feed." + detail);
    }
    if (reading == Reading.BROKEN) {
      return health(FeedStatus.UNPARSABLE, "The document cannot be read as a feed." + detail);
    }
    return Optional.empty();
  }

  private static Optional<FeedHealth> ofServer(PollState state) {
    if (state.lying()) {
      return health(
          FeedStatus.LYING_SERVER,
          "The server answers 304 for a document that changed. "
              + "It is requested without validators once a week.");
    }
    if (state.reading() == Reading.EMPTY) {
      return health(FeedStatus.EMPTY, "The document is a feed without entries.");
    }
    Move move = state.move();
    if (move != null) {
      return health(
          FeedStatus.REDIRECTED,
          "The server says that the feed moved to %s; it said so in %d polls. %s"
              .formatted(
                  move.target(),
                  move.held(),
                  move.known()
                      ? "The address is replaced after " + Move.TIMES + "."
                      : "The address is not replaced without a decision of the owner: "
                          + "the target has no known entry or is less safe."));
    }
    return Optional.empty();
  }

  private static Optional<FeedHealth> ofDates(PollState state, Instant now) {
    if (state.reading() != Reading.FEED) {
      return Optional.empty();
    }
    Instant newest = state.newestEntry();
    if (newest == null) {
      return health(FeedStatus.STALE_DATES, "No entry has a date that can be read.");
    }
    if (newest.isAfter(now.plus(AHEAD))) {
      return health(FeedStatus.STALE_DATES, "The newest entry is dated ahead: " + newest + ".");
    }
    Duration age = Duration.between(newest, now);
    Duration expected = SilenceAlarm.threshold(state).orElse(STALE);
    if (age.compareTo(Durations.atLeast(STALE, expected)) > 0) {
      return health(
          FeedStatus.STALE_DATES,
          "The newest entry is dated %s, %s ago.".formatted(newest, Durations.words(age)));
    }
    return Optional.empty();
  }

  private static Optional<FeedHealth> ofPace(PollState state) {
    Duration took = Duration.ofMillis(state.last().tookMillis());
    if (took.compareTo(SLOW_ANSWER) >= 0) {
      return health(FeedStatus.SLOW, "The last answer took " + took.toSeconds() + " seconds.");
    }
    return SilenceAlarm.check(state)
        .flatMap(silence -> health(FeedStatus.SILENT, silence.sentence()));
  }

  private static FeedHealth working(PollState state) {
    if (state.times().success() == null) {
      Last last = state.last();
      return new FeedHealth(
          FeedStatus.NEW,
          "No poll is complete yet. " + (last.message() == null ? "" : last.message()));
    }
    return new FeedHealth(
        FeedStatus.WORKING, "The last successful poll was at " + state.times().success() + ".");
  }

  static Optional<FeedHealth> health(FeedStatus status, String reason) {
    return Optional.of(new FeedHealth(status, reason));
  }
}
