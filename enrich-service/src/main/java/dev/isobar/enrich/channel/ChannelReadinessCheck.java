package dev.isobar.enrich.channel;

import dev.isobar.enrich.config.EnrichConfig;
import dev.isobar.enrich.kafka.ConsumerThread;
import dev.isobar.enrich.kafka.TopicInitializer;
import dev.isobar.enrich.pipeline.EnricherHolder;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the channel has joined its consumer group; until then it says what it waits for. */
@Readiness
@Singleton
class ChannelReadinessCheck implements HealthCheck {
  private final ConsumerThread state;
  private final TopicInitializer topics;
  private final EnricherHolder enricher;
  private final EnrichConfig settings;

  ChannelReadinessCheck(
      ConsumerThread state,
      TopicInitializer topics,
      EnricherHolder enricher,
      EnrichConfig settings) {
    this.enricher = enricher;
    this.state = state;
    this.topics = topics;
    this.settings = settings;
  }

  @Override
  public HealthCheckResponse call() {
    var check = HealthCheckResponse.named("enrichment channel");
    if (!settings.channel().enabled()) {
      return check.up().withData("channel", "switched off").build();
    }
    String waits = waitsFor();
    return waits == null ? check.up().build() : check.down().withData("waits", waits).build();
  }

  private String waitsFor() {
    if (state.trouble() != null) {
      return state.trouble();
    }
    if (!topics.settled()) {
      return "for the broker, to create the Kafka topics";
    }
    if (!enricher.isSettled()) {
      return "for the taxonomy, to be read";
    }
    return state.joined() ? null : "for the broker, to join the consumer group";
  }
}
