package dev.isobar.ingest.publish;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Reports alive while the channel is open and its producer is usable. Only a restart repairs other
 * states. An unavailable broker does not affect it.
 */
@Liveness
@Singleton
final class ProducerLiveness implements HealthCheck {
  private final RawArticleProducer producer;

  ProducerLiveness(RawArticleProducer producer) {
    this.producer = producer;
  }

  @Override
  public HealthCheckResponse call() {
    String failure = producer.fatalFailure();
    return failure == null
        ? HealthCheckResponse.up("Kafka producer")
        : HealthCheckResponse.named("Kafka producer").down().withData("failure", failure).build();
  }
}
