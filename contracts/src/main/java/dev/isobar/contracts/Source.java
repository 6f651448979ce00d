package dev.isobar.contracts;

/**
 * Names the source of an article.
 *
 * @param feed the feed that delivered it
 * @param publisher the publisher stated by the article, or null if unknown
 */
public record Source(String feed, String publisher) {
  public Source {
    Required.text("/source/feed", feed);
  }

  /** Returns the publisher, or the feed if it is unknown. */
  public String publisherOrFeed() {
    return publisher == null ? feed : publisher;
  }
}
