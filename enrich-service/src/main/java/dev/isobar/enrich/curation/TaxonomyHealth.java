package dev.isobar.enrich.curation;

import dev.isobar.enrich.CurrentEnricher;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once the changes there were at the start are in. After that the service enriches with the
 * last good taxonomy, and this says which, and what it could not read.
 */
@Readiness
@Singleton
class TaxonomyHealth implements HealthCheck {
  private final TaxonomyChannel channel;
  private final LiveTaxonomy live;
  private final CurrentEnricher enricher;

  TaxonomyHealth(TaxonomyChannel channel, LiveTaxonomy live, CurrentEnricher enricher) {
    this.channel = channel;
    this.live = live;
    this.enricher = enricher;
  }

  @Override
  public HealthCheckResponse call() {
    LiveTaxonomy.State state = live.state();
    var check =
        HealthCheckResponse.named("taxonomy")
            .status(enricher.isSettled())
            .withData("version", state.taxonomy().version())
            .withData("overrides", state.overrides().size())
            .withData("unread", state.unread().size());
    if (!channel.enabled()) {
      check.withData("live", false);
    } else if (channel.trouble() != null) {
      check.withData("trouble", channel.trouble());
    } else if (!enricher.isSettled()) {
      check.withData("waits", "for isobar.taxonomy to be read to its end");
    }
    return check.build();
  }
}
