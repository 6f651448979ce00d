package dev.isobar.ingest.fetch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of requests to the servers of feeds. */
@ConfigMapping(prefix = "isobar.fetch")
public interface FetchConfig {
  /**
   * Default Isobar/0.1. The product that requests name in {@code User-Agent}; the part before the
   * slash is the name that robots.txt can address.
   */
  @WithDefault("Isobar/0.1")
  String userAgent();

  /**
   * Default: none. An address or a mailbox where the owner of a server reaches the owner of this
   * service; it is added to {@code User-Agent}.
   */
  Optional<String> contact();

  /**
   * Default: none. Hosts whose addresses need not be public, separated by commas, each as {@code
   * host} or {@code host:port}. Redirects from other hosts do not lead to them. They are not
   * fetched through the proxy.
   */
  Optional<List<String>> allowedHosts();

  /**
   * Default false. Whether addresses in 64:ff9b::/96 (NAT64) are judged by the IPv4 address in
   * them, for networks without IPv4. With false they are refused.
   */
  @WithDefault("false")
  boolean nat64();

  /**
   * Default: none. The HTTP proxy for all requests, as {@code host:port}. The proxy then resolves
   * names, so the proxy must refuse private addresses.
   */
  Optional<String> proxy();

  /** Default 10 s. The limit for a TCP connection, for a TLS handshake and for a name lookup. */
  @WithDefault("PT10S")
  Duration connectTimeout();

  /** Default 20 s. How long a server may send nothing. */
  @WithDefault("PT20S")
  Duration readTimeout();

  /** Default 64. The highest number of open connections; each needs up to 100 KB of memory. */
  @WithDefault("64")
  int maxConnections();

  /** Default 2. The highest number of open connections to one host. */
  @WithDefault("2")
  int maxConnectionsPerHost();

  /** Default 15 s. How long an idle connection is kept for the next request to the same host. */
  @WithDefault("PT15S")
  Duration keepAlive();

  /**
   * Default all. Which requests obey robots.txt: {@code all}, {@code pages} (those for pages of
   * entries, not those for feeds) or {@code none}.
   */
  @WithDefault("all")
  Robots robots();

  /** Default 30 s. The highest Crawl-delay of a robots.txt that is respected in full. */
  @WithDefault("PT30S")
  Duration maxCrawlDelay();

  /** Default 1. How many requests to one host may run at once, over all its feeds and pages. */
  @WithDefault("1")
  int hostConcurrency();

  /** Default 1 s. The least time between two requests to one host, over all feeds and pages. */
  @WithDefault("PT1S")
  Duration hostPause();

  /** Names the requests that obey robots.txt. */
  enum Robots {
    ALL,
    PAGES,
    NONE
  }
}
