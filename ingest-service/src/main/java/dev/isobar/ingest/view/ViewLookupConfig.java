package dev.isobar.ingest.view;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings of the questions to query-service: what the view has of a feed, or of a canary. */
@ConfigMapping(prefix = "isobar.feeds.view")
public interface ViewLookupConfig {
  /**
   * Default: none. The address of query-service, for example {@code http://query-service:8080}.
   * Without it {@code GET /feeds/{id}/entries} cannot say which articles are in the view, and
   * canaries cannot be followed.
   */
  Optional<String> url();

  /**
   * Default: none. A key of query-service with the role {@code reader}. It is needed if
   * query-service has {@code isobar.api.readers-need-key}.
   */
  Optional<String> key();

  /**
   * Default: none. The address at which readers reach query-service; links to articles begin with
   * it. Without it they begin with {@code isobar.feeds.view.url}.
   */
  Optional<String> publicUrl();

  /** Default 2 s. How long an answer of query-service is awaited. */
  @WithDefault("PT2S")
  Duration timeout();
}
