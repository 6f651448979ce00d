package dev.isobar.ingest.feed.schedule;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Names what is the matter with a feed, for its owner. */
public enum FeedStatus {
  /** Not polled with success yet, and nothing failed. */
  @JsonProperty("new")
  NEW,
  @JsonProperty("working")
  WORKING,
  @JsonProperty("paused")
  PAUSED,
  /** The document is read and has no entries. */
  @JsonProperty("empty")
  EMPTY,
  /** The body is not a feed. */
  @JsonProperty("unparsable")
  UNPARSABLE,
  /** The server says 410: removed on purpose. */
  @JsonProperty("gone")
  GONE,
  /** The server says 404. */
  @JsonProperty("not-found")
  NOT_FOUND,
  /** The server refuses: 401, 403, 451, robots.txt or a challenge page. */
  @JsonProperty("blocked")
  BLOCKED,
  /** The server says 429. */
  @JsonProperty("throttled")
  THROTTLED,
  /** The server answers with another error status. */
  @JsonProperty("server-error")
  SERVER_ERROR,
  /** Answers take long, or do not come in time. */
  @JsonProperty("slow")
  SLOW,
  /** The entries have no dates, or dates that are far off. */
  @JsonProperty("stale-dates")
  STALE_DATES,
  /** The server says that the feed moved for good, and the new address is not decided yet. */
  @JsonProperty("redirected")
  REDIRECTED,
  /** The certificate or the TLS connection is not accepted. */
  @JsonProperty("tls")
  TLS,
  /** The server says 304 for a document that changed. */
  @JsonProperty("lying-server")
  LYING_SERVER,
  /** No connection, or no answer in HTTP. */
  @JsonProperty("unreachable")
  UNREACHABLE,
  /** The address, or a redirect, is not allowed. */
  @JsonProperty("forbidden-address")
  FORBIDDEN_ADDRESS,
  /** Nothing new for longer than the feed's rhythm explains. */
  @JsonProperty("silent")
  SILENT
}
