package dev.isobar.ingest.feed.schedule;

import dev.isobar.ingest.fetch.FetchException;
import java.util.Optional;

/** Derives the health of a feed whose last poll failed. */
final class FailureHealth {
  private static final int SERIES = 3;

  private FailureHealth() {}

  /** Returns empty if the last poll brought a body, readable or not, or 304. */
  static Optional<FeedHealth> of(PollState state) {
    FetchException.Reason failure = state.last().failure();
    if (failure != null) {
      return FeedHealth.health(status(failure, state), sentence(state, told(state, failure)));
    }
    int status = state.last().status();
    boolean body = state.last().message() != null;
    if (state.counts().failures() == 0 || status == 200 || body) {
      return Optional.empty();
    }
    return FeedHealth.health(
        status(status), sentence(state, "The server answers " + status + meaning(status) + "."));
  }

  private static FeedStatus status(FetchException.Reason failure, PollState state) {
    return switch (failure) {
      case BAD_ADDRESS, FORBIDDEN_ADDRESS -> FeedStatus.FORBIDDEN_ADDRESS;
      case TLS -> FeedStatus.TLS;
      case TIMEOUT -> state.counts().failures() < SERIES ? FeedStatus.SLOW : FeedStatus.UNREACHABLE;
      case TOO_LARGE -> FeedStatus.UNPARSABLE;
      case ROBOTS -> FeedStatus.BLOCKED;
      case PAUSED -> FeedStatus.THROTTLED;
      case INTERNAL -> FeedStatus.INTERNAL_ERROR;
      case UNKNOWN_HOST, CONNECTION_FAILED, TOO_MANY_REDIRECTS, BAD_ANSWER ->
          FeedStatus.UNREACHABLE;
    };
  }

  private static FeedStatus status(int status) {
    return switch (status) {
      case 410 -> FeedStatus.GONE;
      case 404 -> FeedStatus.NOT_FOUND;
      case 401, 402, 403, 407, 451 -> FeedStatus.BLOCKED;
      case 429 -> FeedStatus.THROTTLED;
      default -> FeedStatus.SERVER_ERROR;
    };
  }

  private static String meaning(int status) {
    return switch (status) {
      case 410 -> ": the feed was removed; it is tried weekly";
      case 404 -> ": nothing is at this address";
      case 401 -> ": it asks for credentials";
      case 403 -> ": it refuses this client";
      case 429 -> ": it was asked too often";
      case 451 -> ": it refuses for legal reasons";
      default -> "";
    };
  }

  private static String told(PollState state, FetchException.Reason failure) {
    String message = state.last().message();
    if (message == null) {
      return "No answer came (" + failure + ").";
    }
    return message.endsWith(".") ? message : message + ".";
  }

  private static String sentence(PollState state, String cause) {
    int failures = state.counts().failures();
    String again = failures > 1 ? " This is failure " + failures + " in a row." : "";
    return cause + again + " The next poll is due at " + state.nextPoll() + ".";
  }
}
