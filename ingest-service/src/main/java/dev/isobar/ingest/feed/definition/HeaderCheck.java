package dev.isobar.ingest.feed.definition;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Checks the request headers of a feed. */
final class HeaderCheck {
  private static final int MAX_HEADERS = 20;
  private static final int MAX_VALUE = 1000;
  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");
  private static final Pattern SECRET =
      Pattern.compile(
          "authorization|cookie|token|secret|passw|api-?key|access-?key|credential|session|"
              + "signature|^x-auth");

  /** The service sets these itself, or they would change who speaks or how. */
  private static final Set<String> OWN =
      Set.of(
          "host",
          "connection",
          "content-length",
          "content-type",
          "transfer-encoding",
          "te",
          "trailer",
          "upgrade",
          "expect",
          "keep-alive",
          "proxy-connection",
          "user-agent",
          "from",
          "accept-encoding",
          "if-none-match",
          "if-modified-since",
          "if-match",
          "if-range",
          "range",
          "if-unmodified-since",
          "referer",
          "origin",
          "a-im");

  private HeaderCheck() {}

  static void check(Map<String, String> headers, List<FeedFinding> findings) {
    if (headers.size() > MAX_HEADERS) {
      add(findings, "/headers", "has more than " + MAX_HEADERS + " entries: remove some");
    }
    new TreeMap<>(headers).forEach((name, value) -> check(name, value, findings));
  }

  private static void check(String name, String value, List<FeedFinding> findings) {
    String pointer = "/headers/" + name.replace("~", "~0").replace("/", "~1");
    String lower = name.toLowerCase(Locale.ROOT);
    if (!NAME.matcher(name).matches()) {
      add(findings, pointer, "is not a header name: use letters, digits and '-'");
    } else if (SECRET.matcher(lower).find()) {
      add(
          findings,
          pointer,
          "may be secret, and feeds can be read by anyone: configure isobar.feeds.credentials and"
              + " name the entry in credentials");
    } else if (OWN.contains(lower)) {
      add(findings, pointer, "is set by the service itself: remove it");
    }
    if (value.length() > MAX_VALUE || !value.chars().allMatch(c -> c >= ' ' && c < 127)) {
      String remedy = "use up to " + MAX_VALUE + " ASCII characters without line breaks";
      add(findings, pointer, "has an invalid value: " + remedy);
    }
  }

  private static void add(List<FeedFinding> findings, String pointer, String message) {
    findings.add(new FeedFinding(pointer, message));
  }
}
