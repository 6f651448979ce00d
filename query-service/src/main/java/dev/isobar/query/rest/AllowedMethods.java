package dev.isobar.query.rest;

import java.util.List;
import java.util.regex.Pattern;

/** Lists the methods of each path of the REST resources. The first path that matches applies. */
final class AllowedMethods {
  private static final String READ = "GET, HEAD, OPTIONS";

  private static final List<Path> PATHS =
      List.of(
          path("/admin/rebuild/?", "GET, HEAD, POST, OPTIONS"),
          path("/articles/query/?", "POST, OPTIONS"),
          path("/articles/(facets|feed\\.atom|feed\\.json)/?", READ),
          path("/articles/[^/]+/?", "GET, HEAD, DELETE, OPTIONS"),
          path("/queries/?", "GET, HEAD, POST, OPTIONS"),
          path("/queries/[^/]+/?", "GET, HEAD, PUT, DELETE, OPTIONS"));

  private AllowedMethods() {}

  private record Path(Pattern pattern, String methods) {}

  static String of(String path) {
    return PATHS.stream()
        .filter(one -> one.pattern().matcher(path).matches())
        .map(Path::methods)
        .findFirst()
        .orElse(READ);
  }

  private static Path path(String pattern, String methods) {
    return new Path(Pattern.compile(pattern), methods);
  }
}
