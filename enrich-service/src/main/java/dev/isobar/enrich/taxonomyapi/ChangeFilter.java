package dev.isobar.enrich.taxonomyapi;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.http.ApiKeyRule;
import dev.isobar.contracts.http.ProblemDetail;
import dev.isobar.enrich.config.ApiConfig;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses calls that change something without the key, and bodies that no concept can have. */
@Singleton
public class ChangeFilter {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private final ApiKeyRule rule;

  ChangeFilter(@ConfigProperty(name = "quarkus.http.host") String host, ApiConfig settings) {
    this.rule = new ApiKeyRule(host, settings.key());
  }

  /** Answers before the body is read; null lets the call pass. */
  @ServerRequestFilter
  public Response check(ContainerRequestContext request) {
    if (SAFE.contains(request.getMethod()) || isPreview(request)) {
      return null;
    }
    Optional<ProblemDetail> problem =
        rule.check(request.getHeaderString(HttpHeaders.AUTHORIZATION));
    if (problem.isEmpty() && request.getLength() > ContractJson.MAX_CONCEPT_BYTES) {
      return TaxonomyResource.answer(
          ProblemDetail.of(
              "too-large",
              "The concept is too large",
              413,
              "A concept has at most " + ContractJson.MAX_CONCEPT_BYTES + " bytes"));
    }
    return problem.map(TaxonomyResource::answer).orElse(null);
  }

  /** {@code POST /enrich} and {@code ?preview=true} change nothing. */
  private static boolean isPreview(ContainerRequestContext request) {
    String preview = request.getUriInfo().getQueryParameters().getFirst("preview");
    return request.getUriInfo().getPath().replaceAll("^/+|/+$", "").equals("enrich")
        || preview != null && !preview.equals("false");
  }
}
