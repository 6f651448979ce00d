package dev.isobar.ingest.feed.entry;

import dev.isobar.contracts.identity.CanonicalUrl;
import dev.isobar.ingest.feed.document.FeedEntry;

/**
 * Holds what an entry can be recognised by. A hash of 0 means that the entry lacks the value.
 *
 * @param entry the entry
 * @param guid the hash of the guid, else of the exact link
 * @param url the hash of the canonical link
 * @param content the hash of title and text without template noise
 * @param words the lower 16 bits of the hash of title and text without digits
 * @param title 24 bits of the hash of the title
 * @param published seconds since 1970; 0: undated
 * @param textLength the number of characters of title and text
 * @param titleLength the number of characters of the title
 */
record EntryKeys(
    FeedEntry entry,
    long guid,
    long url,
    long content,
    int words,
    int title,
    long published,
    int textLength,
    int titleLength) {

  /** Computes the keys; {@code published} is the checked date. */
  static EntryKeys of(FeedEntry entry, EntryDate date) {
    String title = EntryText.title(entry.title());
    String body = EntryText.withoutNoise(EntryText.body(entry));
    String text = EntryText.withoutNoise(title) + '\n' + body;
    boolean hasText = text.length() > 1;
    return new EntryKeys(
        entry,
        guidKey(entry),
        urlKey(entry.link()),
        hasText ? Hash.of(text) : 0,
        hasText ? wordsKey(Hash.of(EntryText.withoutDigits(text))) : 0,
        titleKey(title),
        date.seconds(),
        hasText ? text.length() - 1 : 0,
        title.length());
  }

  /** Returns the keys with a guid or url that does not tell entries apart removed. */
  EntryKeys without(boolean guidShared, boolean urlShared) {
    boolean guidIsLink = stripped(entry.guid()) == null;
    return new EntryKeys(
        entry,
        guidShared || (urlShared && guidIsLink) ? 0 : guid,
        urlShared ? 0 : url,
        content,
        words,
        title,
        published,
        textLength,
        titleLength);
  }

  /** Returns whether the article has a link or a text. */
  boolean hasLinkOrText() {
    return entry.link() != null || textLength > 0;
  }

  /** Returns the hash of the canonical form of a link; 0 for null. */
  static long urlKey(String link) {
    return link == null ? 0 : Hash.of(CanonicalUrl.of(link).orElse(link));
  }

  /** Returns 24 bits of the hash of a normalised title; 0 if it is empty. */
  static int titleKey(String title) {
    return title.isEmpty() ? 0 : (int) (Hash.of(title) & 0x7fffff) + 1;
  }

  /** Returns the lower 16 bits of the hash of a text. */
  static int wordsKey(long hash) {
    return (int) (hash & 0xffff);
  }

  /** Returns a value also for an entry without anything, so that it is reported only once. */
  private static long guidKey(FeedEntry entry) {
    String guid = stripped(entry.guid());
    return Hash.of(
        guid != null ? guid : entry.link() != null ? entry.link() : "text:" + entry.title());
  }

  static String stripped(String guid) {
    return guid == null || guid.isBlank() ? null : guid.strip();
  }
}
