package dev.isobar.ingest.feed.definition;

/**
 * Names one invalid value of a feed.
 *
 * @param pointer the JSON pointer (RFC 6901) of the value
 * @param message the error and its remedy
 */
public record FeedFinding(String pointer, String message) {}
