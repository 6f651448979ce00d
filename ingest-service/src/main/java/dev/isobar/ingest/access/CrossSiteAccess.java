package dev.isobar.ingest.access;

import dev.isobar.contracts.http.CrossSiteRule;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the rule for requests that pages of other sites send. */
final class CrossSiteAccess {
  private CrossSiteAccess() {}

  @Produces
  @Singleton
  static CrossSiteRule rule(
      ApiAccess access,
      @ConfigProperty(name = "quarkus.http.cors.enabled", defaultValue = "false") boolean cors,
      @ConfigProperty(name = "quarkus.http.cors.origins") Optional<List<String>> origins) {
    return new CrossSiteRule(access.isOpen(), cors, origins.orElse(List.of()));
  }
}
