package dev.isobar.ingest.feed.schedule;

import dev.isobar.ingest.feed.schedule.PollResult.Answered;
import dev.isobar.ingest.feed.schedule.PollResult.Content;
import dev.isobar.ingest.feed.schedule.PollResult.Failed;
import dev.isobar.ingest.feed.schedule.PollResult.Unreadable;
import dev.isobar.ingest.fetch.FetchException;
import dev.isobar.ingest.fetch.FetchResponse;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Builds answers of a server for tests. */
final class Answers {
  static final String URL = "https://example.org/feed";
  static final Instant T0 = Instant.parse("2026-03-04T10:00:00Z");
  static final FeedTiming TIMING = new FeedTiming(FeedTiming.SHORTEST, Duration.ofHours(1));

  private final int status;
  private final Map<String, String> headers = new HashMap<>();
  private final List<FetchResponse.Redirect> redirects = new ArrayList<>();
  private String uri = URL;
  private Duration took = Duration.ofMillis(200);
  private boolean unconditional;

  private Answers(int status) {
    this.status = status;
  }

  static Answers status(int status) {
    return new Answers(status);
  }

  Answers header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  Answers validators(String etag, String lastModified) {
    return header("etag", etag).header("last-modified", lastModified);
  }

  Answers redirect(int code, String target) {
    redirects.add(new FetchResponse.Redirect(code, URI.create(target)));
    uri = target;
    return this;
  }

  Answers took(Duration time) {
    took = time;
    return this;
  }

  Answers unconditional() {
    unconditional = true;
    return this;
  }

  Answer answer() {
    headers.values().removeIf(value -> value == null);
    FetchResponse response =
        new FetchResponse(URI.create(uri), status, redirects, headers, new byte[0], took);
    return Answer.of(
        response, unconditional ? Map.of() : Map.of(ConditionalRequest.IF_NONE_MATCH, "x"));
  }

  /** Ends the poll without a document. */
  PollResult bare() {
    return new Answered(answer(), null);
  }

  /** Ends the poll with a document of ten entries. */
  PollResult document(String hash, int newEntries) {
    return document(new Content(hash, 10, newEntries, T0, PublisherTiming.NONE));
  }

  PollResult document(Content content) {
    return new Answered(answer(), content);
  }

  PollResult unreadable(Unreadable.Kind kind, String hash) {
    return new Unreadable(answer(), kind, hash, "The body is no feed.");
  }

  static PollResult failed(FetchException.Reason reason) {
    return new Failed(reason, "No answer came: " + reason + ".", false);
  }

  static PollState unpolled() {
    return PollState.unpolled(URL, T0);
  }

  /** Returns the state after one poll that brought a document with both validators. */
  static PollState polledOnce() {
    return next(
        unpolled(),
        status(200).validators("\"a\"", "date a").unconditional().document("h0", 10),
        T0);
  }

  /** Makes the next state without jitter. */
  static PollState next(PollState state, PollResult result, Instant now) {
    return PollPolicy.next(state, result, TIMING, now, Jitter.NONE);
  }

  /** Returns the time from {@code now} to the next poll without jitter. */
  static Duration delay(PollState state, PollResult result, Instant now) {
    return Duration.between(now, next(state, result, now).nextPoll());
  }
}
