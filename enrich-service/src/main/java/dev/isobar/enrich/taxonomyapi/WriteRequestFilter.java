package dev.isobar.enrich.taxonomyapi;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.http.ApiKeyRule;
import dev.isobar.contracts.http.CrossSiteRule;
import dev.isobar.contracts.http.ProblemDetail;
import dev.isobar.enrich.config.ApiConfig;
import dev.isobar.enrich.rest.ProblemResponse;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses writes without the API key, those of pages of other sites, and bodies that are too large
 * for a concept.
 */
@Singleton
public class WriteRequestFilter {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private final Instance<ApiConfig> settings;

  /**
   * Creates the filter.
   *
   * @param settings looked up for each call, because filters are created before the run-time
   *     settings exist
   */
  WriteRequestFilter(Instance<ApiConfig> settings) {
    this.settings = settings;
  }

  /** Returns the refusal before the body is read; null allows the call. */
  @ServerRequestFilter
  public Response check(ContainerRequestContext request) {
    if (SAFE.contains(request.getMethod()) || isPreview(request)) {
      return null;
    }
    ApiKeyRule rule = rule();
    Optional<ProblemDetail> problem =
        new CrossSiteRule(rule.isOpen(), false, List.of())
            .check(request.getMethod(), request::getHeaderString)
            .or(() -> rule.check(request.getHeaderString(HttpHeaders.AUTHORIZATION)));
    if (problem.isEmpty() && request.getLength() > ContractJson.MAX_CONCEPT_BYTES) {
      return ProblemResponse.of(
          ProblemDetail.of(
              "too-large",
              "The concept is too large",
              413,
              "A concept may have "
                  + ContractJson.MAX_CONCEPT_BYTES
                  + " bytes: send fewer labels"));
    }
    return problem.map(ProblemResponse::of).orElse(null);
  }

  private ApiKeyRule rule() {
    String host = ConfigProvider.getConfig().getValue("quarkus.http.host", String.class);
    return new ApiKeyRule(host, settings.get().key());
  }

  /** Returns whether the call is a preview, which changes nothing. */
  private static boolean isPreview(ContainerRequestContext request) {
    String preview = request.getUriInfo().getQueryParameters().getFirst("preview");
    return request.getUriInfo().getPath().replaceAll("^/+|/+$", "").equals("enrich")
        || preview != null && !preview.equals("false");
  }
}
