package dev.isobar.ingest.feed.entry;

import java.util.Locale;

/**
 * Holds the page of an article as it was fetched.
 *
 * @param bytes the body; not copied, so do not modify it
 * @param contentType the Content-Type header, unchanged; null if there was none
 * @param url the address that answered, after redirects
 */
public record FetchedPage(byte[] bytes, String contentType, String url) {
  /** Returns whether the page is HTML or plain text by its declared type. */
  public boolean isText() {
    String type = type();
    return bytes.length > 0
        && (type.startsWith("text/html") || type.startsWith("application/xhtml") || isPlainText());
  }

  /** Returns whether the page is declared as plain text. */
  boolean isPlainText() {
    return type().startsWith("text/plain");
  }

  private String type() {
    return contentType == null ? "text/html" : contentType.toLowerCase(Locale.ROOT).strip();
  }
}
