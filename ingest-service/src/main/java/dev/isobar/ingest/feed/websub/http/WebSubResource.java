package dev.isobar.ingest.feed.websub.http;

import dev.isobar.contracts.http.PushSignature;
import dev.isobar.ingest.feed.websub.HubVerification;
import dev.isobar.ingest.feed.websub.Subscription;
import dev.isobar.ingest.feed.websub.SubscriptionStore;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Optional;

/** Serves the callbacks of WebSub hubs. Without a public address it answers 404. */
@Path("/websub/{token}")
@Blocking
public class WebSubResource {
  /**
   * Larger than any feed that a hub sends; the same limit as for a polled feed is applied later.
   */
  static final int MAX_BYTES = 8 << 20;

  private final Instance<SubscriptionStore> store;
  private final boolean enabled;
  private final Clock clock = Clock.systemUTC();

  WebSubResource(Instance<SubscriptionStore> store, WebSubConfig config) {
    this.store = store;
    this.enabled = config.publicUrl().filter(url -> !url.isBlank()).isPresent();
  }

  /** Confirms what was asked of the hub. The challenge is plain text: it comes from outside. */
  @GET
  @Produces(MediaType.TEXT_PLAIN)
  public Response verify(
      @PathParam("token") String token,
      @QueryParam("hub.mode") String mode,
      @QueryParam("hub.topic") String topic,
      @QueryParam("hub.challenge") String challenge,
      @QueryParam("hub.lease_seconds") String leaseSeconds,
      @QueryParam("hub.reason") String reason) {
    Optional<Subscription> subscription = find(token);
    if (subscription.isEmpty()) {
      return text(404, "");
    }
    HubVerification[] verification = new HubVerification[1];
    boolean stored =
        store
            .get()
            .update(
                token,
                current -> {
                  verification[0] =
                      HubVerification.of(
                          current, mode, topic, challenge, leaseSeconds, reason, clock.instant());
                  return verification[0].subscription();
                });
    if (!stored) {
      return unavailable();
    }
    return verification[0] == null
        ? text(404, "")
        : text(verification[0].status(), verification[0].body());
  }

  /**
   * Takes content. A wrong signature is answered like a right one, as the recommendation asks, and
   * the content is dropped.
   */
  @POST
  @Consumes(MediaType.WILDCARD)
  @Produces(MediaType.TEXT_PLAIN)
  public Response push(
      @PathParam("token") String token,
      @HeaderParam(PushSignature.HEADER) String signature,
      @HeaderParam("Content-Type") String contentType,
      InputStream content)
      throws IOException {
    Optional<Subscription> subscription = find(token);
    if (subscription.isEmpty()) {
      return text(404, "");
    }
    if (!subscription.get().running(clock.instant())) {
      return text(410, "");
    }
    byte[] body = content.readNBytes(MAX_BYTES + 1);
    if (body.length > MAX_BYTES) {
      return text(413, "");
    }
    if (!PushSignature.valid(subscription.get().secret(), signature, body)) {
      return text(202, "");
    }
    return store.get().accept(token, body, contentType) ? text(202, "") : unavailable();
  }

  private static Response unavailable() {
    return Response.status(503).header("Retry-After", "60").build();
  }

  private Optional<Subscription> find(String token) {
    return enabled && store.isResolvable() ? store.get().find(token) : Optional.empty();
  }

  private static Response text(int status, String body) {
    return Response.status(status)
        .type(MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8"))
        .header("X-Content-Type-Options", "nosniff")
        .entity(body)
        .build();
  }
}
