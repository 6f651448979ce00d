package dev.isobar.enrich.taxonomyapi;

import dev.isobar.enrich.pipeline.EnricherHolder;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Reports ready once the changes from before the start are applied. After that the service always
 * has a valid taxonomy; the check reports its version and any errors.
 */
@Readiness
@Singleton
class TaxonomyReadinessCheck implements HealthCheck {
  private final TaxonomyConsumer channel;
  private final TaxonomyStore live;
  private final EnricherHolder enricher;

  TaxonomyReadinessCheck(TaxonomyConsumer channel, TaxonomyStore live, EnricherHolder enricher) {
    this.channel = channel;
    this.live = live;
    this.enricher = enricher;
  }

  @Override
  public HealthCheckResponse call() {
    TaxonomyStore.State state = live.state();
    var check =
        HealthCheckResponse.named("taxonomy")
            .status(enricher.isReady())
            .withData("version", state.taxonomy().version())
            .withData("overrides", state.overrides().size())
            .withData("unread", state.unread().size());
    if (!channel.enabled()) {
      check.withData("live", false);
    } else if (channel.error() != null) {
      check.withData("error", channel.error());
    } else if (!enricher.isReady()) {
      check.withData("waits", "for isobar.taxonomy to be read to its end");
    }
    return check.build();
  }
}
