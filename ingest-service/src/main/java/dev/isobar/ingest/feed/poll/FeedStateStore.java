package dev.isobar.ingest.feed.poll;

import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.registry.FeedStates;
import dev.isobar.ingest.feed.schedule.PollState;
import dev.isobar.ingest.feed.state.FeedSignals;
import dev.isobar.ingest.feed.state.FeedState;
import dev.isobar.ingest.feed.state.FeedStateCodec;
import dev.isobar.messaging.Backoff;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import org.jboss.logging.Logger;

/** Reads and writes the states of feeds. */
@ApplicationScoped
public class FeedStateStore {
  private static final Logger LOG = Logger.getLogger(FeedStateStore.class);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final FeedStates states;

  FeedStateStore(FeedStates states) {
    this.states = states;
  }

  /** Returns the state of a feed; the empty state if it has none. */
  public FeedState read(String feedId) {
    FeedStateCodec.Decoded decoded = FeedStateCodec.decode(states.get(feedId).orElse(null));
    decoded.warnings().forEach(warning -> LOG.warnf("Feed %s: %s", feedId, warning));
    return decoded.state();
  }

  /** Returns the signals of a feed, or of a publisher by {@link #publisherKey}. */
  public FeedSignals signals(String key) {
    return FeedStateCodec.signals(states.get(key).orElse(null));
  }

  /** Returns the key of a publisher's verdicts, which no feed can have as its id. */
  public static String publisherKey(String publisher) {
    return "publisher:" + publisher.strip();
  }

  /** Returns the schedule of a feed at its present address. */
  public PollState schedule(Feed feed, Instant now) {
    return schedule(feed, read(feed.id()), now);
  }

  /** Returns the schedule in a state that was read, at the feed's present address and rules. */
  public static PollState schedule(Feed feed, FeedState state, Instant now) {
    PollState schedule = state.decidedBy(feed.rules()).schedule();
    return schedule == null ? PollState.unpolled(feed.url(), now) : schedule.at(feed.url(), now);
  }

  /**
   * Writes that a feed is not polled before a time, and returns this time. A feed that was never
   * polled has no state to change.
   */
  Instant postpone(Feed feed, Instant until, Instant now) throws InterruptedException {
    FeedState state = read(feed.id());
    if (state.schedule() != null) {
      write(feed.id(), state.withSchedule(schedule(feed, state, now).withNextPoll(until)));
    }
    return until;
  }

  /**
   * Writes a state and blocks until the broker has acknowledged it.
   *
   * @throws InterruptedException if the service stops; the state may not be written then
   */
  void write(String feedId, FeedState state) throws InterruptedException {
    byte[] bytes = FeedStateCodec.encode(state);
    Backoff backoff = new Backoff(LONGEST_PAUSE);
    while (true) {
      try {
        states.write(feedId, bytes).get();
        return;
      } catch (ExecutionException e) {
        LOG.debugf("State of feed %s not written, retrying: %s", feedId, e.getCause());
        Thread.sleep(backoff.next().toMillis());
      }
    }
  }
}
