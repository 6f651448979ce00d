package dev.isobar.query.rebuild;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;

/**
 * Holds how far the latest rebuild is.
 *
 * @param read the offsets that were read of {@code total}, those of records that Kafka has deleted
 *     included
 * @param total the offsets that Kafka had at the start
 * @param articles how many articles were written, each revision once
 * @param error why it failed, else null
 */
record RebuildProgress(
    State state,
    Instant startedAt,
    Instant updatedAt,
    long read,
    long total,
    long articles,
    String error) {

  /** What the rebuild does. */
  enum State {
    @JsonProperty("reading")
    READING,
    @JsonProperty("switching")
    SWITCHING,
    @JsonProperty("done")
    DONE,
    @JsonProperty("failed")
    FAILED,
    /** Its process ended before it. The next rebuild clears away what it left. */
    @JsonProperty("interrupted")
    INTERRUPTED
  }

  /** Returns the articles a second since the start. */
  @JsonProperty
  long articlesPerSecond() {
    long millis = Duration.between(startedAt, updatedAt).toMillis();
    return millis <= 0 ? 0 : articles * 1000 / millis;
  }

  /** Returns whether it has not ended yet. */
  boolean isRunning() {
    return state == State.READING || state == State.SWITCHING;
  }

  RebuildProgress in(State next, String why) {
    return new RebuildProgress(next, startedAt, updatedAt, read, total, articles, why);
  }
}
