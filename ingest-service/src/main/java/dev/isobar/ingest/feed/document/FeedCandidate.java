package dev.isobar.ingest.feed.document;

/**
 * Names an address that may be a feed.
 *
 * @param title the name that the page gives to it; null if it gives none
 */
public record FeedCandidate(String url, String title, Source source) {
  /** Says why an address may be a feed; the most certain first. */
  public enum Source {
    /** The page names it as a feed of its own: {@code link rel=alternate}. */
    LINK,
    /** The page links to it, and the link looks like a feed. */
    ANCHOR,
    /** robots.txt names it as a sitemap. */
    ROBOTS,
    /** Many sites have a feed at this path. */
    USUAL_PATH
  }
}
