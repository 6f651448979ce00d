package dev.isobar.ingest.feed.registry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Settings of the list of feeds. */
@ConfigMapping(prefix = "isobar.feeds")
public interface FeedsConfig {
  /**
   * Default true. Whether the service reads the feeds from Kafka, serves {@code /feeds} and takes
   * part in polling. With false it only accepts pushed articles.
   */
  @WithDefault("true")
  boolean enabled();

  /**
   * Default 10 s. The time limit for the broker to acknowledge a change of a feed, and then for
   * this replica to read it. The answer is 503 if one fails.
   */
  @WithDefault("PT10S")
  Duration publishTimeout();

  /**
   * Default: none. A YAML or OPML file of feeds, which is read at the start and when it changes;
   * {@code starter} means the bundled starter pack. Its feeds are added or replaced: the file wins
   * over earlier changes by users, except that a pause stays if the file states none. Other feeds
   * stay as they are.
   */
  Optional<String> file();

  /**
   * Default: none. Credentials by name, which feeds refer to: {@code
   * isobar.feeds.credentials.NAME.username} and {@code .password} for Basic, {@code .bearer} for a
   * token, or {@code .headers.HEADER} for any request header. They are never shown.
   */
  Map<String, Credentials> credentials();

  /**
   * Default: none. HTTP renderers by name, which feeds refer to: {@code
   * isobar.feeds.renderers.NAME} is the address of the renderer.
   */
  Map<String, String> renderers();

  /** Holds the credentials of requests to a feed. */
  interface Credentials {
    /** The user for Basic authentication. */
    Optional<String> username();

    /** The password for Basic authentication. */
    Optional<String> password();

    /** The token of {@code Authorization: Bearer}. */
    Optional<String> bearer();

    /** Request headers by name. */
    Map<String, String> headers();
  }
}
