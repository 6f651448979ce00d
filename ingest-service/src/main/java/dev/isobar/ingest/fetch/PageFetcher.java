package dev.isobar.ingest.fetch;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/**
 * Fetches the pages of entries, directly or through a {@link Renderer}. robots.txt of the page's
 * host is obeyed in both cases, also on redirects. {@link HostLimits} are up to the caller.
 */
@Singleton
public class PageFetcher {
  private static final int MAX_REDIRECTS = 5;
  private static final String ACCEPT =
      "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.5";

  private final Fetcher fetcher;
  private final RobotsRules robots;
  private final AddressGuard guard;

  /** Creates the page fetcher. */
  @Inject
  public PageFetcher(Fetcher fetcher, RobotsRules robots, FetchConfig config) {
    this.fetcher = fetcher;
    this.robots = robots;
    this.guard = AddressGuard.of(config);
  }

  /**
   * Fetches a page.
   *
   * @throws FetchException if there is no complete answer, or robots.txt does not allow it
   */
  public Page fetch(PageRequest request) throws FetchException {
    WebAddress page = WebAddress.of(request.page());
    guard.checkLink(WebAddress.of(request.feed()), page);
    if (request.renderer() == null) {
      FetchRequest direct =
          new FetchRequest(
              request.page(),
              accepting(request.headers()),
              Map.of(),
              request.maxBytes(),
              request.timeout(),
              MAX_REDIRECTS);
      return Page.of(fetcher.fetch(direct, robots::checkPage), null);
    }
    // The renderer would fetch an address that this service must not.
    guard.check(page);
    robots.checkPage(page.uri());
    FetchRequest rendering =
        new FetchRequest(
            request.renderer().rendering(page.uri()),
            accepting(Map.of()),
            request.renderer().secrets(),
            request.maxBytes(),
            request.timeout(),
            0);
    return Page.of(fetcher.fetch(rendering), page.uri());
  }

  private static Map<String, String> accepting(Map<String, String> headers) {
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.put("Accept", ACCEPT);
    all.putAll(headers);
    return all;
  }

  /**
   * Holds a fetched page; its status can be anything.
   *
   * @param uri the address of the page after redirects; with a renderer, the one asked for
   * @param contentType the value of Content-Type; null if there is none
   * @param challenge whether it is a page of a bot protection instead
   * @param headers the headers of the answer with names in lower case
   */
  public record Page(
      URI uri,
      int status,
      String contentType,
      byte[] body,
      boolean challenge,
      Map<String, String> headers) {
    static Page of(FetchResponse response, URI asked) {
      return new Page(
          asked == null ? response.uri() : asked,
          response.status(),
          response.header("content-type").orElse(null),
          response.body(),
          ChallengeAnswer.isChallenge(response),
          response.headers());
    }
  }
}
