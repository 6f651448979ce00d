package dev.isobar.ingest.feed.poll;

import dev.isobar.contracts.Sha256;
import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.document.FeedDocument;
import dev.isobar.ingest.feed.document.UnreadableFeedException;
import dev.isobar.ingest.feed.entry.EntryDecision;
import dev.isobar.ingest.feed.entry.Outcome;
import dev.isobar.ingest.feed.schedule.Answer;
import dev.isobar.ingest.feed.schedule.ConditionalRequest;
import dev.isobar.ingest.feed.schedule.PollResult;
import dev.isobar.ingest.feed.schedule.PollState;
import dev.isobar.ingest.feed.state.ChildSitemaps;
import dev.isobar.ingest.feed.state.FeedState;
import dev.isobar.ingest.feed.state.PollRecord;
import dev.isobar.ingest.fetch.ChallengeAnswer;
import dev.isobar.ingest.fetch.FetchException;
import dev.isobar.ingest.fetch.FetchResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes one poll of a feed, and holds what it has found out so far. Not thread-safe. */
final class PollAttempt {
  /** Holds the parts of the service that a poll needs. */
  record Steps(
      FeedDownload download,
      SitemapDownload sitemaps,
      DocumentPublisher publisher,
      ReplacementSearch replacements) {}

  /** A hash is compared with the next one only. */
  private static final int HASH_BYTES = 16;

  private final Steps steps;
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

  PollAttempt(Steps steps, Feed feed, FeedState before, Instant now) {
    this.steps = steps;
    this.feed = feed;
    this.before = before.decidedBy(feed.rules());
    this.schedule = FeedStateStore.schedule(feed, this.before, now);
    this.now = now;
    this.sitemaps = this.before.sitemaps();
  }

  /** Asks the server, and publishes new and changed entries. Blocks. */
  void run() throws InterruptedException {
    Map<String, String> validators = ConditionalRequest.headers(schedule, now);
    try {
      response = steps.download().feed(feed, validators);
      answered(Answer.of(response, validators));
    } catch (FetchException e) {
      // Everybody who may read sees the note; the reason of the schedule is for administrators.
      note = e.discreetMessage();
      result =
          new PollResult.Failed(
              e.reason(), e.getMessage(), ConditionalRequest.isUnconditional(validators));
    }
  }

  /** Notes a fault of this service. */
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
      document = withSitemaps(steps.download().document(feed, response));
      publish(answer, document, Sha256.hex(response.body(), HASH_BYTES));
    } catch (UnreadableFeedException e) {
      note = e.getMessage();
      if (e.reason() == UnreadableFeedException.Reason.HTML_INSTEAD_OF_FEED
          && schedule.reading() == PollState.Reading.FEED) {
        steps
            .replacements()
            .search(feed, response, before.entries())
            .ifPresent(proposal -> note = proposal.sentence());
      }
      result = unreadable(answer, FeedDownload.kind(e));
    }
  }

  /** Adds the entries of the sitemaps that an index names. */
  private FeedDocument withSitemaps(FeedDocument index) throws InterruptedException {
    SitemapDownload.Fetched fetched =
        steps.sitemaps().fetch(feed, before.sitemaps().listed(index.children(), now));
    sitemaps = fetched.sitemaps();
    return index.isIndex() ? index.withEntries(fetched.entries(), fetched.warnings()) : index;
  }

  /** Asks for the sitemaps of an unchanged index that are due. */
  private void notModified(Answer answer) throws InterruptedException {
    result = new PollResult.Answered(answer, null);
    if (!before.sitemaps().due(now).isEmpty()) {
      SitemapDownload.Fetched fetched = steps.sitemaps().fetch(feed, before.sitemaps());
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
        steps
            .publisher()
            .publish(
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
   * Returns whether the server said what the feed has, though pages of some entries may be missing;
   * a failure says nothing about volume.
   */
  boolean succeeded() {
    return result instanceof PollResult.Undelivered
        || (result instanceof PollResult.Answered answered
            && (answered.content() != null || answered.answer().status() == 304));
  }

  private int count(Outcome outcome) {
    return DocumentPublisher.count(decisions, outcome);
  }

  PollState schedule() {
    return schedule;
  }

  PollResult result() {
    return result;
  }

  List<EntryDecision> decisions() {
    return decisions;
  }

  List<Integer> textLengths() {
    return textLengths;
  }

  /** Returns the document that the feed's address has brought; empty if it was none. */
  Optional<FeedDocument> document() {
    return Optional.ofNullable(document);
  }

  /** Returns the answer of the server; null if none came. */
  FetchResponse response() {
    return response;
  }

  /** Returns the state of the feed after the poll, except for its signals. */
  FeedState after(PollState next, Instant end) {
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
        .withSchedule(next);
  }
}
