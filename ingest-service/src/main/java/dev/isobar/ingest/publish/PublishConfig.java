package dev.isobar.ingest.publish;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How articles are written to the raw Kafka topic. */
@ConfigMapping(prefix = "isobar.publish")
public interface PublishConfig {
  /**
   * How long the broker has to acknowledge an article, as a duration. Default: 5 seconds. After
   * that the push is answered 503.
   */
  @WithDefault("PT5S")
  Duration timeout();

  /**
   * How long the producer gathers articles into one batch, as a duration. Default: 5 milliseconds.
   * More saves CPU on the broker and adds to every push's time.
   */
  @WithDefault("PT0.005S")
  Duration linger();

  /**
   * How batches are compressed: none, lz4, zstd, snappy or gzip. Default: lz4, which costs about
   * 0.03 ms of CPU per article and saves the broker half its disk and more.
   */
  @WithDefault("lz4")
  String compression();

  /**
   * How many bytes may wait in the producer for the broker. Default: 33554432 (32 MiB), as much as
   * {@code isobar.push.max-bytes-in-flight}; with less, more pushes are answered 429.
   */
  @WithDefault("33554432")
  long bufferBytes();
}
