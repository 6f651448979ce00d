package dev.isobar.ingest.feed.state;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;

/**
 * Summarises one poll.
 *
 * @param when the time of the request
 * @param status the HTTP status; 0: there was no answer
 * @param bytes the length of the body after decompression
 * @param took from the request to the last byte
 * @param entries how many entries the document has
 * @param fresh how many of them are new
 * @param revisions how many of them are revisions
 * @param note a sentence for the owner of the feed; empty if there is nothing to say
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PollRecord(
    Instant when,
    int status,
    long bytes,
    @JsonFormat(shape = JsonFormat.Shape.STRING) Duration took,
    int entries,
    int fresh,
    int revisions,
    String note) {
  static final int MAX_NOTE = 300;

  /** Cuts a long note. */
  public PollRecord {
    took = took == null ? Duration.ZERO : took;
    note = note == null ? "" : note.length() > MAX_NOTE ? note.substring(0, MAX_NOTE) : note;
  }
}
