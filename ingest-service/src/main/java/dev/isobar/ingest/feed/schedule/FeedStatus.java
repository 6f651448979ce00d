package dev.isobar.ingest.feed.schedule;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Names what is the matter with a feed, for its owner. */
public enum FeedStatus {
  /** Not polled with success yet, and nothing failed. */
  NEW,
  WORKING,
  PAUSED,
  /** The document is read and has no entries. */
  EMPTY,
  /** The body is not a feed. */
  UNPARSABLE,
  /** The server says 410: removed on purpose. */
  GONE,
  /** The server says 404. */
  NOT_FOUND,
  /** The server refuses: 401, 403, 451, robots.txt or a challenge page. */
  BLOCKED,
  /** The server says 429. */
  THROTTLED,
  /** The server answers with another error status. */
  SERVER_ERROR,
  /** Answers take long, or do not come in time. */
  SLOW,
  /** The entries have no dates, or dates that are far off. */
  STALE_DATES,
  /** The server says that the feed moved for good, and the new address is not decided yet. */
  REDIRECTED,
  /** The certificate or the TLS connection is not accepted. */
  TLS,
  /** The server says 304 for a document that changed. */
  LYING_SERVER,
  /** No connection, or no answer in HTTP. */
  UNREACHABLE,
  /** The address, or a redirect, is not allowed. */
  FORBIDDEN_ADDRESS,
  /** This service failed on the feed, which is a fault of the service. */
  INTERNAL_ERROR,
  /** Nothing new for longer than the feed's rhythm explains. */
  SILENT;

  /** Returns the name in JSON, in metrics and in filters, for example {@code not-found}. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
