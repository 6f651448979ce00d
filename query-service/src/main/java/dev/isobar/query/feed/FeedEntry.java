package dev.isobar.query.feed;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * Holds one entry of a feed.
 *
 * @param id a URI that stays the same
 * @param title not empty
 * @param url the page of the article; the document of this service if the article has none
 * @param document where this service has the article or the story
 * @param updated when the entry changed for readers
 * @param published null if the time is unknown
 * @param authors the publisher if no author is known; not empty
 * @param source the publisher, or the feed that brought the article
 * @param topics concept ids
 */
record FeedEntry(
    String id,
    String title,
    String url,
    String document,
    OffsetDateTime updated,
    OffsetDateTime published,
    List<String> authors,
    String source,
    String language,
    List<String> topics,
    String summary) {}
