package dev.isobar.contracts.http;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Lists the methods of paths, for the header {@code Allow} of an answer with status 405. The first
 * path that matches applies.
 */
public final class PathMethods {
  private record Path(Pattern pattern, String methods) {}

  private final List<Path> paths = new ArrayList<>();
  private final String otherwise;

  private PathMethods(String otherwise) {
    this.otherwise = otherwise;
  }

  /** Returns a list without paths; {@code methods} are those of paths that are not in it. */
  public static PathMethods otherwise(String methods) {
    return new PathMethods(methods);
  }

  /**
   * Adds the methods of a path.
   *
   * @param pattern a regular expression for the whole path
   */
  public PathMethods path(String pattern, String methods) {
    paths.add(new Path(Pattern.compile(pattern), methods));
    return this;
  }

  /** Returns the methods of a path. */
  public String of(String path) {
    return paths.stream()
        .filter(one -> one.pattern().matcher(path).matches())
        .map(Path::methods)
        .findFirst()
        .orElse(otherwise);
  }
}
