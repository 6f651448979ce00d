package dev.isobar.ingest.feed.entry;

import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.document.FeedCandidate;
import dev.isobar.ingest.feed.document.FeedDiscovery;
import dev.isobar.ingest.feed.document.FeedDocument;
import dev.isobar.ingest.feed.document.FeedEntry;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Searches for the feed on a page that is where a feed was. It only proposes: the owner of the feed
 * changes the address.
 */
public final class FeedReplacement {
  private static final int MOST = 10;

  private FeedReplacement() {}

  /**
   * Proposes an address.
   *
   * @param url the address
   * @param known how many of its entries are known of the feed
   * @param sentence for the owner of the feed
   */
  public record Proposal(String url, int known, String sentence) {}

  /**
   * Returns the addresses that are worth a request, the most certain first. All are on the site of
   * the feed or of the page, because a page can link to feeds of others.
   *
   * @param page the body that came instead of a feed
   * @param address the address that answered
   */
  public static List<FeedCandidate> candidates(
      Feed feed, byte[] page, String contentType, URI address) {
    List<FeedCandidate> candidates = new ArrayList<>();
    for (FeedCandidate candidate : new FeedDiscovery().find(page, contentType, address)) {
      boolean isItself =
          candidate.url().equals(feed.url()) || candidate.url().equals(address.toString());
      if (!isItself && isSameSite(candidate.url(), feed.url(), address.toString())) {
        candidates.add(candidate);
      }
    }
    return List.copyOf(candidates.subList(0, Math.min(MOST, candidates.size())));
  }

  /**
   * Judges the document of a candidate. It is proposed if it lists known entries, or if the page
   * itself names it as its feed.
   */
  public static Optional<Proposal> judge(
      FeedCandidate candidate, FeedDocument document, EntryHistory history) {
    EntryMatcher matcher = new EntryMatcher(history);
    List<EntryKeys> keys = new ArrayList<>();
    for (FeedEntry entry : document.entries()) {
      keys.add(EntryKeys.of(entry, new EntryDate(entry.published(), null)));
    }
    int known = (int) matcher.match(keys).stream().filter(k -> k != null).count();
    boolean isNamed = candidate.source() == FeedCandidate.Source.LINK && !keys.isEmpty();
    if (known == 0 && !isNamed) {
      return Optional.empty();
    }
    String why =
        known > 0
            ? "%d of its %d entries are known of this feed".formatted(known, keys.size())
            : "the page that is there now names it as its feed";
    return Optional.of(
        new Proposal(
            candidate.url(),
            known,
            "A page is where the feed was. %s may replace it: %s."
                .formatted(candidate.url(), why)));
  }

  private static boolean isSameSite(String url, String... others) {
    String site = site(url);
    for (String other : others) {
      if (!site.isEmpty() && site.equals(site(other))) {
        return true;
      }
    }
    return false;
  }

  /** Returns the host without {@code www.} and names that feeds are served under. */
  private static String site(String url) {
    try {
      String host = URI.create(url).getHost();
      return host == null
          ? ""
          : host.toLowerCase(Locale.ROOT)
              .replaceFirst("^(?:www|feeds?|rss|blog|news)\\.(?=.*\\.)", "");
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
