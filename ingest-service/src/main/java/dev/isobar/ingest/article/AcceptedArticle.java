package dev.isobar.ingest.article;

/**
 * Holds a valid article for the raw Kafka topic.
 *
 * @param id the derived article id, which is also the record's key
 * @param revision {@code fetchedAt} in milliseconds since 1970; the highest wins
 * @param feed the feed that delivered it
 * @param json the RawArticle v1 with its id, in UTF-8; not copied, so do not modify it
 */
public record AcceptedArticle(String id, long revision, String feed, byte[] json) {}
