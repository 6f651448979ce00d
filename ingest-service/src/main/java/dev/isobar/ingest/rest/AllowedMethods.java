package dev.isobar.ingest.rest;

import java.util.List;
import java.util.regex.Pattern;

/** Lists the methods of each path of the REST resources. The first path that matches applies. */
final class AllowedMethods {
  private static final List<Path> PATHS =
      List.of(
          path("/feeds/?", "GET, HEAD, POST, PUT, OPTIONS"),
          path("/feeds\\.opml", "GET, HEAD, OPTIONS"),
          path("/feeds/(opml|changes|preview)", "POST, OPTIONS"),
          path("/feeds/[^/]+/?", "GET, HEAD, PUT, DELETE, OPTIONS"),
          path("/feeds/[^/]+/(changes|health|entries)/?", "GET, HEAD, OPTIONS"),
          path("/feeds/[^/]+/trial/?", "POST, OPTIONS"),
          path("/websub/[^/]+", "GET, HEAD, POST, OPTIONS"),
          path("/dead-letters/?", "GET, HEAD, OPTIONS"),
          path("/dead-letters/replay", "POST, OPTIONS"),
          path("/dead-letters/[^/]+/[^/]+/[^/]+/replay", "POST, OPTIONS"),
          path("/dead-letters/.*", "GET, HEAD, OPTIONS"));

  private AllowedMethods() {}

  private record Path(Pattern pattern, String methods) {}

  static String of(String path) {
    return PATHS.stream()
        .filter(one -> one.pattern().matcher(path).matches())
        .map(Path::methods)
        .findFirst()
        .orElse("OPTIONS");
  }

  private static Path path(String pattern, String methods) {
    return new Path(Pattern.compile(pattern), methods);
  }
}
