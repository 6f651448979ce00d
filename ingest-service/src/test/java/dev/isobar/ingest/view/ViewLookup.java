package dev.isobar.ingest.view;

import java.time.Duration;
import java.util.Optional;

/** Settings for tests. */
public record ViewLookup(
    Optional<String> url, Optional<String> key, Optional<String> publicUrl, Duration timeout)
    implements ViewLookupConfig {
  public ViewLookup(String url) {
    this(Optional.of(url), Optional.empty(), Optional.empty(), Duration.ofSeconds(2));
  }

  public ViewLookup withKey(String newKey) {
    return new ViewLookup(url, Optional.of(newKey), publicUrl, timeout);
  }
}
