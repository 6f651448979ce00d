package dev.isobar.ingest.feed.registry;

import dev.isobar.ingest.feed.definition.Feed;

/**
 * Says that the definition of a feed has changed.
 *
 * @param before null if the feed is new
 * @param after null if the feed was removed
 */
public record FeedChange(String id, Feed before, Feed after) {}
