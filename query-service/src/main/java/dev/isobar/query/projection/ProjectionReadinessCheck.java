package dev.isobar.query.projection;

import dev.isobar.query.config.ViewConfig;
import dev.isobar.query.store.ViewSchema;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready when the tables are there and, where this replica consumes, all its consumers have joined
 * the group and know their offsets. Once ready it stays so: with the broker away later, the views
 * still answer.
 */
@Readiness
@ApplicationScoped
class ProjectionReadinessCheck implements HealthCheck {
  private final ViewSchema schema;
  private final ReadPositions positions;
  private final int consumers;
  private volatile boolean positioned;

  ProjectionReadinessCheck(ViewSchema schema, ReadPositions positions, ViewConfig config) {
    this.schema = schema;
    this.positions = positions;
    this.consumers = config.consume() ? config.consumers() : 0;
  }

  @Override
  public HealthCheckResponse call() {
    positioned = positioned || positions.positionedConsumers() >= consumers;
    return HealthCheckResponse.named("view")
        .status(schema.isReady() && positioned)
        .withData("database", schema.isReady() ? "migrated" : "waiting for the database")
        .withData(
            "consumer", positioned ? "reading" : "waiting for the broker, its Kafka topic or group")
        .build();
  }
}
