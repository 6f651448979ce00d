package dev.isobar.ingest.feed.poll;

import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.document.FeedDocument;
import dev.isobar.ingest.feed.entry.EntryDecision;
import dev.isobar.ingest.feed.entry.EntrySelector;
import dev.isobar.ingest.feed.entry.FaultTolerantSelector;
import dev.isobar.ingest.feed.entry.Outcome;
import dev.isobar.ingest.feed.registry.NotOwnerException;
import dev.isobar.ingest.feed.registry.OwnerEpoch;
import dev.isobar.ingest.feed.state.FeedState;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Publishes the new entries of a document, polled or pushed, and writes the state of its feed. The
 * state is written last: if that is interrupted, the articles are published again with the same
 * ids.
 */
@ApplicationScoped
class DocumentPublisher {
  /** Said of a feed whose pages are tried once more; its document is then asked for again. */
  static final String PAGES_MISSING =
      "Pages of new entries could not be fetched; the next poll tries them once more.";

  private static final Logger LOG = Logger.getLogger(DocumentPublisher.class);

  private final FaultTolerantSelector selector;
  private final EntryPublisher publisher;
  private final FeedAlarms alarms;
  private final FeedStateStore states;
  private final Clock clock;

  DocumentPublisher(
      EntrySelector selector,
      EntryPublisher publisher,
      FeedAlarms alarms,
      FeedStateStore states,
      Clock clock) {
    this.selector =
        new FaultTolerantSelector(
            selector,
            (feed, fault) ->
                LOG.errorf(fault, "Feed %s: entries failed and are left out", feed.id()));
    this.publisher = publisher;
    this.alarms = alarms;
    this.states = states;
    this.clock = clock;
  }

  /** Publishes the entries that are new or changed, and blocks until the broker has them. */
  EntryPublisher.Result publish(
      Feed feed, FeedDocument document, FeedState before, Instant now, boolean mayTryAgain)
      throws InterruptedException {
    List<EntryDecision> decisions = selector.select(feed, document, before.entries(), now);
    return publisher.publish(feed, document, decisions, mayTryAgain);
  }

  /** Writes the state after a poll or push that says what the feed has; returns it. */
  FeedState write(
      Feed feed,
      FeedState after,
      OwnerEpoch epoch,
      List<EntryDecision> decisions,
      List<Integer> textLengths)
      throws InterruptedException, NotOwnerException {
    FeedState state =
        alarms.update(feed, after, count(decisions, Outcome.NEW), textLengths, clock.instant());
    states.write(feed.id(), state, epoch);
    return state;
  }

  static int count(List<EntryDecision> decisions, Outcome outcome) {
    return (int) decisions.stream().filter(d -> d.outcome() == outcome).count();
  }
}
