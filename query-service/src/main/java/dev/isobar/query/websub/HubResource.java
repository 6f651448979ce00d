package dev.isobar.query.websub;

import dev.isobar.contracts.http.ProblemDetail;
import dev.isobar.query.config.WebSubConfig;
import dev.isobar.query.feed.HubAddress;
import dev.isobar.query.rest.ProblemException;
import dev.isobar.query.rest.ProblemResponse;
import dev.isobar.query.rest.QueryParameters;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Takes requests of subscribers. */
@Path(HubAddress.PATH)
@Blocking
public class HubResource {
  private static final int MAX_BODY = 1 << 14;

  private final HubAddress hub;
  private final SubscribedFeeds feeds;
  private final Subscriptions subscriptions;
  private final SubscriptionLimits limits;
  private final SubscriptionVerifier verifier;
  private final CallbackRule callbacks;
  private final WebSubConfig config;
  private final Clock clock = Clock.systemUTC();

  HubResource(
      HubAddress hub,
      SubscribedFeeds feeds,
      Subscriptions subscriptions,
      SubscriptionLimits limits,
      SubscriptionVerifier verifier,
      CallbackRule callbacks,
      WebSubConfig config) {
    this.hub = hub;
    this.feeds = feeds;
    this.subscriptions = subscriptions;
    this.limits = limits;
    this.verifier = verifier;
    this.callbacks = callbacks;
    this.config = config;
  }

  /** Subscribes or unsubscribes, after the callback has confirmed it. */
  @POST
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  @Consumes(MediaType.WILDCARD)
  public Response request(InputStream body, @Context HttpHeaders headers) throws IOException {
    if (hub.hub().isEmpty()) {
      return ProblemResponse.notFound(
          "The hub is off: set isobar.api.public-url and isobar.websub.enabled");
    }
    SubscriptionRequest request =
        SubscriptionRequest.parse(form(body, headers), callbacks.rule(), config.maxLease());
    if (!subscriptions.hasBeenRead()) {
      return unavailable("This replica has not read the subscriptions yet");
    }
    if (request.subscribe()) {
      feeds.check(request.topic());
      requireRoom(request);
    } else if (subscriptions
        .find(Subscription.id(request.topic(), request.callback().toString()))
        .isEmpty()) {
      return Response.accepted().build();
    }
    return verifier.verifySoon(request)
        ? Response.accepted().build()
        : unavailable("Too many requests wait for their callbacks");
  }

  private void requireRoom(SubscriptionRequest request) {
    Optional<String> refusal = limits.refusal(request, clock.instant());
    if (refusal.isPresent()) {
      throw new ProblemException(
          ProblemDetail.of("too-many-subscriptions", "Too many subscriptions", 503, refusal.get()));
    }
  }

  private static QueryParameters form(InputStream body, HttpHeaders headers) throws IOException {
    MediaType type = headers.getMediaType();
    if (type == null || !type.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE)) {
      throw new ProblemException(
          ProblemDetail.of(
              "unsupported-media-type",
              "Unsupported media type",
              415,
              "Set Content-Type to application/x-www-form-urlencoded"));
    }
    byte[] bytes = body.readNBytes(MAX_BODY + 1);
    if (bytes.length > MAX_BODY) {
      throw new ProblemException(
          ProblemDetail.of(
              "too-large", "Too large", 413, "The form has more than 16 KiB: shorten it"));
    }
    try {
      QueryStringDecoder form =
          new QueryStringDecoder(new String(bytes, StandardCharsets.UTF_8), false);
      return new QueryParameters(form.parameters());
    } catch (IllegalArgumentException e) {
      throw ProblemException.invalid("", "The form is not encoded as URL: " + e.getMessage());
    }
  }

  private static Response unavailable(String detail) {
    Response answer =
        ProblemResponse.of(
            ProblemDetail.of("hub-away", "Hub unavailable", 503, detail + ": try again later"));
    return Response.fromResponse(answer).header(HttpHeaders.RETRY_AFTER, 60).build();
  }
}
