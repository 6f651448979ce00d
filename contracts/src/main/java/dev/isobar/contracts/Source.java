package dev.isobar.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Names the source of an article.
 *
 * @param feed the feed that delivered it
 * @param publisher the publisher stated by the article, or null if unknown
 * @param country the country of the source, ISO 3166-1 alpha-2, or null if unknown; not a country
 *     that the article is about
 */
public record Source(
    String feed, String publisher, @JsonInclude(JsonInclude.Include.NON_NULL) String country) {
  public Source {
    Required.text("/source/feed", feed);
    CountryCode.checkForm("/source/country", country);
  }

  /** Returns the publisher, or the feed if it is unknown. */
  public String publisherOrFeed() {
    return publisher == null ? feed : publisher;
  }
}
