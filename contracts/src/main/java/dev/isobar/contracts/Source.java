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
}
