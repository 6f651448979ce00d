package dev.isobar.ingest.access;

import dev.isobar.contracts.http.CrossSiteRule;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the rule for requests that pages of other sites send. */
final class CrossSiteAccess {
  private CrossSiteAccess() {}

  @Produces
  @Singleton
  static CrossSiteRule rule(
      @ConfigProperty(name = "quarkus.http.cors.enabled", defaultValue = "false") boolean cors) {
    return new CrossSiteRule(cors);
  }
}
