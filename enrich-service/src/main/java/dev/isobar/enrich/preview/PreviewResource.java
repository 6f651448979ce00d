package dev.isobar.enrich.preview;

import dev.isobar.contracts.http.ProblemDetail;
import dev.isobar.enrich.config.EnrichConfig;
import dev.isobar.enrich.pipeline.RequestedLane;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** {@code POST /enrich}: what would become of these articles? Nothing is published. */
@Path("/enrich")
@Blocking
public class PreviewResource {
  static final String NDJSON = "application/x-ndjson";

  private final PreviewService preview;
  private final EnrichConfig settings;

  PreviewResource(PreviewService preview, EnrichConfig settings) {
    this.preview = preview;
    this.settings = settings;
  }

  @POST
  @Consumes({NDJSON, MediaType.APPLICATION_JSON})
  @Produces({NDJSON, MediaType.APPLICATION_JSON, ProblemDetail.MEDIA_TYPE})
  @Operation(
      summary = "Enrich articles without publishing them",
      description =
          "RawArticle v1 in, EnrichedArticle v1 out: one as application/json, or a line each as "
              + "application/x-ndjson, answered in order. A line that cannot be enriched comes back "
              + "as {\"id\": ..., \"error\": {problem details}}.")
  public Response enrich(
      @Parameter(description = "quick, deep or auto") @QueryParam("lane") @DefaultValue("auto")
          String lane,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type,
      InputStream body)
      throws IOException, InterruptedException {
    RequestedLane requested;
    try {
      requested = RequestedLane.valueOf(lane.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      return problem(
          ProblemDetail.badParameter("lane", "must be quick, deep or auto, but is " + lane));
    }
    int maxBytes = settings.previewMaxBytes();
    if (MediaType.APPLICATION_JSON_TYPE.isCompatible(type)) {
      PreviewService.Answer answer =
          preview.one(body.readNBytes(maxBytes + 1), requested, maxBytes);
      return answer.problem() != null
          ? problem(answer.problem())
          : Response.ok(answer.json(), MediaType.APPLICATION_JSON).build();
    }
    SpooledOutput spool = preview.lines(body, requested, maxBytes);
    return Response.ok((StreamingOutput) spool::drainTo, NDJSON).build();
  }

  private static Response problem(ProblemDetail problem) {
    return Response.status(problem.status())
        .type(ProblemDetail.MEDIA_TYPE)
        .entity(problem.json())
        .build();
  }
}
