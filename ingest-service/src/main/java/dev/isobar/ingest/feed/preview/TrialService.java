package dev.isobar.ingest.feed.preview;

import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.document.FeedDocument;
import dev.isobar.ingest.feed.document.FeedEntry;
import dev.isobar.ingest.feed.document.UnreadableFeedException;
import dev.isobar.ingest.feed.entry.FetchedPage;
import dev.isobar.ingest.feed.poll.FeedDownload;
import dev.isobar.ingest.feed.state.RuleTrial;
import dev.isobar.ingest.fetch.FetchException;
import dev.isobar.ingest.fetch.FetchResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;

/** Tries a changed feed on its document, with some pages. Publishes nothing, keeps no state. */
@ApplicationScoped
class TrialService {
  /** Pages of one host are fetched one after the other, with pauses. */
  private static final int MAX_PAGES = 5;

  private final FeedDownload download;
  private final Clock clock;

  TrialService(FeedDownload download, Clock clock) {
    this.download = download;
    this.clock = clock;
  }

  /**
   * Fetches the document and the first pages that are needed.
   *
   * @throws FetchException if there is no document
   * @throws UnreadableFeedException if it is no feed
   */
  RuleTrial fetch(Feed changed)
      throws FetchException, UnreadableFeedException, InterruptedException {
    FetchResponse response = download.feed(changed, Map.of());
    if (response.status() != 200) {
      throw new FetchException(
          FetchException.Reason.BAD_ANSWER, "The server answers " + response.status() + ".", null);
    }
    FeedDocument document = download.document(changed, response);
    return RuleTrial.ofDocument(changed, document, new Pages(changed), clock.instant());
  }

  /** Fetches pages until there are enough. A page that is not there is null. */
  private final class Pages implements Function<FeedEntry, FetchedPage> {
    private final Feed feed;
    private int asked;

    Pages(Feed feed) {
      this.feed = feed;
    }

    @Override
    public FetchedPage apply(FeedEntry entry) {
      if (asked++ >= MAX_PAGES) {
        return null;
      }
      try {
        return download.page(feed, entry.link());
      } catch (FetchException e) {
        return null;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return null;
      }
    }
  }
}
