package dev.isobar.ingest.feed.preview;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.ContractViolationException;
import dev.isobar.contracts.http.ProblemDetail;
import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.definition.FeedJson;
import dev.isobar.ingest.feed.registry.FeedService;
import dev.isobar.ingest.fetch.FetchException;
import dev.isobar.ingest.rest.ProblemResponse;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.jboss.logging.Logger;

/**
 * Serves {@code POST /feeds/preview}. The request goes through the same guards as a poll, and an
 * answer of a server is shown only if it is a feed, so that nobody reads inner addresses with it.
 */
@Path("/feeds/preview")
@Produces({MediaType.APPLICATION_JSON, ProblemDetail.MEDIA_TYPE})
@Blocking
public class PreviewResource {
  private static final int MAX_BYTES = 10 << 20;
  private static final String PREVIEW = "previewed";
  private static final Logger LOG = Logger.getLogger(PreviewResource.class);

  private final PreviewService previews;
  private final FeedService feeds;

  PreviewResource(PreviewService previews, FeedService feeds) {
    this.previews = previews;
    this.feeds = feeds;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response preview(InputStream body) throws IOException, InterruptedException {
    PreviewRequest request = read(body.readNBytes(MAX_BYTES + 1));
    Feed definition = FeedJson.read(ContractJson.write(request.definition()));
    Feed feed = definition.id() == null ? definition.withId(PREVIEW) : definition;
    feeds.requireValid(feed);
    try {
      FeedPreview preview =
          request.body() == null
              ? previews.fetch(feed)
              : previews.read(feed, request.body(), request.contentType());
      return Response.ok(ContractJson.write(preview), MediaType.APPLICATION_JSON).build();
    } catch (FetchException e) {
      LOG.infof("The preview of %s was not fetched: %s", feed.id(), e.getMessage());
      return ProblemResponse.of(
          ProblemDetail.of("not-fetched", "The feed was not fetched", 422, e.discreetMessage()));
    }
  }

  private static PreviewRequest read(byte[] json) throws IOException {
    if (json.length > MAX_BYTES) {
      throw new ContractViolationException(
          ContractViolationException.Reason.TOO_LARGE,
          "",
          "has more than %d bytes: send the address instead of the document".formatted(MAX_BYTES));
    }
    try {
      PreviewRequest request = ContractJson.mapper().readValue(json, PreviewRequest.class);
      if (request == null || request.definition() == null) {
        throw new ContractViolationException(
            "/url", "is required: send the address, or the definition of a feed as feed");
      }
      return request;
    } catch (JsonProcessingException e) {
      throw new ContractViolationException(
          ContractViolationException.Reason.NOT_JSON, "", "is not JSON: " + e.getOriginalMessage());
    }
  }
}
