package dev.isobar.ingest.feed.entry;

/**
 * Holds what is kept of one entry of a feed.
 *
 * @param guid the hash of the guid, or of the exact link if there is no guid; 0: none
 * @param url the hash of the canonical link; 0: none; {@link #OF_LINK}: that of {@code link}, which
 *     is computed when it is needed, because most polls end with 304
 * @param content the hash of title and text, see {@link EntryText}
 * @param words the lower 16 bits of the hash of title and text without digits
 * @param title the hash of the title; 0: none
 * @param published seconds since 1970; 0: undated
 * @param link the link of the article's identity; null if it has none or was never published
 * @param guidText the guid of the article's identity; only without {@code link}
 * @param status what was done with it
 * @param changeLevel rises by 3 with each change of the text and falls by 1 with each poll without
 * @param held the number of changes since the last revision that was let through
 */
record KnownEntry(
    long guid,
    long url,
    long content,
    int words,
    int title,
    long published,
    String link,
    String guidText,
    Status status,
    int changeLevel,
    int held) {

  static final long OF_LINK = -1;

  /** Returns the hash of the canonical link; 0: none. */
  long urlKey() {
    return url == OF_LINK ? EntryKeys.urlKey(link) : url;
  }

  /** Says what was done with an entry. The order is stored. */
  enum Status {
    PUBLISHED,
    /** Excluded by a rule. */
    EXCLUDED,
    /** To be decided again: excluded by rules that changed, or not published yet. */
    RECONSIDERED,
    /** Never to be published: too old, a duplicate, beyond the first poll. */
    SKIPPED
  }

  KnownEntry withStatus(Status changed) {
    return new KnownEntry(
        guid, url, content, words, title, published, link, guidText, changed, changeLevel, held);
  }

  KnownEntry withIdentity(EntryIdentity identity) {
    boolean same = identity.url() != null && urlKey() == EntryKeys.urlKey(identity.url());
    return new KnownEntry(
        guid,
        same ? OF_LINK : urlKey(),
        content,
        words,
        title,
        published,
        identity.url(),
        identity.url() == null ? identity.guid() : null,
        status,
        changeLevel,
        held);
  }

  /** Returns the entry with the keys that it has now; identity and first date are kept. */
  KnownEntry seenAs(EntryKeys keys, int newLevel, int newHeld) {
    long earliest =
        published == 0 || (keys.published() != 0 && keys.published() < published)
            ? keys.published()
            : published;
    return new KnownEntry(
        keys.guid() == 0 ? guid : keys.guid(),
        keys.url() == 0 || keys.url() == urlKey() ? url : keys.url(),
        keys.content(),
        keys.words(),
        keys.title(),
        earliest,
        link,
        guidText,
        status,
        newLevel,
        newHeld);
  }
}
