package dev.isobar.ingest.rest;

import dev.isobar.contracts.http.PathMethods;

/** Lists the methods of each path of the REST resources. The first path that matches applies. */
final class AllowedMethods {
  private static final PathMethods METHODS =
      PathMethods.otherwise("OPTIONS")
          .path("/feeds/?", "GET, HEAD, POST, PUT, OPTIONS")
          .path("/feeds\\.opml", "GET, HEAD, OPTIONS")
          .path("/feeds/(opml|changes|preview)", "POST, OPTIONS")
          .path("/feeds/[^/]+/?", "GET, HEAD, PUT, DELETE, OPTIONS")
          .path("/feeds/[^/]+/(changes|health|entries)/?", "GET, HEAD, OPTIONS")
          .path("/feeds/[^/]+/trial/?", "POST, OPTIONS")
          .path("/websub/[^/]+", "GET, HEAD, POST, OPTIONS")
          .path("/canaries/?", "POST, OPTIONS")
          .path("/dead-letters/?", "GET, HEAD, OPTIONS")
          .path("/dead-letters/replay", "POST, OPTIONS")
          .path("/dead-letters/[^/]+/[^/]+/[^/]+/replay", "POST, OPTIONS")
          .path("/dead-letters/.*", "GET, HEAD, OPTIONS");

  private AllowedMethods() {}

  static String of(String path) {
    return METHODS.of(path);
  }
}
