package dev.isobar.ingest;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What can be set of ingest-service, beside Quarkus' and Kafka's own settings. */
@StaticInitSafe
@ConfigMapping(prefix = "isobar")
public interface IngestConfig {
  Topics topics();

  Article article();

  Publish publish();

  Push push();

  /** The Kafka topics. */
  interface Topics {
    /**
     * Whether the service creates the Kafka topics that are missing, in the background. Default:
     * true. Off where topics are created by hand; the service then waits for them.
     */
    @WithDefault("true")
    boolean create();
  }

  /** What an article may be. */
  interface Article {
    /**
     * The size limit of one article, in bytes of its JSON as it goes to the raw Kafka topic.
     * Default: 1048576 (1 MiB); at most 4128768, since the topic takes 4 MiB. A larger one is
     * refused with 413. All services need the same value.
     */
    @WithDefault("1048576")
    int maxBytes();

    /**
     * How far ahead of this machine's clock {@code fetchedAt} may lie, as a duration. Default: 1
     * hour. The newest {@code fetchedAt} of an article wins everywhere, so one from next year would
     * keep every later revision out; it is refused with 400.
     */
    @WithDefault("PT1H")
    Duration maxAhead();
  }

  /** How articles are written to the raw Kafka topic. */
  interface Publish {
    /**
     * How long the broker has to acknowledge an article, as a duration. Default: 5 seconds. After
     * that the push is answered 503.
     */
    @WithDefault("PT5S")
    Duration timeout();

    /**
     * How long the producer gathers articles into one batch, as a duration. Default: 5
     * milliseconds. More saves CPU on the broker and adds to every push's time.
     */
    @WithDefault("PT0.005S")
    Duration linger();

    /**
     * How batches are compressed: none, lz4, zstd, snappy or gzip. Default: lz4, about half the
     * size for little CPU.
     */
    @WithDefault("lz4")
    String compression();
  }

  /** How much is taken in at once. */
  interface Push {
    /**
     * How many bytes of bodies may be in this service at once, read but not yet acknowledged.
     * Default: 16777216 (16 MiB). Beyond it a push is answered 429. A stream of articles counts
     * twice the size limit of an article. The producer's buffer is twice this size.
     */
    @WithDefault("16777216")
    long maxBytesInFlight();

    /**
     * How many pushes may be in progress at once. Default: 1000. Beyond it a push is answered 429.
     */
    @WithDefault("1000")
    int maxRequestsInFlight();

    /**
     * What {@code Retry-After} says on 429 and 503, as a duration in whole seconds. Default: 2
     * seconds.
     */
    @WithDefault("PT2S")
    Duration retryAfter();
  }
}
