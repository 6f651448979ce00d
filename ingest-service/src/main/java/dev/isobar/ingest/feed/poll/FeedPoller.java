package dev.isobar.ingest.feed.poll;

import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.registry.FeedService;
import dev.isobar.ingest.feed.registry.NotOwnerException;
import dev.isobar.ingest.feed.registry.OwnerEpoch;
import dev.isobar.ingest.feed.schedule.FeedTiming;
import dev.isobar.ingest.feed.schedule.Move;
import dev.isobar.ingest.feed.schedule.PollPolicy;
import dev.isobar.ingest.feed.schedule.PollState;
import dev.isobar.ingest.feed.state.FeedState;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/**
 * Polls one feed: asks its server, reads the document, publishes what is new, and writes the next
 * state. The state is written last, so an interrupted poll is made again, and its articles keep
 * their ids. Thread-safe for different feeds.
 */
@ApplicationScoped
class FeedPoller {
  private static final Logger LOG = Logger.getLogger(FeedPoller.class);

  private final FeedService feeds;
  private final PollAttempt.Steps steps;
  private final SubscriptionKeeper subscriptions;
  private final OutageWatch outages;
  private final FeedStateStore states;
  private final PollObserver observer;
  private final PollConfig config;
  private final Clock clock;

  FeedPoller(
      FeedService feeds,
      FeedDownload download,
      SitemapDownload sitemaps,
      DocumentPublisher publisher,
      ReplacementSearch replacements,
      SubscriptionKeeper subscriptions,
      OutageWatch outages,
      FeedStateStore states,
      PollObserver observer,
      PollConfig config,
      Clock clock) {
    this.feeds = feeds;
    this.steps = new PollAttempt.Steps(download, sitemaps, publisher, replacements);
    this.subscriptions = subscriptions;
    this.outages = outages;
    this.states = states;
    this.observer = observer;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Polls a feed.
   *
   * @return when it is due again
   * @throws InterruptedException if the service stops
   * @throws NotOwnerException if another replica owns the feed now
   */
  Instant poll(Feed feed) throws InterruptedException, NotOwnerException {
    OwnerEpoch epoch = states.epoch(feed.id());
    FeedState before = states.read(feed.id());
    PollAttempt poll = new PollAttempt(steps, feed, before, clock.instant());
    poll.run();
    return finish(feed, before, epoch, poll);
  }

  /**
   * Notes a poll that ended with a fault of this service, so that the feed shows it and is polled
   * again after a back-off.
   *
   * @return when it is due again
   * @throws InterruptedException if the service stops
   * @throws NotOwnerException if another replica owns the feed now
   */
  Instant failed(Feed feed, Throwable fault) throws InterruptedException, NotOwnerException {
    OwnerEpoch epoch = states.epoch(feed.id());
    FeedState before = states.read(feed.id());
    PollAttempt poll = new PollAttempt(steps, feed, before, clock.instant());
    poll.fail(fault);
    return finish(feed, before, epoch, poll);
  }

  private Instant finish(Feed feed, FeedState before, OwnerEpoch epoch, PollAttempt poll)
      throws InterruptedException, NotOwnerException {
    FeedState after = after(feed, poll);
    if (poll.succeeded()) {
      after = steps.publisher().write(feed, after, epoch, poll.decisions(), poll.textLengths());
    } else {
      states.write(feed.id(), after, epoch);
    }
    poll.document()
        .ifPresent(
            document -> subscriptions.polled(feed, poll.response(), document, poll.decisions()));
    observer.polled(feed, before, after, poll.decisions());
    follow(feed, after.schedule().move());
    return after.schedule().nextPoll();
  }

  private FeedState after(Feed feed, PollAttempt poll) {
    Instant end = clock.instant();
    PollState next =
        PollPolicy.next(
            poll.schedule(),
            poll.result(),
            FeedTiming.of(feed, config.interval()),
            end,
            ThreadLocalRandom.current());
    return poll.after(outages.polled(feed, poll.result(), next), end);
  }

  /** Replaces the address of a feed whose server has said often enough that it moved. */
  private void follow(Feed feed, Move move) {
    if (move == null || !move.decided()) {
      return;
    }
    try {
      feeds.move(feed, move.target());
    } catch (RuntimeException e) {
      LOG.infof("Feed %s keeps its address for now: %s", feed.id(), e.getMessage());
    }
  }
}
