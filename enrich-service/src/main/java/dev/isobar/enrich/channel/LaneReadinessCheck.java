package dev.isobar.enrich.channel;

import dev.isobar.enrich.config.EnrichConfig;
import dev.isobar.enrich.pipeline.EnricherHolder;
import dev.isobar.messaging.BrokerNames;
import dev.isobar.messaging.TopicInitializer;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.inject.Singleton;
import org.apache.kafka.common.Metric;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Reports ready while the lane of this replica is in its consumer group, the quick one if it runs
 * both; else what it waits for.
 */
@Readiness
@Singleton
class LaneReadinessCheck implements HealthCheck {
  private final KafkaClientService clients;
  private final BrokerNames brokers;
  private final TopicInitializer topics;
  private final EnricherHolder enricher;
  private final EnrichConfig.Channel channel;

  LaneReadinessCheck(
      KafkaClientService clients,
      BrokerNames brokers,
      TopicInitializer topics,
      EnricherHolder enricher,
      EnrichConfig settings) {
    this.clients = clients;
    this.brokers = brokers;
    this.topics = topics;
    this.enricher = enricher;
    this.channel = settings.channel();
  }

  @Override
  public HealthCheckResponse call() {
    var check = HealthCheckResponse.named("enrichment channel");
    if (!channel.enabled()) {
      return check.up().withData("channel", "switched off").build();
    }
    String waits = waitsFor();
    return waits == null ? check.up().build() : check.down().withData("waits", waits).build();
  }

  private String waitsFor() {
    if (brokers.error() != null) {
      return "for the broker: " + brokers.error();
    }
    if (!topics.isFinished()) {
      return "for the broker, to create the Kafka topics";
    }
    if (!enricher.isReady()) {
      return "for the taxonomy, to be read";
    }
    String lane = channel.lanes().quick() ? "raw-articles" : "quick-articles";
    return clients.getConsumers(lane).stream().allMatch(this::isInGroup)
        ? null
        : "for the broker, to join the consumer group";
  }

  /** Returns whether the consumer sends heartbeats, which it does only as a member of its group. */
  private boolean isInGroup(KafkaConsumer<?, ?> consumer) {
    return consumer.unwrap() != null
        && consumer.unwrap().metrics().entrySet().stream()
            .filter(metric -> metric.getKey().name().equals("last-heartbeat-seconds-ago"))
            .map(metric -> seconds(metric.getValue()))
            .anyMatch(ago -> ago >= 0 && ago <= channel.sessionTimeout().toSeconds());
  }

  private static double seconds(Metric metric) {
    return ((Number) metric.metricValue()).doubleValue();
  }
}
