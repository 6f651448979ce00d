package dev.isobar.ingest.feed.poll;

import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.registry.FeedOwnership;
import dev.isobar.ingest.feed.registry.FeedStates;
import dev.isobar.ingest.feed.registry.NotOwnerException;
import dev.isobar.ingest.feed.registry.OwnerEpoch;
import dev.isobar.ingest.feed.schedule.PollState;
import dev.isobar.ingest.feed.state.FeedSignals;
import dev.isobar.ingest.feed.state.FeedState;
import dev.isobar.ingest.feed.state.FeedStateCodec;
import dev.isobar.messaging.Backoff;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jboss.logging.Logger;

/** Reads the states of feeds, and writes those of the feeds that this replica owns. */
@ApplicationScoped
public class FeedStateStore {
  private static final Logger LOG = Logger.getLogger(FeedStateStore.class);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final FeedStates states;
  private final FeedOwnership ownership;

  FeedStateStore(FeedStates states, FeedOwnership ownership) {
    this.states = states;
    this.ownership = ownership;
    states.onOutdated(this::writeAgain);
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

  /** Returns whether this replica may write the state of a feed. */
  boolean owns(String key) {
    return ownership.owns(key);
  }

  /**
   * Returns the epoch for {@link #write}. Ask for it before the state is read: if the feed is lost
   * and gained again meanwhile, another replica may have written a state.
   *
   * @throws NotOwnerException if this replica does not own the feed
   */
  OwnerEpoch epoch(String key) throws NotOwnerException {
    return ownership.epoch(key).orElseThrow(() -> new NotOwnerException(key));
  }

  /**
   * Writes that a feed is not polled before a time, and returns this time. A feed that was never
   * polled has no state to change.
   */
  Instant postpone(Feed feed, Instant until, Instant now)
      throws InterruptedException, NotOwnerException {
    OwnerEpoch epoch = epoch(feed.id());
    FeedState state = read(feed.id());
    if (state.schedule() != null) {
      write(feed.id(), state.withSchedule(schedule(feed, state, now).withNextPoll(until)), epoch);
    }
    return until;
  }

  /**
   * Writes a state and blocks until the broker has acknowledged it. A feed that was lost since this
   * replica had the epoch is written once: unless its new owner was faster, it goes on from there.
   *
   * @throws InterruptedException if the service stops; the state may not be written then
   * @throws NotOwnerException if the feed was lost and the state is not written
   */
  void write(String key, FeedState state, OwnerEpoch epoch)
      throws InterruptedException, NotOwnerException {
    byte[] bytes = FeedStateCodec.encode(state);
    Backoff backoff = new Backoff(LONGEST_PAUSE);
    do {
      try {
        writeOnce(key, bytes, epoch).get();
        return;
      } catch (ExecutionException e) {
        LOG.debugf("State of feed %s not written, retrying: %s", key, e.getCause());
        Thread.sleep(backoff.next().toMillis());
      }
    } while (ownership.epoch(key).equals(Optional.of(epoch)));
    throw new NotOwnerException(key);
  }

  /**
   * Begins to write an encoded state if this replica owns it. Never blocks.
   *
   * @param state null removes it
   * @return completes when it is written or this replica does not own it
   */
  CompletableFuture<Void> writeOnce(String key, byte[] state) {
    return ownership
        .epoch(key)
        .map(epoch -> writeOnce(key, state, epoch))
        .orElseGet(() -> CompletableFuture.completedFuture(null));
  }

  private CompletableFuture<Void> writeOnce(String key, byte[] state, OwnerEpoch epoch) {
    CompletableFuture<Void> written = states.write(key, state, epoch);
    return written.whenComplete(
        (done, failure) -> {
          if (failure != null && failure.getCause() instanceof NotOwnerException) {
            ownership.contested(key, epoch);
          }
        });
  }

  /** A state that a former owner wrote would be the only one after compaction. */
  private void writeAgain(String key) {
    writeOnce(key, states.get(key).orElse(null))
        .exceptionally(
            e -> {
              LOG.warnf("The state of %s is written again by its next poll only: %s", key, e);
              return null;
            });
  }
}
