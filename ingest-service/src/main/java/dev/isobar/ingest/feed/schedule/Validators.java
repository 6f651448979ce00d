package dev.isobar.ingest.feed.schedule;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;

/**
 * Holds the validators of the last document, byte for byte as the server sent them.
 *
 * @param etag with its quotes and weak mark; null: none came
 * @param lastModified not parsed; null: none came
 * @param from the address that sent them; null: the feed's own address
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Validators(String etag, String lastModified, String from) {
  public static final Validators NONE = new Validators(null, null, null);

  /** Longer values are not stored: the state of a feed stays small. */
  static final int MAX_LENGTH = 2048;

  /** Drops values that cannot be sent back in a request. */
  public Validators {
    etag = sendable(etag);
    lastModified = sendable(lastModified);
  }

  /** Returns those of a whole document: what it does not bring is not kept from an older one. */
  static Validators of(Answer answer, String url) {
    return new Validators(answer.etag(), answer.lastModified(), origin(answer, url));
  }

  /** Returns these, with the newer values that a 304 brings. */
  Validators updatedBy(Answer answer) {
    String newEtag = sendable(answer.etag());
    String newDate = sendable(answer.lastModified());
    return new Validators(
        newEtag == null ? etag : newEtag, newDate == null ? lastModified : newDate, from);
  }

  /** Tells whether an answer comes from the address that sent these. */
  boolean cameFrom(Answer answer, String url) {
    return Objects.equals(from, origin(answer, url));
  }

  boolean none() {
    return etag == null && lastModified == null;
  }

  private static String origin(Answer answer, String url) {
    return answer.uri() == null || answer.uri().equals(url) ? null : answer.uri();
  }

  /** Control characters could split a request; no server compares a blank value. */
  private static String sendable(String value) {
    if (value == null || value.isBlank() || value.length() > MAX_LENGTH) {
      return null;
    }
    return value.chars().anyMatch(c -> c < ' ' && c != '\t' || c == 127) ? null : value;
  }
}
