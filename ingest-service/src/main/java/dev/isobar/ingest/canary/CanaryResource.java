package dev.isobar.ingest.canary;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.http.ProblemDetail;
import dev.isobar.ingest.publish.PublishException;
import dev.isobar.ingest.rest.ProblemResponse;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;

/** Sends a canary and answers when it is in the view: one call tests the whole way. */
@Path("/canaries")
@Produces({MediaType.APPLICATION_JSON, ProblemDetail.MEDIA_TYPE})
public class CanaryResource {
  private static final Logger LOG = Logger.getLogger(CanaryResource.class);

  private final Canaries canaries;

  CanaryResource(Canaries canaries) {
    this.canaries = canaries;
  }

  /** Returns the way, or why there is none. */
  @POST
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  public CompletionStage<Response> send() {
    if (!canaries.canFollow()) {
      return CompletableFuture.completedFuture(
          ProblemResponse.of(
              ProblemDetail.of(
                  "no-view",
                  "The view is not known",
                  503,
                  "Set isobar.feeds.view.url to the address of query-service")));
    }
    return canaries
        .send()
        .handle((way, failure) -> failure == null ? arrived(way) : failed(failure));
  }

  private static Response arrived(CanaryWay way) {
    return Response.ok(ContractJson.write(way), MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  private static Response failed(Throwable failure) {
    Throwable why = failure instanceof CompletionException ? failure.getCause() : failure;
    if (why instanceof LateCanaryException) {
      return problem(
          "canary-late",
          "The canary is not in the view",
          504,
          why.getMessage() + " See docs/runbooks/canary.md");
    }
    if (why instanceof PublishException) {
      return problem(
          "broker-away", "The canary was not sent", 503, why.getMessage() + "; try again later");
    }
    LOG.error("A canary failed; the caller gets 500", why);
    return problem("internal", "Internal error", 500, "See the log of ingest-service");
  }

  private static Response problem(String word, String title, int status, String detail) {
    return ProblemResponse.of(ProblemDetail.of(word, title, status, detail));
  }
}
