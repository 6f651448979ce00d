package dev.isobar.ingest.feed.schedule;

import dev.isobar.ingest.fetch.FetchException.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Tells an outage of our own network from failures of servers: many hosts in a row cannot be
 * reached, and none answers. After it the feeds do not have to wait until their back-off ends. Not
 * thread-safe.
 */
public final class OutageMonitor {
  /** So many hosts do not fail at once by chance. */
  public static final int HOSTS = 10;

  private final Set<String> failedHosts = new HashSet<>();

  /** Returns whether an outage is over: this result is an answer, and there was an outage. */
  public boolean ends(String host, PollResult result) {
    if (result instanceof PollResult.Failed failed) {
      if (unreachable(failed.reason()) && failedHosts.size() < HOSTS) {
        failedHosts.add(host);
      }
      return false;
    }
    boolean over = outage();
    failedHosts.clear();
    return over;
  }

  /** Tells whether there is an outage now. */
  public boolean outage() {
    return failedHosts.size() >= HOSTS;
  }

  /** Returns whether the last poll of a feed did not reach a server. */
  public static boolean missed(PollState state) {
    return state.last().failure() != null && unreachable(state.last().failure());
  }

  /**
   * Returns the state of a feed that was polled in an outage. If no server was reached, the feed
   * waits for its usual interval at most: its failures in a row are not those of its server, and
   * the polls notice the end of the outage.
   */
  public static PollState during(PollState state, RandomGenerator jitter) {
    if (!missed(state)) {
      return state;
    }
    Duration usual = Durations.atLeast(FeedTiming.SHORTEST, state.interval());
    Instant wanted = NextPoll.at(state.times().poll(), usual, state.publisher(), jitter);
    return wanted.isBefore(state.nextPoll()) ? state.withNextPoll(wanted) : state;
  }

  /**
   * Returns the time of the next poll of a feed when an outage is over: within the window if its
   * last poll did not reach a server; otherwise as planned. Never later than planned, and never
   * sooner after the last poll than the shortest interval.
   */
  public static Instant afterOutage(
      PollState state, Instant now, Duration window, RandomGenerator random) {
    if (!missed(state)) {
      return state.nextPoll();
    }
    Instant spread = now.plusMillis(random.nextLong(window.toMillis() + 1));
    Instant earliest = state.times().poll().plus(FeedTiming.SHORTEST);
    Instant wanted = spread.isBefore(earliest) ? earliest : spread;
    return wanted.isBefore(state.nextPoll()) ? wanted : state.nextPoll();
  }

  private static boolean unreachable(Reason reason) {
    return reason == Reason.UNKNOWN_HOST
        || reason == Reason.CONNECTION_FAILED
        || reason == Reason.TIMEOUT;
  }
}
