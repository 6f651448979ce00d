package dev.isobar.query.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.isobar.contracts.ContractJson;
import dev.isobar.query.rest.BadParameterException;
import dev.isobar.query.rest.CuratorAccess;
import dev.isobar.query.rest.QueryParameters;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Serves what was sent to a webhook, sends it again, and sends test messages. */
@Path("/webhooks/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class DeliveriesResource {
  private static final String TEST = "test";
  private static final String STATE = "state";
  private static final String AFTER = "after";
  private static final List<String> STATES =
      List.of(WebhookMessage.PENDING, WebhookMessage.DELIVERED, WebhookMessage.DEAD);

  private final Webhooks webhooks;
  private final WebhookReports reports;
  private final MessageSender sender;
  private final CuratorAccess access;
  private final Clock clock = Clock.systemUTC();

  DeliveriesResource(
      Webhooks webhooks, WebhookReports reports, MessageSender sender, CuratorAccess access) {
    this.webhooks = webhooks;
    this.reports = reports;
    this.sender = sender;
    this.access = access;
  }

  /** Returns the latest messages, first those that were queued last. */
  @GET
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  @Path("/deliveries")
  public Response deliveries(
      @PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
    access.require(headers);
    QueryParameters parameters = new QueryParameters(uri.getQueryParameters());
    parameters.rejectUnknown(QueryParameters.PAGE, Set.of(STATE));
    String state = parameters.choice(STATE, STATES, null);
    int limit = parameters.limit(WebhookUpkeep.KEPT, WebhookUpkeep.KEPT);
    Long before = before(parameters.single(AFTER));
    return WebhooksResource.ok(reports.deliveries(find(id).id(), state, before, limit)).build();
  }

  /** Sends a message again, under the same id. */
  @POST
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  @Path("/deliveries/{message}/redeliver")
  public Response redeliver(
      @PathParam("id") String id,
      @PathParam("message") String message,
      @Context HttpHeaders headers) {
    access.require(headers);
    DeliveryView queued =
        reports
            .redeliver(find(id).id(), message)
            .orElseThrow(() -> WebhookProblems.unknownMessage(id, message));
    return WebhooksResource.ok(queued).status(Response.Status.ACCEPTED).build();
  }

  /**
   * Sends a test message at once, also to a webhook that is paused or disabled, and returns what
   * became of it. It is not repeated and counts neither as a delivery nor as a failure.
   */
  @POST
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  @Path("/test")
  public Response test(@PathParam("id") String id, @Context HttpHeaders headers) {
    access.require(headers);
    Webhook webhook = find(id);
    String message = TEST + "_" + UUID.randomUUID();
    ObjectNode data = ContractJson.mapper().createObjectNode();
    data.put("webhook", id).put("name", webhook.name());
    Attempt attempt =
        sender
            .send(webhook, message, MessageBody.of(TEST, clock.instant(), data))
            .orElseThrow(() -> WebhookProblems.unavailable("The service stops"));
    return WebhooksResource.ok(DeliveryView.of(message, TEST, attempt)).build();
  }

  private Webhook find(String id) {
    return webhooks.find(id).orElseThrow(() -> WebhookProblems.unknown(id));
  }

  private static Long before(String after) {
    if (after == null) {
      return null;
    }
    try {
      return Long.valueOf(after);
    } catch (NumberFormatException e) {
      throw new BadParameterException(
          AFTER, "after is not a valid cursor for this list: send \"next\" of the previous page");
    }
  }
}
