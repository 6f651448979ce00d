package dev.isobar.ingest.feed.poll;

import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.document.FeedCandidate;
import dev.isobar.ingest.feed.document.UnreadableFeedException;
import dev.isobar.ingest.feed.entry.EntryHistory;
import dev.isobar.ingest.feed.entry.FeedReplacement;
import dev.isobar.ingest.fetch.FetchException;
import dev.isobar.ingest.fetch.FetchResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Searches for a feed where a page came instead of it. It only proposes an address. */
@ApplicationScoped
class ReplacementSearch {
  private static final int MOST_REQUESTS = 3;

  private final FeedDownload download;

  ReplacementSearch(FeedDownload download) {
    this.download = download;
  }

  /** Returns the first candidate of the page that is a feed with known entries. */
  Optional<FeedReplacement.Proposal> search(Feed feed, FetchResponse page, EntryHistory history)
      throws InterruptedException {
    List<FeedCandidate> candidates =
        FeedReplacement.candidates(
            feed, page.body(), page.header("content-type").orElse(null), page.uri());
    for (FeedCandidate candidate :
        candidates.subList(0, Math.min(MOST_REQUESTS, candidates.size()))) {
      Optional<FeedReplacement.Proposal> proposal = judge(feed, candidate, history);
      if (proposal.isPresent()) {
        return proposal;
      }
    }
    return Optional.empty();
  }

  private Optional<FeedReplacement.Proposal> judge(
      Feed feed, FeedCandidate candidate, EntryHistory history) throws InterruptedException {
    try {
      Feed moved = feed.withUrl(candidate.url());
      FetchResponse response = download.feed(moved, Map.of());
      return response.status() == 200
          ? FeedReplacement.judge(candidate, download.document(moved, response), history)
          : Optional.empty();
    } catch (FetchException | UnreadableFeedException e) {
      return Optional.empty();
    }
  }
}
