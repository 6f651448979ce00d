package dev.isobar.contracts;

/**
 * Where an article comes from.
 *
 * @param feed the feed that brought it
 * @param publisher who published it, as the article states; null where it does not
 */
public record Source(String feed, String publisher) {
  public Source {
    Required.text("/source/feed", feed);
  }
}
