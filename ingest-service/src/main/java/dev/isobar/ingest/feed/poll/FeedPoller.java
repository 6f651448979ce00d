package dev.isobar.ingest.feed.poll;

import dev.isobar.contracts.Sha256;
import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.document.FeedDocument;
import dev.isobar.ingest.feed.document.UnreadableFeedException;
import dev.isobar.ingest.feed.entry.EntryDecision;
import dev.isobar.ingest.feed.entry.Outcome;
import dev.isobar.ingest.feed.registry.FeedService;
import dev.isobar.ingest.feed.schedule.Answer;
import dev.isobar.ingest.feed.schedule.ConditionalRequest;
import dev.isobar.ingest.feed.schedule.FeedTiming;
import dev.isobar.ingest.feed.schedule.Move;
import dev.isobar.ingest.feed.schedule.PollPolicy;
import dev.isobar.ingest.feed.schedule.PollResult;
import dev.isobar.ingest.feed.schedule.PollState;
import dev.isobar.ingest.feed.state.ChildSitemaps;
import dev.isobar.ingest.feed.state.FeedState;
import dev.isobar.ingest.feed.state.PollRecord;
import dev.isobar.ingest.fetch.ChallengeAnswer;
import dev.isobar.ingest.fetch.FetchException;
import dev.isobar.ingest.fetch.FetchResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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

  /** A hash is compared with the next one only. */
  private static final int HASH_BYTES = 16;

  private final FeedService feeds;
  private final FeedDownload download;
  private final SitemapDownload sitemapDownload;
  private final DocumentPublisher publisher;
  private final ReplacementSearch replacements;
  private final SubscriptionKeeper subscriptions;
  private final OutageWatch outages;
  private final FeedStateStore states;
  private final PollObserver observer;
  private final PollConfig config;
  private final Clock clock;

  FeedPoller(
      FeedService feeds,
      FeedDownload download,
      SitemapDownload sitemapDownload,
      DocumentPublisher publisher,
      ReplacementSearch replacements,
      SubscriptionKeeper subscriptions,
      OutageWatch outages,
      FeedStateStore states,
      PollObserver observer,
      PollConfig config,
      Clock clock) {
    this.feeds = feeds;
    this.download = download;
    this.sitemapDownload = sitemapDownload;
    this.publisher = publisher;
    this.replacements = replacements;
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
   */
  Instant poll(Feed feed) throws InterruptedException {
    Instant now = clock.instant();
    FeedState before = states.read(feed.id());
    PollState schedule = FeedStateStore.schedule(feed, before, now);
    Poll poll = new Poll(feed, before, schedule, now);
    poll.run();
    return finish(feed, before, poll);
  }

  /**
   * Notes a poll that ended with a fault of this service, so that the feed shows it and is polled
   * again after a back-off.
   *
   * @return when it is due again
   * @throws InterruptedException if the service stops
   */
  Instant failed(Feed feed, Throwable fault) throws InterruptedException {
    Instant now = clock.instant();
    FeedState before = states.read(feed.id());
    Poll poll = new Poll(feed, before, FeedStateStore.schedule(feed, before, now), now);
    poll.fail(fault);
    return finish(feed, before, poll);
  }

  private Instant finish(Feed feed, FeedState before, Poll poll) throws InterruptedException {
    FeedState after = poll.after();
    if (poll.succeeded()) {
      after = publisher.write(feed, after, poll.decisions, poll.textLengths);
    } else {
      states.write(feed.id(), after);
    }
    if (poll.document != null) {
      subscriptions.polled(feed, poll.response, poll.document, poll.decisions);
    }
    observer.polled(feed, before, after, poll.decisions);
    follow(feed, after.schedule().move());
    return after.schedule().nextPoll();
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

  /** Holds what one poll has found out so far. */
  private final class Poll {
    private final Feed feed;
    private final FeedState before;
    private final PollState schedule;
    private final Instant now;
    private FetchResponse response;
    private FeedDocument document;
    private PollResult result;
    private int entries;
    private String note = "";
    private List<EntryDecision> decisions = List.of();
    private List<Integer> textLengths = List.of();
    private ChildSitemaps sitemaps;

    Poll(Feed feed, FeedState before, PollState schedule, Instant now) {
      this.feed = feed;
      this.before = before;
      this.schedule = schedule;
      this.now = now;
      this.sitemaps = before.sitemaps();
    }

    void run() throws InterruptedException {
      Map<String, String> validators = ConditionalRequest.headers(schedule, now);
      try {
        response = download.feed(feed, validators);
        answered(Answer.of(response, validators));
      } catch (FetchException e) {
        note = e.getMessage();
        result =
            new PollResult.Failed(e.reason(), note, ConditionalRequest.isUnconditional(validators));
      }
    }

    void fail(Throwable fault) {
      note = "The service failed on this feed: " + fault;
      result =
          new PollResult.Failed(
              FetchException.Reason.INTERNAL,
              note,
              ConditionalRequest.isUnconditional(ConditionalRequest.headers(schedule, now)));
    }

    private void answered(Answer answer) throws InterruptedException {
      if (response.status() == 200) {
        delivered(answer);
      } else if (response.status() == 304) {
        notModified(answer);
      } else if (ChallengeAnswer.isChallenge(response)) {
        note = "The server answers with a page that asks for a human.";
        result = unreadable(answer, PollResult.Unreadable.Kind.CHALLENGE);
      } else {
        result = new PollResult.Answered(answer, null);
      }
    }

    private void delivered(Answer answer) throws InterruptedException {
      try {
        document = withSitemaps(download.document(feed, response));
        publish(answer, document, Sha256.hex(response.body(), HASH_BYTES));
      } catch (UnreadableFeedException e) {
        note = e.getMessage();
        if (e.reason() == UnreadableFeedException.Reason.HTML_INSTEAD_OF_FEED
            && schedule.reading() == PollState.Reading.FEED) {
          replacements
              .search(feed, response, before.entries())
              .ifPresent(proposal -> note = proposal.sentence());
        }
        result = unreadable(answer, FeedDownload.kind(e));
      }
    }

    /** Adds the entries of the sitemaps that an index names. */
    private FeedDocument withSitemaps(FeedDocument index) throws InterruptedException {
      SitemapDownload.Fetched fetched =
          sitemapDownload.fetch(feed, before.sitemaps().listed(index.children(), now));
      sitemaps = fetched.sitemaps();
      return index.isIndex() ? index.withEntries(fetched.entries(), fetched.warnings()) : index;
    }

    /** Asks for the sitemaps of an unchanged index that are due. */
    private void notModified(Answer answer) throws InterruptedException {
      result = new PollResult.Answered(answer, null);
      if (!before.sitemaps().due(now).isEmpty()) {
        SitemapDownload.Fetched fetched = sitemapDownload.fetch(feed, before.sitemaps());
        sitemaps = fetched.sitemaps();
        publish(
            answer,
            FeedDocument.index(fetched.entries(), fetched.warnings()),
            schedule.contentHash());
      }
    }

    private void publish(Answer answer, FeedDocument document, String hash)
        throws InterruptedException {
      entries = document.entries().size();
      note = String.join(" ", document.warnings());
      EntryPublisher.Result published =
          publisher.publish(
              feed,
              document,
              before,
              now,
              !DocumentPublisher.PAGES_MISSING.equals(schedule.last().message()));
      decisions = published.decisions();
      textLengths = published.textLengths();
      if (published.pending() > 0) {
        sitemaps = before.sitemaps();
        result = new PollResult.Undelivered(answer, DocumentPublisher.PAGES_MISSING);
      } else {
        result =
            new PollResult.Answered(
                answer,
                PollResult.Content.of(
                    hash,
                    document,
                    count(Outcome.NEW),
                    document.isIndex() ? schedule.newestEntry() : null));
      }
    }

    private PollResult unreadable(Answer answer, PollResult.Unreadable.Kind kind) {
      return new PollResult.Unreadable(answer, kind, Sha256.hex(response.body(), HASH_BYTES), note);
    }

    /**
     * Returns whether the server said what the feed has, though pages of some entries may be
     * missing; a failure says nothing about volume.
     */
    boolean succeeded() {
      return result instanceof PollResult.Undelivered
          || (result instanceof PollResult.Answered answered
              && (answered.content() != null || answered.answer().status() == 304));
    }

    private int count(Outcome outcome) {
      return DocumentPublisher.count(decisions, outcome);
    }

    FeedState after() {
      Instant end = clock.instant();
      PollState next =
          PollPolicy.next(
              schedule,
              result,
              FeedTiming.of(feed, config.interval()),
              end,
              ThreadLocalRandom.current());
      PollRecord record =
          new PollRecord(
              now,
              response == null ? 0 : response.status(),
              response == null ? 0 : response.body().length,
              response == null ? Duration.ZERO : response.took(),
              entries,
              count(Outcome.NEW),
              count(Outcome.REVISION),
              note);
      return before
          .withDecisions(feed.id(), decisions, end)
          .withPoll(record)
          .withSitemaps(sitemaps)
          .withSchedule(outages.polled(feed, result, next));
    }
  }
}
