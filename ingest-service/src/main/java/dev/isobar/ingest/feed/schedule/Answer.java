package dev.isobar.ingest.feed.schedule;

import dev.isobar.ingest.fetch.FetchResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Holds the parts of a server's answer that decide when the feed is polled next. Headers are null
 * where the answer has none.
 *
 * @param uri the address that answered, after redirects
 * @param unconditional whether the request carried no validator
 */
public record Answer(
    int status,
    String uri,
    List<FetchResponse.Redirect> redirects,
    String etag,
    String lastModified,
    String cacheControl,
    String expires,
    String date,
    String age,
    String retryAfter,
    Duration took,
    boolean unconditional) {

  /** Copies the list. */
  public Answer {
    redirects = redirects == null ? List.of() : List.copyOf(redirects);
    took = took == null ? Duration.ZERO : took;
  }

  /**
   * Reads what is needed from a response.
   *
   * @param sent the headers of the request, from {@link ConditionalRequest#headers}
   */
  public static Answer of(FetchResponse response, Map<String, String> sent) {
    return new Answer(
        response.status(),
        response.uri().toString(),
        response.redirects(),
        response.header("etag").orElse(null),
        response.header("last-modified").orElse(null),
        response.header("cache-control").orElse(null),
        response.header("expires").orElse(null),
        response.header("date").orElse(null),
        response.header("age").orElse(null),
        response.header("retry-after").orElse(null),
        response.took(),
        ConditionalRequest.isUnconditional(sent));
  }
}
