package dev.isobar.ingest.config;

/** Lists the roles of callers of the HTTP interface. Each role includes those before it. */
public enum Role {
  /** Reads feeds and dead letters. */
  READER,
  /** Also pushes articles. */
  PUSHER,
  /** Also changes feeds and replays dead letters. */
  ADMIN
}
