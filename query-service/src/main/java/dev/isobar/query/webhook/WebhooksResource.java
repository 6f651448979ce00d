package dev.isobar.query.webhook;

import dev.isobar.contracts.ContractJson;
import dev.isobar.query.rest.CuratorAccess;
import dev.isobar.query.rest.ListPage;
import dev.isobar.query.rest.Precondition;
import dev.isobar.query.rest.ProblemException;
import dev.isobar.query.rest.QueryParameters;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Serves {@code /webhooks}: reads and changes webhooks. Only curators may read them: an address can
 * be as secret as a password.
 */
@Path("/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class WebhooksResource {
  private final Webhooks webhooks;
  private final WebhookChanges changes;
  private final WebhookReports reports;
  private final TargetRule rule;
  private final CuratorAccess access;

  WebhooksResource(
      Webhooks webhooks,
      WebhookChanges changes,
      WebhookReports reports,
      TargetRule rule,
      CuratorAccess access) {
    this.webhooks = webhooks;
    this.changes = changes;
    this.reports = reports;
    this.rule = rule;
    this.access = access;
  }

  /** Returns all webhooks, ordered by id. */
  @GET
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  public Response list(@Context UriInfo uri, @Context HttpHeaders headers) {
    access.require(headers);
    new QueryParameters(uri.getQueryParameters()).rejectUnknown();
    return ok(new ListPage<>(reports.views(webhooks.all()), null)).build();
  }

  /** Adds a webhook. The answer is one of two that show its secret. */
  @POST
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  @Consumes(MediaType.APPLICATION_JSON)
  public Response create(InputStream body, @Context HttpHeaders headers) throws IOException {
    access.require(headers);
    WebhookJson.Given given = WebhookJson.read(body, rule.rule());
    if (given.id() != null) {
      throw ProblemException.invalid("/id", "is chosen by the service: leave it out");
    }
    Webhook webhook = changes.create(given);
    return ok(view(webhook).withSecret(webhook.secret()))
        .tag(tag(webhook))
        .status(Response.Status.CREATED)
        // Relative: an absolute address would be made from the Host header.
        .header(HttpHeaders.LOCATION, "/webhooks/" + webhook.id())
        .build();
  }

  /** Returns a webhook. Its ETag is of what clients decide about it, for If-Match. */
  @GET
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  @Path("/{id}")
  public Response get(@PathParam("id") String id, @Context HttpHeaders headers) {
    access.require(headers);
    return answer(find(id));
  }

  /** Changes a webhook. */
  @PUT
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response put(
      @PathParam("id") String id,
      InputStream body,
      @Context HttpHeaders headers,
      @Context Request request)
      throws IOException {
    access.require(headers);
    WebhookJson.Given given = WebhookJson.read(body, rule.rule());
    if (given.id() != null && !given.id().equals(id)) {
      throw ProblemException.invalid("/id", "is not the id in the path, " + id + ": send the same");
    }
    return answer(changes.change(id, condition(request), given::on));
  }

  /** Removes a webhook, with the messages that wait. */
  @DELETE
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  @Path("/{id}")
  public Response remove(
      @PathParam("id") String id, @Context HttpHeaders headers, @Context Request request) {
    access.require(headers);
    changes.remove(id, condition(request));
    return Response.noContent().build();
  }

  /** Lets messages wait. */
  @POST
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  @Path("/{id}/pause")
  public Response pause(@PathParam("id") String id, @Context HttpHeaders headers) {
    access.require(headers);
    return answer(changes.change(id, any -> {}, webhook -> webhook.withPaused(true)));
  }

  /** Sends messages again after a pause, or after the webhook was disabled. */
  @POST
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  @Path("/{id}/resume")
  public Response resume(@PathParam("id") String id, @Context HttpHeaders headers) {
    access.require(headers);
    Webhook webhook = changes.change(id, any -> {}, before -> before.withPaused(false));
    reports.resume(id);
    return answer(webhook);
  }

  /** Makes a new secret. The former one is valid too for a time. */
  @POST
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  @Path("/{id}/rotate-secret")
  public Response rotate(@PathParam("id") String id, @Context HttpHeaders headers) {
    access.require(headers);
    Webhook webhook = changes.rotate(id);
    return ok(view(webhook).withSecret(webhook.secret())).tag(tag(webhook)).build();
  }

  /** Returns what checks If-Match. */
  private static Consumer<Webhook> condition(Request request) {
    return before -> Precondition.check(request, tag(before), WebhookProblems::stale);
  }

  private static EntityTag tag(Webhook webhook) {
    return new EntityTag(WebhookJson.version(webhook));
  }

  private Response answer(Webhook webhook) {
    return ok(view(webhook)).tag(tag(webhook)).build();
  }

  private Webhook find(String id) {
    return webhooks.find(id).orElseThrow(() -> WebhookProblems.unknown(id));
  }

  private WebhookView view(Webhook webhook) {
    return reports.views(List.of(webhook)).get(0);
  }

  static Response.ResponseBuilder ok(Object answer) {
    return Response.ok(ContractJson.write(answer), MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}
