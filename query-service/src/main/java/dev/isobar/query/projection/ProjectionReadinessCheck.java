package dev.isobar.query.projection;

import dev.isobar.query.store.ViewSchema;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the tables are there and, where this replica consumes, its place is known. */
@Readiness
@ApplicationScoped
class ProjectionReadinessCheck implements HealthCheck {
  private final ViewSchema schema;
  private final EnrichedArticlesChannel channel;

  ProjectionReadinessCheck(ViewSchema schema, EnrichedArticlesChannel channel) {
    this.schema = schema;
    this.channel = channel;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("view")
        .status(schema.isReady() && channel.isPositioned())
        .withData("database", schema.isReady() ? "migrated" : "waiting for the database")
        .withData(
            "consumer",
            channel.isPositioned() ? "reading" : "waiting for the broker, its Kafka topic or group")
        .build();
  }
}
