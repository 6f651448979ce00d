package dev.isobar.ingest.feed.document;

import static dev.isobar.ingest.feed.document.Vocabulary.CORE;

import dev.isobar.ingest.feed.document.FeedDocument.Child;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads sitemap indexes. The children that changed last come first, those without time last. */
final class SitemapIndexReader {
  private static final Set<String> ENTRIES = Set.of("sitemap");

  /** W3C date formats without a time of day. */
  private static final Pattern DATE = Pattern.compile("\\d{4}(-\\d\\d){0,2}");

  private final ReadContext context;

  SitemapIndexReader(ReadContext context) {
    this.context = context;
  }

  FeedDocument read(String markup) throws UnreadableFeedException {
    List<Child> children = new ArrayList<>();
    context
        .parser()
        .parse(markup, ENTRIES, context.limits().addresses(), sitemap -> add(sitemap, children));
    children.sort(
        Comparator.comparing(
            Child::changed, Comparator.nullsLast(Comparator.<Instant>reverseOrder())));
    return FeedDocument.sitemapIndex(distinct(children), context.warnings().sentences());
  }

  /** Keeps the first of each address, which is the one that changed last. */
  private static List<Child> distinct(List<Child> children) {
    Set<String> seen = new HashSet<>();
    return children.stream().filter(child -> seen.add(child.address())).toList();
  }

  private void add(FeedElement sitemap, List<Child> children) {
    FeedElement location = sitemap.child(CORE, "loc");
    String address = location == null ? null : context.links().address(location);
    FeedElement changed = sitemap.child(CORE, "lastmod");
    if (address != null) {
      boolean isDay = changed != null && DATE.matcher(changed.text()).matches();
      children.add(new Child(address, context.time(changed), isDay));
    }
  }
}
