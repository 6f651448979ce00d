package dev.isobar.ingest.feed.health;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings of the question which articles of a feed are in the view. */
@ConfigMapping(prefix = "isobar.feeds.view")
public interface ViewLookupConfig {
  /**
   * Default: none. The address of query-service, for example {@code http://query-service:8080}.
   * Without it {@code GET /feeds/{id}/entries} cannot say which articles are in the view.
   */
  Optional<String> url();

  /**
   * Default: none. The address at which readers reach query-service; links to articles begin with
   * it. Without it they begin with {@code isobar.feeds.view.url}.
   */
  Optional<String> publicUrl();

  /** Default 2 s. How long an answer of query-service is awaited. */
  @WithDefault("PT2S")
  Duration timeout();
}
