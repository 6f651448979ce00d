package dev.isobar.ingest.feed.schedule;

import dev.isobar.ingest.feed.document.FeedDocument;
import dev.isobar.ingest.feed.document.FeedEntry;
import dev.isobar.ingest.fetch.FetchException;
import java.time.Instant;
import java.util.Objects;

/** Says how one poll of a feed ended. */
public sealed interface PollResult {

  /**
   * A server answered: with a document that was read and whose entries were published, with 304, or
   * with an error status.
   *
   * @param content null unless a document was read; with 304 that of documents which the feed's own
   *     document names
   */
  record Answered(Answer answer, Content content) implements PollResult {}

  /**
   * A server answered 200, and the body is not a feed. Also 403 with a challenge page.
   *
   * @param contentHash the hash of the body
   * @param reason a sentence for the owner of the feed
   */
  record Unreadable(Answer answer, Kind kind, String contentHash, String reason)
      implements PollResult {
    /** Names what the body is. */
    public enum Kind {
      /** Broken beyond reading, or of an unknown format. */
      BROKEN,
      /** An HTML page where a feed was. */
      HTML,
      /** A page that asks for proof that a human reads it. */
      CHALLENGE
    }
  }

  /**
   * A document was read, but its entries could not be published. The validators stay as they were,
   * so the document is delivered again.
   */
  record Undelivered(Answer answer, String reason) implements PollResult {}

  /**
   * No answer came.
   *
   * @param unconditional whether the request carried no validator
   */
  record Failed(FetchException.Reason reason, String message, boolean unconditional)
      implements PollResult {}

  /**
   * Sums up a document that was read.
   *
   * @param hash the hash of the body
   * @param entries how many entries it has
   * @param newEntries how many of them were not known before
   * @param newest the latest date of an entry; null if no entry has a date
   */
  record Content(
      String hash, int entries, int newEntries, Instant newest, PublisherTiming publisher) {

    /** Sums up a document. */
    public static Content of(String hash, FeedDocument document, int newEntries) {
      return of(hash, document, newEntries, null);
    }

    /**
     * Sums up a document. A sitemap index without a sitemap that changed is not an empty feed.
     *
     * @param before the latest date of an entry that is known
     */
    public static Content of(String hash, FeedDocument document, int newEntries, Instant before) {
      Instant newest =
          document.entries().stream()
              .map(FeedEntry::published)
              .filter(Objects::nonNull)
              .max(Instant::compareTo)
              .orElse(before);
      int entries = Math.max(document.entries().size(), document.children().size());
      return new Content(hash, entries, newEntries, newest, PublisherTiming.of(document));
    }
  }
}
