package dev.isobar.enrich.metadata;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates in the paths of URLs: {@code /2024/01-12/}, {@code /2024/01/12/}, {@code /20240112/}. */
final class UrlDate {
  private static final Pattern PATH =
      Pattern.compile(
          "https?://[^\\s/]+/\\S*?(?<!\\d)((?:19|20)\\d\\d)[/\\-_]?(0?[1-9]|1[0-2])[/\\-_]?(0[1-9]|[12]\\d|3[01]|[1-9])(?=[/\\-_.]|t\\d|$)");

  private UrlDate() {}

  static Optional<ParsedDate> of(String url) {
    if (url == null || url.length() > 2000) {
      return Optional.empty();
    }
    Matcher m = PATH.matcher(url);
    return m.find()
        ? ParsedDate.of(
            Integer.parseInt(m.group(1)),
            Integer.parseInt(m.group(2)),
            Integer.parseInt(m.group(3)))
        : Optional.empty();
  }
}
