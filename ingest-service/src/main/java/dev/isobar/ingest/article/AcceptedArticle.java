package dev.isobar.ingest.article;

/**
 * An article that may go to the raw Kafka topic.
 *
 * @param id the derived article id, which is also the record's key
 * @param revision {@code fetchedAt} in milliseconds since 1970; the highest wins
 * @param feed which feed brought it
 * @param json the RawArticle v1 with its id, in UTF-8; not copied, so leave it as it is
 */
public record AcceptedArticle(String id, long revision, String feed, byte[] json) {}
