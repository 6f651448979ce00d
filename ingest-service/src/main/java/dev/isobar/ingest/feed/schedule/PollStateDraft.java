package dev.isobar.ingest.feed.schedule;

import dev.isobar.ingest.feed.schedule.PollState.Counts;
import dev.isobar.ingest.feed.schedule.PollState.Last;
import dev.isobar.ingest.feed.schedule.PollState.Reading;
import dev.isobar.ingest.feed.schedule.PollState.Times;
import java.time.Duration;
import java.time.Instant;

/** Collects the parts of the next {@link PollState}. */
final class PollStateDraft {
  String url;
  Instant nextPoll;
  Instant first;
  Instant poll;
  Instant success;
  Instant content;
  Instant newEntry;
  Instant unconditional;
  Validators validators;
  String contentHash;
  Reading reading;
  String unreadableHash;
  Duration interval;
  PublisherTiming publisher;
  Rhythm rhythm;
  int failures;
  int gone;
  int missing;
  int blocked;
  int repeated;
  int slowed;
  Last last;
  int entries;
  Instant newestEntry;
  boolean lying;
  boolean elsewhere;
  Move move;

  private PollStateDraft(String url, Instant nextPoll) {
    this.url = url;
    this.nextPoll = nextPoll;
  }

  PollStateDraft(PollState state) {
    this(state.url(), state.nextPoll());
    first = state.times().first();
    poll = state.times().poll();
    success = state.times().success();
    content = state.times().content();
    newEntry = state.times().newEntry();
    unconditional = state.times().unconditional();
    validators = state.validators();
    contentHash = state.contentHash();
    reading = state.reading();
    unreadableHash = state.unreadableHash();
    interval = state.interval();
    publisher = state.publisher();
    rhythm = state.rhythm();
    failures = state.counts().failures();
    gone = state.counts().gone();
    missing = state.counts().missing();
    blocked = state.counts().blocked();
    repeated = state.counts().repeated();
    slowed = state.counts().slowed();
    last = state.last();
    entries = state.entries();
    newestEntry = state.newestEntry();
    lying = state.lying();
    elsewhere = state.elsewhere();
    move = state.move();
  }

  static PollStateDraft unpolled(String url, Instant now) {
    return new PollStateDraft(url, now);
  }

  PollState build() {
    return new PollState(
        url,
        nextPoll,
        new Times(first, poll, success, content, newEntry, unconditional),
        validators,
        contentHash,
        reading,
        unreadableHash,
        interval,
        publisher,
        rhythm,
        new Counts(failures, gone, missing, blocked, repeated, slowed),
        last,
        entries,
        newestEntry,
        lying,
        elsewhere,
        move);
  }
}
