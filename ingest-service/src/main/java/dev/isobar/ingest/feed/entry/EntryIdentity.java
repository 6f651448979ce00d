package dev.isobar.ingest.feed.entry;

import dev.isobar.contracts.RawArticle;
import dev.isobar.contracts.identity.ArticleId;
import java.time.Instant;

/**
 * Holds the address or guid from which the id of an entry's article is derived. It is that of the
 * first publication, so that the id does not change when the entry gets another link or guid.
 *
 * @param url the address; null if the entry has none or shares it with other entries
 * @param guid the guid; used for the id only if {@code url} is null
 */
public record EntryIdentity(String url, String guid) {
  static final EntryIdentity NONE = new EntryIdentity(null, null);

  /** Returns the article id in the given feed. */
  public String articleId(String feed) {
    return ArticleId.of(
        new RawArticle(
            null,
            url,
            feed,
            guid,
            null,
            null,
            null,
            null,
            null,
            Instant.EPOCH,
            "text/plain",
            "",
            null,
            null));
  }
}
