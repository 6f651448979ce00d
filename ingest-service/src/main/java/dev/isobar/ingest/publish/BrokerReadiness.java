package dev.isobar.ingest.publish;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Reports ready while articles can be written to the raw Kafka topic. */
@Readiness
@Singleton
final class BrokerReadiness implements HealthCheck {
  private final BrokerState broker;

  BrokerReadiness(BrokerState broker) {
    this.broker = broker;
  }

  @Override
  public HealthCheckResponse call() {
    String error = broker.error();
    return error == null
        ? HealthCheckResponse.up("Kafka broker")
        : HealthCheckResponse.named("Kafka broker").down().withData("error", error).build();
  }
}
