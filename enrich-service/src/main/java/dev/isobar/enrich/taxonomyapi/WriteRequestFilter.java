package dev.isobar.enrich.taxonomyapi;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.http.ApiKeyRule;
import dev.isobar.contracts.http.ProblemDetail;
import dev.isobar.enrich.config.ApiConfig;
import dev.isobar.enrich.rest.ProblemResponse;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses calls that change something without the key, and bodies that no concept can have. */
@Singleton
public class WriteRequestFilter {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private final Instance<ApiConfig> settings;

  /**
   * @param settings looked up for each call: filters are made before the run-time settings are
   *     known
   */
  WriteRequestFilter(Instance<ApiConfig> settings) {
    this.settings = settings;
  }

  /** Answers before the body is read; null lets the call pass. */
  @ServerRequestFilter
  public Response check(ContainerRequestContext request) {
    if (SAFE.contains(request.getMethod()) || isPreview(request)) {
      return null;
    }
    Optional<ProblemDetail> problem =
        rule().check(request.getHeaderString(HttpHeaders.AUTHORIZATION));
    if (problem.isEmpty() && request.getLength() > ContractJson.MAX_CONCEPT_BYTES) {
      return ProblemResponse.of(
          ProblemDetail.of(
              "too-large",
              "The concept is too large",
              413,
              "A concept has at most " + ContractJson.MAX_CONCEPT_BYTES + " bytes"));
    }
    return problem.map(ProblemResponse::of).orElse(null);
  }

  private ApiKeyRule rule() {
    String host = ConfigProvider.getConfig().getValue("quarkus.http.host", String.class);
    return new ApiKeyRule(host, settings.get().key());
  }

  /** {@code POST /enrich} and {@code ?preview=true} change nothing. */
  private static boolean isPreview(ContainerRequestContext request) {
    String preview = request.getUriInfo().getQueryParameters().getFirst("preview");
    return request.getUriInfo().getPath().replaceAll("^/+|/+$", "").equals("enrich")
        || preview != null && !preview.equals("false");
  }
}
