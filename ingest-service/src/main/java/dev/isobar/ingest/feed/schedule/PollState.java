package dev.isobar.ingest.feed.schedule;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.isobar.ingest.fetch.FetchException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Holds what the schedule of one feed needs across restarts. {@link PollPolicy#next} makes the next
 * state from the last one.
 *
 * @param url the address for which all of this was learned
 * @param nextPoll not to be polled earlier
 * @param times when things happened last
 * @param validators what the next request sends back
 * @param contentHash the hash of the last document that was read
 * @param reading what the last body was; null: there was none yet
 * @param unreadableHash the hash of the last body that could not be read
 * @param interval the current adaptive interval
 * @param publisher what the last document says about polling
 * @param rhythm how often something new came
 * @param counts what happened how often in a row
 * @param last how the last poll ended
 * @param entries how many entries the last document has
 * @param newestEntry the latest date of an entry in the last document
 * @param lying whether the server answers 304 for documents that changed
 * @param elsewhere whether the last 304 came from another address than the validators
 * @param move where the server says that the feed moved to
 * @param hostPause until when the server wants to be left alone by all requests; null: it did not
 *     say so in its last answer
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
@JsonIgnoreProperties(ignoreUnknown = true)
public record PollState(
    String url,
    Instant nextPoll,
    Times times,
    Validators validators,
    String contentHash,
    Reading reading,
    String unreadableHash,
    Duration interval,
    PublisherTiming publisher,
    Rhythm rhythm,
    Counts counts,
    Last last,
    int entries,
    Instant newestEntry,
    boolean lying,
    boolean elsewhere,
    Move move,
    Instant hostPause) {

  /** No rule puts the next poll further away; a later time comes from a clock that was wrong. */
  static final Duration FURTHEST = Duration.ofDays(15);

  /** Fills in the empty parts. */
  public PollState {
    times = times == null ? Times.NEVER : times;
    validators = validators == null ? Validators.NONE : validators;
    publisher = publisher == null ? PublisherTiming.NONE : publisher;
    rhythm = rhythm == null ? Rhythm.NONE : rhythm;
    counts = counts == null ? Counts.ZERO : counts;
    last = last == null ? Last.NONE : last;
  }

  /** Returns the state of a feed that was never polled; it is due at once. */
  public static PollState unpolled(String url, Instant now) {
    return PollStateDraft.unpolled(url, now).build();
  }

  /**
   * Returns this state for the feed's present address: this one if the address is the same. At the
   * target of permanent redirects it goes on as before, since the answers so far came from there.
   * At any other address it is due at once, sends no validators of the old address and keeps the
   * feed's rhythm.
   */
  public PollState at(String presentUrl, Instant now) {
    if (presentUrl.equals(url)) {
      return this;
    }
    if (move != null && move.decided() && move.target().equals(presentUrl)) {
      PollStateDraft moved = new PollStateDraft(this);
      moved.url = presentUrl;
      moved.move = null;
      return moved.build();
    }
    PollStateDraft draft = PollStateDraft.unpolled(presentUrl, now);
    draft.rhythm = rhythm;
    draft.publisher = publisher;
    draft.newEntry = times.newEntry();
    draft.content = times.content();
    draft.success = times.success();
    draft.first = times.first();
    return draft.build();
  }

  /** Returns this state with another time of the next poll. */
  public PollState withNextPoll(Instant time) {
    PollStateDraft draft = new PollStateDraft(this);
    draft.nextPoll = time;
    return draft.build();
  }

  /** Returns this state for a next request that asks for the document, changed or not. */
  public PollState withoutValidators() {
    PollStateDraft draft = new PollStateDraft(this);
    draft.validators = Validators.NONE;
    return draft.build();
  }

  /**
   * Returns until when the server wants to be left alone; empty if that is over, or if it is
   * further away than any pause that counts: such a time comes from a clock that was wrong.
   */
  public Optional<Instant> hostPauseAfter(Instant now) {
    return Optional.ofNullable(hostPause)
        .filter(until -> until.isAfter(now) && !until.isAfter(now.plus(ServerTiming.LONGEST)));
  }

  /** Tells whether the feed is to be polled at this time. */
  public boolean due(Instant now) {
    return !now.isBefore(nextPoll) || nextPoll.isAfter(now.plus(FURTHEST));
  }

  /**
   * Holds times. Each is null if it never happened.
   *
   * @param first the first poll
   * @param poll the last poll
   * @param success the last poll that brought a document that was read, or 304
   * @param content the last poll that brought a document that was read
   * @param newEntry the last poll that brought a new entry
   * @param unconditional the last request without validators
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Times(
      Instant first,
      Instant poll,
      Instant success,
      Instant content,
      Instant newEntry,
      Instant unconditional) {
    static final Times NEVER = new Times(null, null, null, null, null, null);
  }

  /**
   * Counts polls in a row.
   *
   * @param failures that were no success
   * @param gone with 410
   * @param missing with 404
   * @param blocked with 403, 429 or a challenge page
   * @param repeated with 200 for a document that did not change
   * @param slowed refusals with 429 that are not yet outweighed by successes
   */
  @JsonInclude(JsonInclude.Include.NON_DEFAULT)
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Counts(int failures, int gone, int missing, int blocked, int repeated, int slowed) {
    static final Counts ZERO = new Counts(0, 0, 0, 0, 0, 0);
  }

  /**
   * Says how the last poll ended.
   *
   * @param status the status of the answer; 0: there was none
   * @param failure why there was no answer; null: there was one
   * @param message a sentence for the owner of the feed; null: nothing to say
   * @param tookMillis how long the answer took
   */
  @JsonInclude(JsonInclude.Include.NON_DEFAULT)
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Last(int status, FetchException.Reason failure, String message, long tookMillis) {
    static final Last NONE = new Last(0, null, null, 0);
    static final int MAX_MESSAGE = 300;

    /** Cuts the message, which can contain text of the server. */
    public Last {
      if (message != null && message.length() > MAX_MESSAGE) {
        message = message.substring(0, MAX_MESSAGE);
      }
    }
  }

  /** Names what a body was. */
  public enum Reading {
    FEED,
    EMPTY,
    BROKEN,
    HTML,
    CHALLENGE
  }
}
