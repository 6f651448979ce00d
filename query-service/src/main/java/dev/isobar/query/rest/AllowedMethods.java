package dev.isobar.query.rest;

import dev.isobar.contracts.http.PathMethods;

/** Lists the methods of each path of the REST resources. The first path that matches applies. */
final class AllowedMethods {
  private static final String READ = "GET, HEAD, OPTIONS";

  private static final PathMethods METHODS =
      PathMethods.otherwise(READ)
          .path("/mcp/?", "POST, OPTIONS")
          .path("/admin/rebuild/?", "GET, HEAD, POST, OPTIONS")
          .path("/articles/query/?", "POST, OPTIONS")
          .path("/articles/(facets|feed\\.atom|feed\\.json)/?", READ)
          .path("/articles/[^/]+/?", "GET, HEAD, DELETE, OPTIONS")
          .path("/websub/?", "POST, OPTIONS")
          .path("/webhooks/?", "GET, HEAD, POST, OPTIONS")
          .path("/webhooks/[^/]+/?", "GET, HEAD, PUT, DELETE, OPTIONS")
          .path("/webhooks/[^/]+/deliveries/?", READ)
          .path("/webhooks/.+", "POST, OPTIONS")
          .path("/stories/(join|never)/?", "POST, OPTIONS")
          .path("/stories/decisions/?", READ)
          .path("/stories/decisions/[^/]+/?", "GET, HEAD, DELETE, OPTIONS")
          .path("/stories/[^/]+/split/?", "POST, OPTIONS")
          .path("/alerts/?", "GET, HEAD, POST, OPTIONS")
          .path("/alerts/preview/?", "POST, OPTIONS")
          .path("/alerts/[^/]+/?", "GET, HEAD, PUT, DELETE, OPTIONS")
          .path("/queries/?", "GET, HEAD, POST, OPTIONS")
          .path("/queries/[^/]+/?", "GET, HEAD, PUT, DELETE, OPTIONS");

  private AllowedMethods() {}

  static String of(String path) {
    return METHODS.of(path);
  }
}
