package dev.isobar.ingest.feed.document;

/**
 * Limits the reading of one document. Content over a limit is left out with a warning.
 *
 * @param inflatedBytes the size of a gzip file after decompression
 * @param entries entries of a feed
 * @param addresses addresses of a sitemap or a sitemap index
 * @param links articles of an HTML page
 * @param tags start and end tags of a feed
 * @param sitemapTags start and end tags of a sitemap
 * @param depth nested elements
 * @param titleLength UTF-16 units of a title
 * @param contentLength UTF-16 units of a summary or a content
 */
public record DocumentLimits(
    int inflatedBytes,
    int entries,
    int addresses,
    int links,
    int tags,
    int sitemapTags,
    int depth,
    int titleLength,
    int contentLength) {
  /** A sitemap has at most 50,000 addresses and 50 MB (sitemaps.org). */
  public static final DocumentLimits DEFAULT =
      new DocumentLimits(50 << 20, 5_000, 50_000, 300, 250_000, 2_000_000, 250, 1_000, 500_000);
}
