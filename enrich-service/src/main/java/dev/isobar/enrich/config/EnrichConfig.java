package dev.isobar.enrich.config;

import dev.isobar.enrich.pipeline.RequestedLane;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.util.Optional;

/** Settings of the enrichment. Values in bytes count the encoded JSON. */
@ConfigMapping(prefix = "isobar.enrich")
public interface EnrichConfig {
  /**
   * Default {@code auto}. Which articles the deep lane also processes. Every article goes through
   * the quick lane first. {@code auto}: articles that are relevant to climate (0.3 and more);
   * {@code deep}: all; {@code quick}: none.
   */
  @WithDefault("auto")
  RequestedLane lane();

  /**
   * Default 0: one per processor. Threads of the quick lane. More threads take a larger share of
   * the machine while articles are queued.
   */
  @WithDefault("0")
  int threads();

  /**
   * Default 30 s. The time limit for one article. A slower one becomes a dead letter with the
   * reason {@code enrichment-failed}.
   */
  @WithDefault("30s")
  Duration timeout();

  /**
   * Default 16000000 bytes. The size limit of an enriched event. A larger one becomes a dead letter
   * with the reason {@code enriched-too-large}. The Kafka topic accepts 16777216 with key and
   * headers.
   */
  @WithName("max-enriched-bytes")
  @WithDefault("16000000")
  int maxEnrichedBytes();

  /**
   * Default 4194304 bytes, the largest record of the raw Kafka topic. The size limit of an article
   * sent to {@code POST /enrich}. A larger one gets 413. {@code isobar.article.max-bytes} does not
   * apply there.
   */
  @WithName("preview-max-bytes")
  @WithDefault("4194304")
  int previewMaxBytes();

  /** Returns the settings of the quick lane. */
  Channel channel();

  /** Returns the settings of the deep lane. */
  Deep deep();

  /** Settings of the deep lane, which reads and writes the enriched Kafka topic. */
  interface Deep {
    /**
     * Default {@code isobar-enrich-deep}. The consumer group of the deep lane. Replicas with the
     * same group share the work.
     */
    @WithDefault("isobar-enrich-deep")
    String group();

    /**
     * Default 1. Threads of the deep lane. Each uses a whole processor while articles are queued.
     */
    @WithDefault("1")
    int threads();

    /** Default 20 articles. The largest batch. More delays the first article of a batch. */
    @WithName("batch-size")
    @WithDefault("20")
    int batchSize();
  }

  /** Settings of the quick lane, which reads the raw Kafka topic and writes the enriched one. */
  interface Channel {
    /**
     * Default true. Whether the service reads the raw Kafka topic. With false it only serves {@code
     * /enrich}.
     */
    @WithDefault("true")
    boolean enabled();

    /**
     * Default {@code both}. Which lanes this replica runs: {@code quick} or {@code deep} alone let
     * them be scaled apart. The replicas together need both, unless {@code isobar.enrich.lane} is
     * {@code quick}.
     */
    @WithDefault("both")
    RunningLanes lanes();

    /**
     * Default {@code isobar-enrich}. The consumer group. Replicas with the same group share the
     * work.
     */
    @WithDefault("isobar-enrich")
    String group();

    /**
     * Default: none. A name that is unique among the replicas and stays the same over restarts
     * ({@code group.instance.id} of Kafka). With it a restarted replica continues at once.
     */
    @WithName("instance-id")
    Optional<String> instanceId();

    /** Default 500 records. The largest batch. More raises throughput and memory use. */
    @WithName("batch-size")
    @WithDefault("500")
    int batchSize();

    /**
     * Default 6 s, the lowest value that a broker accepts by default. How long after a replica is
     * killed its partitions go to the others.
     */
    @WithName("session-timeout")
    @WithDefault("6s")
    Duration sessionTimeout();

    /**
     * Default 100 ms. The interval between commits of offsets, by which ingest-service paces
     * archives. After a crash, the records since the last commit are enriched again.
     */
    @WithName("commit-interval")
    @WithDefault("100ms")
    Duration commitInterval();
  }
}
