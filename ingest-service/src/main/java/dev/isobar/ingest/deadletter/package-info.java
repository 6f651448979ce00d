/**
 * Lists, shows and replays dead letters of both dead-letter topics. Each request reads with its own
 * short-lived consumer; nothing of a dead letter is kept between requests except which ones were
 * replayed.
 */
package dev.isobar.ingest.deadletter;
