package dev.isobar.ingest.feed.poll;

import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.document.FeedDocument;
import dev.isobar.ingest.feed.document.FeedDocumentReader;
import dev.isobar.ingest.feed.document.UnreadableFeedException;
import dev.isobar.ingest.feed.entry.FetchedPage;
import dev.isobar.ingest.feed.schedule.PollResult.Unreadable.Kind;
import dev.isobar.ingest.fetch.AddressGuard;
import dev.isobar.ingest.fetch.FetchConfig;
import dev.isobar.ingest.fetch.FetchException;
import dev.isobar.ingest.fetch.FetchRequest;
import dev.isobar.ingest.fetch.FetchResponse;
import dev.isobar.ingest.fetch.Fetcher;
import dev.isobar.ingest.fetch.PageFetcher;
import dev.isobar.ingest.fetch.PageRequest;
import dev.isobar.ingest.fetch.RobotsRules;
import dev.isobar.ingest.fetch.WebAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** Fetches the documents of feeds and the pages of their entries. Thread-safe. */
@ApplicationScoped
public class FeedDownload {
  private static final int MAX_REDIRECTS = 5;

  private final Fetcher fetcher;
  private final PageFetcher pages;
  private final RobotsRules robots;
  private final HostTurns turns;
  private final FeedSecrets secrets;
  private final PollConfig config;
  private final AddressGuard guard;
  private final FeedDocumentReader reader = new FeedDocumentReader();

  FeedDownload(
      Fetcher fetcher,
      PageFetcher pages,
      RobotsRules robots,
      HostTurns turns,
      FeedSecrets secrets,
      PollConfig config,
      FetchConfig fetch) {
    this.fetcher = fetcher;
    this.pages = pages;
    this.robots = robots;
    this.turns = turns;
    this.secrets = secrets;
    this.config = config;
    this.guard = AddressGuard.of(fetch);
  }

  /**
   * Requests a sitemap that the document of a feed names. Another origin gets neither the feed's
   * credentials nor its headers.
   *
   * @param validators the headers that make the request conditional
   */
  FetchResponse child(Feed feed, String link, Map<String, String> validators)
      throws FetchException, InterruptedException {
    WebAddress index = WebAddress.parse(feed.url());
    WebAddress address = WebAddress.parse(link);
    guard.checkLink(index, address);
    boolean same = index.origin().equals(address.origin());
    Map<String, String> headers = new HashMap<>(same ? feed.headers() : Map.of());
    headers.putAll(validators);
    return fetch(address, headers, same ? secrets.of(feed) : Map.of());
  }

  /**
   * Requests the document of a feed.
   *
   * @param validators the headers that make the request conditional
   */
  public FetchResponse feed(Feed feed, Map<String, String> validators)
      throws FetchException, InterruptedException {
    Map<String, String> headers = new HashMap<>(feed.headers());
    headers.putAll(validators);
    return fetch(WebAddress.parse(feed.url()), headers, secrets.of(feed));
  }

  private FetchResponse fetch(
      WebAddress address, Map<String, String> headers, Map<String, String> credentials)
      throws FetchException, InterruptedException {
    try (HostTurns.Turn turn = turns.take(address)) {
      FetchResponse response =
          fetcher.fetch(
              new FetchRequest(
                  address.uri(),
                  headers,
                  credentials,
                  config.maxBytes(),
                  config.timeout(),
                  MAX_REDIRECTS),
              robots::checkFeed);
      turns.heard(response.uri(), response.status(), response.headers());
      return response;
    }
  }

  /** Reads the document of a feed. */
  public FeedDocument document(Feed feed, FetchResponse response) throws UnreadableFeedException {
    return document(
        feed, response.body(), response.header("content-type").orElse(null), response.uri());
  }

  /**
   * Reads a document that did not come from a server, as if the feed's address had delivered it.
   */
  public FeedDocument document(Feed feed, byte[] body, String contentType)
      throws UnreadableFeedException, FetchException {
    return document(feed, body, contentType, WebAddress.parse(feed.url()).uri());
  }

  private FeedDocument document(Feed feed, byte[] body, String contentType, URI address)
      throws UnreadableFeedException {
    ZoneId zone = feed.timeZone() == null ? ZoneOffset.UTC : ZoneId.of(feed.timeZone());
    return reader.read(body, contentType, address, zone, feed.kind(), feed.extraction());
  }

  /** Fetches the page of an entry. */
  public FetchedPage page(Feed feed, String link) throws FetchException, InterruptedException {
    WebAddress address = WebAddress.parse(link);
    PageRequest request =
        new PageRequest(
            address.uri(),
            WebAddress.parse(feed.url()).uri(),
            feed.headers(),
            secrets.renderer(feed),
            config.maxBytes(),
            config.timeout());
    try (HostTurns.Turn turn = turns.take(address)) {
      PageFetcher.Page page = pages.fetch(request);
      if (request.renderer() == null) {
        turns.heard(page.uri(), page.status(), page.headers());
      }
      if (page.status() == 200 && !page.challenge()) {
        return new FetchedPage(page.body(), page.contentType(), page.uri().toString());
      }
      throw notAPage(page);
    }
  }

  private static FetchException notAPage(PageFetcher.Page page) {
    if (page.challenge()) {
      return new FetchException(
          FetchException.Reason.BAD_ANSWER, "The page asks for a browser or a person.", null);
    }
    boolean later = page.status() >= 500 || page.status() == 429;
    return new FetchException(
        later ? FetchException.Reason.CONNECTION_FAILED : FetchException.Reason.BAD_ANSWER,
        "The page answers " + page.status() + ".",
        null);
  }

  static Kind kind(UnreadableFeedException failure) {
    return switch (failure.reason()) {
      case CHALLENGE_PAGE -> Kind.CHALLENGE;
      case HTML_INSTEAD_OF_FEED -> Kind.HTML;
      default -> Kind.BROKEN;
    };
  }
}
