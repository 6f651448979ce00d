package dev.isobar.ingest.feed.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Decides with which validators a feed is requested. Both are always sent, as the server sent them
 * last. Without them are only the first request and, at most once a week, the request that tests a
 * server whose 304s outlast the feed's rhythm.
 */
public final class ConditionalRequest {
  public static final String IF_NONE_MATCH = "If-None-Match";
  public static final String IF_MODIFIED_SINCE = "If-Modified-Since";

  /** The least time between two requests without validators. */
  static final Duration WEEK = Duration.ofDays(7);

  /** How long 304s are believed if the feed's rhythm is not known. */
  static final Duration PATIENCE = Duration.ofDays(14);

  private ConditionalRequest() {}

  /** Returns the headers of the next request; empty: the request is unconditional. */
  public static Map<String, String> headers(PollState state, Instant now) {
    Map<String, String> headers = new LinkedHashMap<>();
    if (testsServer(state, now)) {
      return headers;
    }
    if (state.validators().etag() != null) {
      headers.put(IF_NONE_MATCH, state.validators().etag());
    }
    if (state.validators().lastModified() != null) {
      headers.put(IF_MODIFIED_SINCE, state.validators().lastModified());
    }
    return headers;
  }

  /** Tells whether a request with these headers carries no validator. */
  public static boolean isUnconditional(Map<String, String> headers) {
    return !headers.containsKey(IF_NONE_MATCH) && !headers.containsKey(IF_MODIFIED_SINCE);
  }

  private static boolean testsServer(PollState state, Instant now) {
    Instant lastTest = state.times().unconditional();
    if (lastTest != null && now.isBefore(lastTest.plus(WEEK))) {
      return false;
    }
    return state.lying()
        || state.elsewhere()
        || state.last().status() == 304 && outlastsRhythm(state, now);
  }

  private static boolean outlastsRhythm(PollState state, Instant now) {
    Instant content = state.times().content();
    Duration patience = SilenceAlarm.threshold(state).orElse(PATIENCE);
    return content == null || now.isAfter(content.plus(patience));
  }
}
