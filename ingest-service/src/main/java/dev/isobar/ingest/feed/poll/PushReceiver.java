package dev.isobar.ingest.feed.poll;

import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.document.FeedDocument;
import dev.isobar.ingest.feed.document.UnreadableFeedException;
import dev.isobar.ingest.feed.entry.Outcome;
import dev.isobar.ingest.feed.registry.NotOwnerException;
import dev.isobar.ingest.feed.registry.OwnerEpoch;
import dev.isobar.ingest.feed.registry.PushTopic;
import dev.isobar.ingest.feed.schedule.PollPolicy;
import dev.isobar.ingest.feed.schedule.PollState;
import dev.isobar.ingest.feed.state.FeedState;
import dev.isobar.ingest.feed.websub.PushedContent;
import dev.isobar.ingest.fetch.FetchException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Handles what hubs pushed for the feeds of this replica as a poll handles a document. Thread-safe
 * for different feeds; the same feed must not be polled meanwhile.
 */
@ApplicationScoped
class PushReceiver {
  private static final Logger LOG = Logger.getLogger(PushReceiver.class);

  private final PushTopic pushes;
  private final SubscriptionKeeper subscriptions;
  private final FeedDownload download;
  private final DocumentPublisher publisher;
  private final FeedStateStore states;
  private final PollObserver observer;
  private final Clock clock;

  PushReceiver(
      PushTopic pushes,
      SubscriptionKeeper subscriptions,
      FeedDownload download,
      DocumentPublisher publisher,
      FeedStateStore states,
      PollObserver observer,
      Clock clock) {
    this.pushes = pushes;
    this.subscriptions = subscriptions;
    this.download = download;
    this.publisher = publisher;
    this.states = states;
    this.observer = observer;
    this.clock = clock;
  }

  /** Returns the feeds for which something waits. */
  Set<String> waiting() {
    return pushes.feedIds();
  }

  /** Calls a task when something comes. */
  void onPush(Runnable task) {
    pushes.onChange(feedId -> task.run());
  }

  /**
   * Handles all that waits for a feed, in the order in which it came.
   *
   * @throws NotOwnerException if another replica owns the feed now; the rest waits for that one
   */
  void receive(Feed feed) throws InterruptedException, NotOwnerException {
    for (PushTopic.Waiting push : pushes.of(feed.id())) {
      if (isPaused(feed)) {
        LOG.debugf("Feed %s is paused; what its hub pushed is dropped", feed.id());
      } else {
        receive(feed, push.content());
      }
      pushes.handled(push.key());
    }
  }

  /** Drops what waits for a feed that was removed. */
  void drop(String feedId) {
    pushes.of(feedId).forEach(push -> pushes.handled(push.key()));
  }

  private boolean isPaused(Feed feed) {
    return feed.paused() != null
        && (feed.paused().until() == null || clock.instant().isBefore(feed.paused().until()));
  }

  private void receive(Feed feed, PushedContent content)
      throws InterruptedException, NotOwnerException {
    try {
      receive(feed, content, download.document(feed, content.body(), content.contentType()));
    } catch (UnreadableFeedException | FetchException e) {
      LOG.infof("Feed %s: what its hub pushed is dropped: %s", feed.id(), e.getMessage());
      observer.unreadablePush();
    } catch (RuntimeException | StackOverflowError e) {
      // Kept, it would stop the polls of the feed, which bring the same entries.
      LOG.errorf(e, "Feed %s: what its hub pushed could not be handled and is dropped", feed.id());
      observer.unreadablePush();
    }
  }

  private void receive(Feed feed, PushedContent content, FeedDocument document)
      throws InterruptedException, NotOwnerException {
    Instant now = clock.instant();
    OwnerEpoch epoch = states.epoch(feed.id());
    FeedState before = states.read(feed.id());
    EntryPublisher.Result published = publisher.publish(feed, document, before, now, true);
    int newEntries = DocumentPublisher.count(published.decisions(), Outcome.NEW);
    PollState schedule =
        PollPolicy.pushed(
            FeedStateStore.schedule(feed, before, now),
            newEntries,
            published.pending() > 0 ? DocumentPublisher.PAGES_MISSING : null,
            clock.instant());
    FeedState after =
        before.withPushed(feed.id(), published.decisions(), now).withSchedule(schedule);
    after = publisher.write(feed, after, epoch, published.decisions(), published.textLengths());
    observer.pushed(feed, before, after, published.decisions());
    subscriptions.pushed(feed.id(), content.token(), newEntries);
  }
}
