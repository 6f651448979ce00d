package dev.isobar.query.projection;

import dev.isobar.messaging.BrokerNames;
import dev.isobar.query.config.ViewConfig;
import dev.isobar.query.store.SchemaMigrator;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Reports ready when the tables exist and all consumers of this replica, if it consumes, have
 * joined the group and have their offsets. It then stays ready, because the view can answer queries
 * without the broker.
 */
@Readiness
@ApplicationScoped
class ProjectionReadinessCheck implements HealthCheck {
  private final SchemaMigrator schema;
  private final ReadPositions positions;
  private final BrokerNames brokers;
  private final int consumers;
  private volatile boolean positioned;

  ProjectionReadinessCheck(
      SchemaMigrator schema, ReadPositions positions, BrokerNames brokers, ViewConfig config) {
    this.schema = schema;
    this.positions = positions;
    this.brokers = brokers;
    this.consumers = config.consume() ? config.consumers() : 0;
  }

  @Override
  public HealthCheckResponse call() {
    positioned = positioned || positions.positionedConsumers() >= consumers;
    return HealthCheckResponse.named("view")
        .status(schema.isReady() && positioned)
        .withData("database", schema.isReady() ? "migrated" : "waiting for the database")
        .withData("consumer", positioned ? "reading" : waiting())
        .build();
  }

  private String waiting() {
    return brokers.error() == null
        ? "waiting for the broker, its Kafka topic or group"
        : "waiting for the broker: " + brokers.error();
  }
}
