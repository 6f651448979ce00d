package dev.isobar.query.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * Says what an answer was counted from.
 *
 * @param articles how many articles were read: all that match, or the newest of them
 * @param exact whether no other articles match
 * @param since the moment from which a list in the same time zone has all articles that were read,
 *     and perhaps a few more; null if that is not known, or exact
 */
public record BasedOn(
    long articles, boolean exact, @JsonInclude(JsonInclude.Include.NON_NULL) Instant since) {

  public BasedOn(long articles, boolean exact) {
    this(articles, exact, null);
  }

  /** Returns the value of the header, a structured field (RFC 9651). */
  @Override
  public String toString() {
    return articles + ";exact=" + (exact ? "?1" : "?0");
  }

  /** An answer that was counted from articles. */
  public interface Counted {
    /** Returns what it was counted from; null if it was not counted. */
    BasedOn basedOn();
  }
}
