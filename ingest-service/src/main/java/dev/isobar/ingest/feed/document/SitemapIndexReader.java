package dev.isobar.ingest.feed.document;

import static dev.isobar.ingest.feed.document.Vocabulary.CORE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Reads sitemap indexes. The children that changed last come first, those without time last. */
final class SitemapIndexReader {
  private static final Set<String> ENTRIES = Set.of("sitemap");

  private final ReadContext context;

  SitemapIndexReader(ReadContext context) {
    this.context = context;
  }

  private record Child(String address, Instant changed) {}

  FeedDocument read(String markup) throws UnreadableFeedException {
    List<Child> children = new ArrayList<>();
    context
        .parser()
        .parse(markup, ENTRIES, context.limits().addresses(), sitemap -> add(sitemap, children));
    children.sort(
        Comparator.comparing(
            Child::changed, Comparator.nullsLast(Comparator.<Instant>reverseOrder())));
    return FeedDocument.sitemapIndex(
        children.stream().map(Child::address).distinct().toList(), context.warnings().sentences());
  }

  private void add(FeedElement sitemap, List<Child> children) {
    FeedElement location = sitemap.child(CORE, "loc");
    String address = location == null ? null : context.links().address(location);
    FeedElement changed = sitemap.child(CORE, "lastmod");
    if (address != null) {
      children.add(new Child(address, context.time(changed)));
    }
  }
}
