package dev.isobar.ingest.feed.definition;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** Compares and names the addresses of feeds. */
public final class FeedUrl {
  private static final Set<String> COMMON =
      Set.of("www", "feed", "feeds", "rss", "xml", "atom", "index", "html", "php", "json", "com");
  private static final int MAX_ID = 80;

  private FeedUrl() {}

  /**
   * Returns the same text for addresses that only differ in the case of scheme and host, the
   * default port, an empty path or the fragment.
   */
  public static String key(String url) {
    try {
      URI uri = new URI(url.strip());
      if (uri.getScheme() == null || uri.getHost() == null) {
        return url;
      }
      String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
      boolean usualPort = uri.getPort() == (scheme.equals("https") ? 443 : 80);
      String port = uri.getPort() < 0 || usualPort ? "" : ":" + uri.getPort();
      String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
      String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
      return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port + path + query;
    } catch (URISyntaxException e) {
      return url;
    }
  }

  /** Returns a readable id for a feed at this address that is not taken. */
  public static String id(String url, Predicate<String> taken) {
    String wanted = id(url);
    String id = wanted;
    for (int n = 2; taken.test(id); n++) {
      id = wanted + "-" + n;
    }
    return id;
  }

  /** Returns a readable id for a feed at this address: words of host and path. */
  public static String id(String url) {
    String[] words = key(url).replaceFirst("^[a-z]+://", "").split("[^A-Za-z0-9]+");
    StringBuilder id = new StringBuilder();
    for (String word : words) {
      String lower = word.toLowerCase(Locale.ROOT);
      if (!lower.isEmpty() && !COMMON.contains(lower) && id.length() + lower.length() < MAX_ID) {
        id.append(id.isEmpty() ? "" : "-").append(lower);
      }
    }
    return id.isEmpty() ? "feed" : id.toString();
  }
}
