package dev.isobar.ingest.feed.websub.http;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Settings of WebSub. */
@ConfigMapping(prefix = "isobar.feeds")
public interface WebSubConfig {
  /**
   * Default: none. The public address of this service, for example {@code
   * https://news.example.org}, under which hubs reach {@code /websub/}. Without it no hub is asked,
   * and feeds are only polled.
   */
  Optional<String> publicUrl();
}
