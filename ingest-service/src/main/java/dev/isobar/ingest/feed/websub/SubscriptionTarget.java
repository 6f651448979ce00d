package dev.isobar.ingest.feed.websub;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Names what is subscribed to, and where.
 *
 * @param topic the address whose content the hub sends
 */
public record SubscriptionTarget(String hub, String topic) {

  /**
   * Returns the target of a feed; empty if nothing is to be subscribed to.
   *
   * @param publicUrl {@code isobar.feeds.public-url}; without it no hub could reach this service
   * @param webSub what the feed's definition says; null means yes
   * @param feedUrl the feed's address, which a document never replaces
   * @param hub the hub that the document names
   * @param self the address that the document gives for itself: it is the topic only if it is on
   *     the feed's own host
   */
  public static Optional<SubscriptionTarget> of(
      Optional<String> publicUrl, Boolean webSub, String feedUrl, String hub, String self) {
    if (publicUrl.isEmpty() || Boolean.FALSE.equals(webSub) || host(hub) == null) {
      return Optional.empty();
    }
    return Optional.of(new SubscriptionTarget(hub, sameHost(feedUrl, self) ? self : feedUrl));
  }

  /** Tells whether two addresses have the same host. */
  static boolean sameHost(String url, String other) {
    String host = host(url);
    return host != null && host.equals(host(other));
  }

  /** Returns the host of an http or https address; null for anything else. */
  private static String host(String url) {
    try {
      URI uri = url == null ? null : URI.create(url);
      if (uri == null || uri.getHost() == null || uri.getScheme() == null) {
        return null;
      }
      String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
      return scheme.equals("http") || scheme.equals("https")
          ? uri.getHost().toLowerCase(Locale.ROOT)
          : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
