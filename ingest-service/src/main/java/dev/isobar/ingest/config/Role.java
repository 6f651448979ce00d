package dev.isobar.ingest.config;

/** What a caller of the HTTP interface may do. Each role includes those before it. */
public enum Role {
  /** Reads feeds and dead letters. */
  READER,
  /** Also pushes articles. */
  PUSHER,
  /** Also changes feeds and replays dead letters. */
  ADMIN
}
