package dev.isobar.ingest.feed.document;

import java.time.Instant;
import java.util.List;

/**
 * Holds one entry of a feed as its document gives it. Null where the document gives no value.
 *
 * @param guid the feed's own id of the entry
 * @param link the absolute http or https address of the article's page
 * @param title plain text
 * @param published the time of publication in UTC; null if it is absent or cannot be read
 * @param publishedText the time of publication as the document writes it
 * @param updated the time of the last change in UTC
 * @param summary the summary, HTML or plain text as {@code summaryIsHtml} says
 * @param content the whole article, HTML or plain text as {@code contentIsHtml} says
 * @param language a BCP 47 tag
 */
public record FeedEntry(
    String guid,
    String link,
    String title,
    List<String> authors,
    Instant published,
    String publishedText,
    Instant updated,
    String summary,
    boolean summaryIsHtml,
    String content,
    boolean contentIsHtml,
    String language,
    List<String> categories) {

  /** Copies the lists. */
  public FeedEntry {
    authors = authors == null ? List.of() : List.copyOf(authors);
    categories = categories == null ? List.of() : List.copyOf(categories);
  }

  /** Creates the entry of a document that gives only links and titles. */
  public static FeedEntry of(String link, String title) {
    return of(link, title, null, null);
  }

  /** Creates the entry of a document that gives only links, titles and times of publication. */
  public static FeedEntry of(String link, String title, Instant published, String publishedText) {
    return new FeedEntry(
        null,
        link,
        title,
        null,
        published,
        publishedText,
        null,
        null,
        false,
        null,
        false,
        null,
        null);
  }
}
