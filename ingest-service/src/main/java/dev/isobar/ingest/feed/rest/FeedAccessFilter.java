package dev.isobar.ingest.feed.rest;

import dev.isobar.contracts.http.ApiKeyRule;
import dev.isobar.ingest.config.ApiConfig;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses changes of feeds without the API key: see {@link ApiKeyRule}. */
@Singleton
public class FeedAccessFilter {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private final Instance<ApiConfig> config;

  /**
   * Creates the filter.
   *
   * @param config looked up for each call, because filters are created before the run-time settings
   *     exist
   */
  FeedAccessFilter(Instance<ApiConfig> config) {
    this.config = config;
  }

  /** Returns the refusal before the body is read; null allows the call. */
  @ServerRequestFilter
  public Response check(ContainerRequestContext request) {
    if (SAFE.contains(request.getMethod())
        || !request.getUriInfo().getPath().matches("/feeds(/.*)?")) {
      return null;
    }
    String host = ConfigProvider.getConfig().getValue("quarkus.http.host", String.class);
    return new ApiKeyRule(host, config.get().key())
        .check(request.getHeaderString(HttpHeaders.AUTHORIZATION))
        .map(ProblemResponse::of)
        .orElse(null);
  }
}
