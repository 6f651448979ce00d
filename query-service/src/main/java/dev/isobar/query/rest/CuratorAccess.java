package dev.isobar.query.rest;

import dev.isobar.contracts.http.ApiKeyRule;
import dev.isobar.query.config.ApiConfig;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Lets only curators change what the service shows. */
@Singleton
public class CuratorAccess {
  private final ApiKeyRule rule;

  CuratorAccess(ApiConfig api, @ConfigProperty(name = "quarkus.http.host") String host) {
    this.rule = new ApiKeyRule(host, api.key());
  }

  /**
   * Checks the key of a request.
   *
   * @throws ProblemException with status 401 or 403 if the request may not change anything
   */
  public void require(HttpHeaders headers) {
    rule.check(headers.getHeaderString(HttpHeaders.AUTHORIZATION))
        .ifPresent(
            problem -> {
              throw new ProblemException(problem);
            });
  }
}
