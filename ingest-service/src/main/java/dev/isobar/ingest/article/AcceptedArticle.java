package dev.isobar.ingest.article;

import dev.isobar.contracts.channel.Canary;

/**
 * Holds a valid article for the raw Kafka topic.
 *
 * @param id the derived article id, which is also the record's key
 * @param revision {@code fetchedAt} in milliseconds since 1970; the highest wins
 * @param feed the feed that delivered it
 * @param json the RawArticle v1 with its id, in UTF-8; not copied, so do not modify it
 * @param fromArchive whether it came by the replay lane: it is no news
 * @param strippedBytes how many bytes of a large page were left out, counted in the page itself and
 *     not in its JSON or base64, see {@link HtmlReduction}; mostly 0
 * @param canary the mark of a canary, which nobody sees; null for an article
 */
public record AcceptedArticle(
    String id,
    long revision,
    String feed,
    byte[] json,
    boolean fromArchive,
    int strippedBytes,
    Canary canary) {
  /** Creates a live article. */
  public AcceptedArticle(String id, long revision, String feed, byte[] json) {
    this(id, revision, feed, json, false, 0, null);
  }

  /** Returns the same article as one of an archive. */
  public AcceptedArticle ofArchive() {
    return new AcceptedArticle(id, revision, feed, json, true, strippedBytes, canary);
  }

  /** Returns the same article as a canary. */
  public AcceptedArticle as(Canary mark) {
    return new AcceptedArticle(id, revision, feed, json, fromArchive, strippedBytes, mark);
  }
}
