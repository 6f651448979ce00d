package dev.isobar.ingest.feed.poll;

import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.document.FeedDocument;
import dev.isobar.ingest.feed.document.FeedEntry;
import dev.isobar.ingest.feed.document.UnreadableFeedException;
import dev.isobar.ingest.feed.state.ChildSitemap;
import dev.isobar.ingest.feed.state.ChildSitemaps;
import dev.isobar.ingest.fetch.FetchException;
import dev.isobar.ingest.fetch.FetchResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Fetches the sitemaps of a sitemap index that are due, with conditional requests. Guards,
 * robots.txt and the turns of hosts apply as to feeds. Thread-safe.
 */
@ApplicationScoped
public class SitemapDownload {
  /** Slow servers do not keep a poll for longer; the rest is left to the next poll. */
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private final FeedDownload download;
  private final Clock clock;

  SitemapDownload(FeedDownload download, Clock clock) {
    this.download = download;
    this.clock = clock;
  }

  /**
   * Holds what the sitemaps brought.
   *
   * @param entries those of all sitemaps that have changed
   * @param warnings sentences for the owner of the feed
   */
  record Fetched(ChildSitemaps sitemaps, List<FeedEntry> entries, List<String> warnings) {}

  /** Returns a document that is read for the first time, with the latest sitemaps of an index. */
  public FeedDocument fetchLatest(Feed feed, FeedDocument document) throws InterruptedException {
    if (document.children().isEmpty()) {
      return document;
    }
    Fetched fetched = fetch(feed, ChildSitemaps.NONE.listed(document.children(), clock.instant()));
    return document.withEntries(fetched.entries(), fetched.warnings());
  }

  /** Fetches the sitemaps that are due. Blocks. */
  Fetched fetch(Feed feed, ChildSitemaps sitemaps) throws InterruptedException {
    Instant start = clock.instant();
    List<FeedEntry> entries = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    ChildSitemaps after = sitemaps;
    for (ChildSitemap child : sitemaps.due(start)) {
      if (clock.instant().isBefore(start.plus(LONGEST))) {
        after = after.with(fetch(feed, child, entries, warnings));
      }
    }
    return new Fetched(after, entries, warnings);
  }

  private ChildSitemap fetch(
      Feed feed, ChildSitemap child, List<FeedEntry> entries, List<String> warnings)
      throws InterruptedException {
    Instant now = clock.instant();
    try {
      FetchResponse response = download.child(feed, child.address(), child.validators());
      String etag = response.header("etag").orElse(null);
      String lastModified = response.header("last-modified").orElse(null);
      switch (response.status()) {
        case 200 -> {
          FeedDocument document = download.document(feed, response);
          if (!document.children().isEmpty()) {
            warnings.add(child.address() + " is an index again; it is not followed.");
          }
          entries.addAll(document.entries());
          return child.delivered(now, etag, lastModified);
        }
        case 304 -> {
          return child.unchanged(now, etag, lastModified);
        }
        case 404, 410 -> {
          warnings.add(child.address() + " does not exist any more; it is retired.");
          return child.retired(now);
        }
        default -> {
          warnings.add(child.address() + " answers " + response.status() + ".");
          return child.failed(now);
        }
      }
    } catch (UnreadableFeedException e) {
      warnings.add(child.address() + ": " + e.getMessage());
      return child.failed(now);
    } catch (FetchException e) {
      warnings.add(child.address() + ": " + e.discreetMessage());
      // In a pause of the host nothing is asked, so the sitemap stays due.
      return e.reason() == FetchException.Reason.PAUSED ? child : child.failed(now);
    }
  }
}
