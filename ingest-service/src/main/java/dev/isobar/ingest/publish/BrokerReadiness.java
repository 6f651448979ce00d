package dev.isobar.ingest.publish;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready means: articles can be written to the raw Kafka topic. */
@Readiness
@Singleton
final class BrokerReadiness implements HealthCheck {
  private final BrokerMonitor watch;

  BrokerReadiness(BrokerMonitor watch) {
    this.watch = watch;
  }

  @Override
  public HealthCheckResponse call() {
    String trouble = watch.trouble();
    return trouble == null
        ? HealthCheckResponse.up("Kafka broker")
        : HealthCheckResponse.named("Kafka broker").down().withData("trouble", trouble).build();
  }
}
