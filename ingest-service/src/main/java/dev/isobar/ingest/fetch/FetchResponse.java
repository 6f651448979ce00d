package dev.isobar.ingest.fetch;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds the answer of a server; its status can be anything.
 *
 * @param uri the address that answered, after redirects
 * @param redirects the redirects that were followed, in order
 * @param headers the last answer's headers with names in lower case; the first of each name
 * @param body the decompressed bytes; empty for 304
 * @param took from the request to the last byte
 */
public record FetchResponse(
    URI uri,
    int status,
    List<Redirect> redirects,
    Map<String, String> headers,
    byte[] body,
    Duration took) {

  /** Returns a header; {@code name} in lower case. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** Holds one followed redirect: its status (301, 302, 303, 307, 308) and its absolute target. */
  public record Redirect(int status, URI target) {}
}
