package dev.isobar.ingest.feed.preview;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.isobar.contracts.RawArticle;
import dev.isobar.contracts.identity.ArticleId;
import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.document.FeedCandidate;
import dev.isobar.ingest.feed.document.FeedDiscovery;
import dev.isobar.ingest.feed.document.FeedDocument;
import dev.isobar.ingest.feed.document.UnreadableFeedException;
import dev.isobar.ingest.feed.entry.ArticleOfEntry;
import dev.isobar.ingest.feed.entry.EntryDecision;
import dev.isobar.ingest.feed.entry.EntryHistory;
import dev.isobar.ingest.feed.entry.EntrySelector;
import dev.isobar.ingest.feed.entry.RuleFilter;
import dev.isobar.ingest.feed.poll.FeedDownload;
import dev.isobar.ingest.feed.poll.SitemapDownload;
import dev.isobar.ingest.fetch.FetchException;
import dev.isobar.ingest.fetch.FetchResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Shows what a feed would bring, without publishing anything or keeping a state. */
@ApplicationScoped
class PreviewService {
  private final FeedDownload download;
  private final SitemapDownload sitemaps;
  private final Clock clock;
  private final EntrySelector selector;
  private final FeedDiscovery discovery = new FeedDiscovery();

  PreviewService(
      FeedDownload download, SitemapDownload sitemaps, EntrySelector selector, Clock clock) {
    this.download = download;
    this.sitemaps = sitemaps;
    this.clock = clock;
    this.selector = selector;
  }

  /**
   * Fetches a feed and shows its entries.
   *
   * @throws FetchException if there is no answer
   */
  FeedPreview fetch(Feed feed) throws FetchException, InterruptedException {
    FetchResponse response = download.feed(feed, Map.of());
    String address = response.uri().toString();
    if (response.status() != 200) {
      return unreadable(
          response.status(), address, "The server answers " + response.status() + ".", null);
    }
    try {
      FeedDocument document = download.document(feed, response);
      return preview(response.status(), address, feed, sitemaps.fetchLatest(feed, document));
    } catch (UnreadableFeedException e) {
      return unreadable(
          response.status(),
          address,
          e.getMessage(),
          e.reason() == UnreadableFeedException.Reason.HTML_INSTEAD_OF_FEED
              ? discovery.find(
                  response.body(), response.header("content-type").orElse(null), response.uri())
              : null);
    }
  }

  /**
   * Shows the entries of a document that is given.
   *
   * @throws FetchException if the feed's address is malformed
   */
  FeedPreview read(Feed feed, String body, String contentType) throws FetchException {
    try {
      return preview(
          null, feed.url(), feed, download.document(feed, body.getBytes(UTF_8), contentType));
    } catch (UnreadableFeedException e) {
      return unreadable(null, feed.url(), e.getMessage(), null);
    }
  }

  private static FeedPreview unreadable(
      Integer status, String address, String problem, List<FeedCandidate> candidates) {
    return new FeedPreview(
        status, address, problem, null, null, null, null, List.of(), candidates, List.of());
  }

  private FeedPreview preview(Integer status, String address, Feed feed, FeedDocument document) {
    Instant now = clock.instant();
    RuleFilter rules = new RuleFilter(feed.rules());
    List<FeedPreview.Entry> entries =
        selector.select(feed, document, EntryHistory.EMPTY, now).stream()
            .map(decision -> entry(feed, document, decision, rules, now))
            .toList();
    return new FeedPreview(
        status,
        address,
        null,
        document.format(),
        document.title(),
        document.language(),
        document.hub(),
        entries,
        null,
        document.warnings());
  }

  private static FeedPreview.Entry entry(
      Feed feed, FeedDocument document, EntryDecision decision, RuleFilter rules, Instant now) {
    RawArticle article = null;
    if (decision.outcome().isPublishable()) {
      RawArticle raw = ArticleOfEntry.of(feed, document, decision, null, now);
      article = raw.withId(ArticleId.of(raw));
    }
    return new FeedPreview.Entry(
        decision.outcome().label(),
        decision.detail(),
        ArticleOfEntry.needsPage(feed, decision.entry(), rules),
        decision.entry().title(),
        decision.entry().link(),
        article);
  }
}
