package dev.isobar.ingest.publish;

import dev.isobar.contracts.channel.NativeLz4;
import dev.isobar.ingest.config.ArticleConfig;
import io.smallrye.reactive.messaging.ClientCustomizer;
import jakarta.inject.Singleton;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.eclipse.microprofile.config.Config;

/**
 * Sets the settings of the producers that no deployment may change, because guarantees depend on
 * them.
 */
@Singleton
final class ProducerCustomizer implements ClientCustomizer<Map<String, Object>> {
  /** The largest record that the raw Kafka topic accepts, see asyncapi.yaml. */
  static final int MAX_RECORD_BYTES = 4 << 20;

  /** An upper limit for key, headers and framing of a record. */
  static final int MAX_RECORD_OVERHEAD = 64 << 10;

  private final ArticleConfig article;

  ProducerCustomizer(ArticleConfig article) {
    this.article = article;
  }

  /** Runs after all other customizers, so that these settings win. */
  @Override
  public int getPriority() {
    return Integer.MAX_VALUE;
  }

  @Override
  public Map<String, Object> customize(
      String channel, Config channelConfig, Map<String, Object> settings) {
    boolean articles = channel.equals(RawArticleProducer.CHANNEL);
    if (!articles && !channel.equals(ReplayProducer.CHANNEL)) {
      return settings;
    }
    checkArticleLimit();
    NativeLz4.load();
    // Acknowledged by all replicas and idempotent: no accepted article is lost, reordered or
    // duplicated by a retry of the producer.
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
    // The channel's own `retries` is 0 and arrives here too; the producer's retries keep the order.
    settings.put(ProducerConfig.RETRIES_CONFIG, String.valueOf(Integer.MAX_VALUE));
    if (articles) {
      // A send without metadata or buffer space fails at once, and the caller decides.
      settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "0");
    }
    return settings;
  }

  private void checkArticleLimit() {
    int limit = MAX_RECORD_BYTES - MAX_RECORD_OVERHEAD;
    if (article.maxBytes() > limit) {
      throw new IllegalArgumentException(
          "isobar.article.max-bytes is %d; the raw Kafka topic accepts at most %d"
              .formatted(article.maxBytes(), limit));
    }
  }
}
