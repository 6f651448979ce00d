/**
 * Polls feeds. {@code definition} says what a feed is, {@code document} reads what a server
 * delivers, {@code schedule} decides when a feed is polled, {@code entry} decides which entries are
 * new, {@code state} holds the state of a feed, {@code poll} does it.
 */
package dev.isobar.ingest.feed;
