package dev.isobar.enrich.preview;

import dev.isobar.contracts.http.ProblemDetail;
import dev.isobar.enrich.config.EnrichConfig;
import dev.isobar.enrich.pipeline.RequestedLane;
import dev.isobar.enrich.rest.ProblemResponse;
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

/** Implements {@code POST /enrich}, which returns enriched articles without publishing them. */
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

  /** Answers one article as JSON, or one line per article as NDJSON. */
  @POST
  @Consumes({NDJSON, MediaType.APPLICATION_JSON})
  @Produces({NDJSON, MediaType.APPLICATION_JSON, ProblemDetail.MEDIA_TYPE})
  public Response enrich(
      @QueryParam("lane") @DefaultValue("auto") String lane,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type,
      InputStream body)
      throws IOException, InterruptedException {
    if (!lane.matches("quick|deep|auto")) {
      return ProblemResponse.of(
          ProblemDetail.badParameter("lane", "must be quick, deep or auto, but is " + lane));
    }
    RequestedLane requested = RequestedLane.valueOf(lane.toUpperCase(Locale.ROOT));
    int maxBytes = settings.previewMaxBytes();
    if (MediaType.APPLICATION_JSON_TYPE.isCompatible(type)) {
      PreviewService.Answer answer =
          preview.one(body.readNBytes(maxBytes + 1), requested, maxBytes);
      return answer.problem() != null
          ? ProblemResponse.of(answer.problem())
          : Response.ok(answer.json(), MediaType.APPLICATION_JSON).build();
    }
    SpooledOutput spool = preview.lines(body, requested, maxBytes);
    if (spool.isEmpty()) {
      return ProblemResponse.of(
          ProblemDetail.of(
              "not-json",
              "The body is empty",
              400,
              "Send RawArticle v1 as JSON, one article per line"));
    }
    return Response.ok((StreamingOutput) spool::drainTo, NDJSON).build();
  }
}
