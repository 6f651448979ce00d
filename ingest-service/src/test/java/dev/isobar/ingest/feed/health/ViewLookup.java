package dev.isobar.ingest.feed.health;

import java.time.Duration;
import java.util.Optional;

/** Settings for tests. */
record ViewLookup(Optional<String> url, Optional<String> publicUrl, Duration timeout)
    implements ViewLookupConfig {
  ViewLookup(String url) {
    this(Optional.of(url), Optional.empty(), Duration.ofSeconds(2));
  }
}
