package dev.isobar.enrich.config;

import dev.isobar.enrich.pipeline.RequestedLane;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.util.Optional;

/** How articles are enriched. Values in bytes count the encoded JSON. */
@ConfigMapping(prefix = "isobar.enrich")
public interface EnrichConfig {
  /**
   * Default {@code auto}. Every article goes through the quick lane at once: rules and
   * dictionaries. {@code auto}: what is relevant to climate (0.3 and more) is then read again by
   * statistical recognisers and published once more; {@code deep}: everything is; {@code quick}:
   * nothing.
   */
  @WithDefault("auto")
  RequestedLane lane();

  /**
   * Default 0: as many as there are processors. Threads that enrich; more raises the share of the
   * machine that a full queue takes.
   */
  @WithDefault("0")
  int threads();

  /**
   * Default 30 s. An article that takes longer goes to the dead letters with the reason {@code
   * enrichment-failed}.
   */
  @WithDefault("30s")
  Duration timeout();

  /**
   * Default 16000000 bytes. A larger enriched event goes to the dead letters with the reason {@code
   * enriched-too-large}. The Kafka topic allows 16777216 with keys and headers.
   */
  @WithName("max-enriched-bytes")
  @WithDefault("16000000")
  int maxEnrichedBytes();

  /**
   * Default 4194304 bytes, the largest record of the raw Kafka topic. A larger article sent to
   * {@code POST /enrich} is answered with an error; {@code isobar.article.max-bytes} does not bind
   * there.
   */
  @WithName("preview-max-bytes")
  @WithDefault("4194304")
  int previewMaxBytes();

  /** Reading the raw topic and writing the enriched one. */
  Channel channel();

  /** The deep lane: reading the enriched topic and writing to it. */
  Deep deep();

  /** The deep lane: reading the enriched topic and writing to it. */
  interface Deep {
    /**
     * Default {@code isobar-enrich-deep}. The consumer group of the deep lane; services in one
     * group share the work.
     */
    @WithDefault("isobar-enrich-deep")
    String group();

    /** Default 1. Threads that read deep; each takes a whole processor while articles wait. */
    @WithDefault("1")
    int threads();

    /**
     * Default 20 articles. The largest batch; more raises the time until its first article is out.
     */
    @WithName("batch-size")
    @WithDefault("20")
    int batchSize();
  }

  /** Reading the raw topic and writing the enriched one. */
  interface Channel {
    /** Default true. False leaves the raw topic alone: the service only serves {@code /enrich}. */
    @WithDefault("true")
    boolean enabled();

    /** Default {@code isobar-enrich}. The consumer group; services in one group share the work. */
    @WithDefault("isobar-enrich")
    String group();

    /**
     * Default: none. A name that stays over restarts and that no other replica has (Kafka's {@code
     * group.instance.id}); a restarted service then goes on at once.
     */
    @WithName("instance-id")
    Optional<String> instanceId();

    /** Default 500 records. The largest batch; more raises throughput and memory. */
    @WithName("batch-size")
    @WithDefault("500")
    int batchSize();

    /**
     * Default 6 s, the least that a broker allows unless it is told otherwise. How long a killed
     * replica keeps its share of the articles from the others.
     */
    @WithName("session-timeout")
    @WithDefault("6s")
    Duration sessionTimeout();

    /**
     * Default 500 ms. How often offsets are committed; after a crash the records since the last
     * commit are enriched again.
     */
    @WithName("commit-interval")
    @WithDefault("500ms")
    Duration commitInterval();
  }
}
