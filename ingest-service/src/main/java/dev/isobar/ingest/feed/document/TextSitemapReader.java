package dev.isobar.ingest.feed.document;

import java.util.List;

/** Reads sitemaps that are a list of addresses, one on a line. */
final class TextSitemapReader {
  private final ReadContext context;

  TextSitemapReader(ReadContext context) {
    this.context = context;
  }

  /** Returns whether the first line that is not empty is an address. */
  static boolean isSitemap(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .findFirst()
        .filter(WebLink::isWeb)
        .isPresent();
  }

  FeedDocument read(String text) {
    List<FeedEntry> entries =
        text.lines()
            .map(String::strip)
            .filter(WebLink::isWeb)
            .map(line -> WebLink.resolve(context.address(), line))
            .filter(link -> link != null)
            .distinct()
            .limit(context.limits().addresses())
            .map(link -> FeedEntry.of(link, null))
            .toList();
    return FeedDocument.of("sitemap", null, null, null, entries, context.warnings().sentences());
  }
}
