package dev.isobar.ingest.feed.definition;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Says how a feed's document is read. */
public enum FeedKind {
  /** RSS 0.9x, 1.0, 2.0, Atom, CDF or JSON Feed; the document says which. The default. */
  @JsonProperty("feed")
  FEED,
  /** A sitemap, a news sitemap or a sitemap index. */
  @JsonProperty("sitemap")
  SITEMAP,
  /** An HTML page with links to articles. */
  @JsonProperty("page")
  PAGE
}
