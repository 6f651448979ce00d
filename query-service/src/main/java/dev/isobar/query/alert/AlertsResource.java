package dev.isobar.query.alert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.isobar.contracts.ContractJson;
import dev.isobar.query.rest.CuratorAccess;
import dev.isobar.query.rest.ListPage;
import dev.isobar.query.rest.ListResponse;
import dev.isobar.query.rest.Precondition;
import dev.isobar.query.rest.QueryParameters;
import dev.isobar.query.store.SnapshotReader;
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
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Serves {@code /alerts}: reads and changes alerts, and shows what they told or would tell. */
@Path("/alerts")
@Produces(MediaType.APPLICATION_JSON)
public class AlertsResource {
  private static final int MESSAGES = 50;
  private static final int MAX_MESSAGES = 200;

  private final Alerts alerts;
  private final AlertFilters filters;
  private final AlertChanges changes;
  private final AlertPreviews previews;
  private final AlertMessageQueries messages;
  private final CuratorAccess access;

  AlertsResource(
      Alerts alerts,
      AlertFilters filters,
      AlertChanges changes,
      AlertPreviews previews,
      AlertMessageQueries messages,
      CuratorAccess access) {
    this.alerts = alerts;
    this.filters = filters;
    this.changes = changes;
    this.previews = previews;
    this.messages = messages;
    this.access = access;
  }

  /** Returns all alerts, ordered by id. */
  @GET
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  public Response list(@Context UriInfo uri) {
    new QueryParameters(uri.getQueryParameters()).rejectUnknown();
    List<ObjectNode> all = alerts.all().stream().map(this::tree).toList();
    return ok(ContractJson.write(new ListPage<>(all, null))).build();
  }

  /** Saves an alert under its id, or under one that its name suggests. */
  @POST
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  @Consumes(MediaType.APPLICATION_JSON)
  public Response create(InputStream body, @Context HttpHeaders headers) throws IOException {
    access.require(headers);
    return created(changes.create(AlertJson.read(body)));
  }

  /** Says what an alert would have matched. */
  @POST
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  @Path("/preview")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response preview(InputStream body) throws IOException {
    SnapshotReader.Read<AlertPreview> preview = previews.of(AlertJson.readUnnamed(body));
    return ok(ContractJson.write(preview.value()))
        .header(ListResponse.CURSOR, preview.cursor().toString())
        .build();
  }

  /** Returns an alert. */
  @GET
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  @Path("/{id}")
  public Response get(@PathParam("id") String id, @Context Request request) {
    Alert alert = alerts.find(id).orElseThrow(() -> AlertProblems.unknown(id));
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag(alert));
    return unchanged == null ? ok(alert).build() : unchanged.tag(tag(alert)).build();
  }

  /** Saves or replaces an alert. */
  @PUT
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response put(
      @PathParam("id") String id,
      @Context HttpHeaders headers,
      @Context Request request,
      InputStream body)
      throws IOException {
    access.require(headers);
    boolean[] isNew = {false};
    Consumer<Alert> condition = condition(request);
    Alert saved =
        changes.put(
            AlertJson.read(id, body),
            before -> {
              condition.accept(before);
              isNew[0] = before == null;
            });
    return isNew[0] ? created(saved) : ok(saved).build();
  }

  /** Removes an alert. */
  @DELETE
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  @Path("/{id}")
  public Response remove(
      @PathParam("id") String id, @Context HttpHeaders headers, @Context Request request)
      throws SQLException {
    access.require(headers);
    changes.remove(id, condition(request));
    return Response.noContent().build();
  }

  /** Returns the last messages of an alert, newest first. */
  @GET
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  @Path("/{id}/messages")
  public Response messages(@PathParam("id") String id, @Context UriInfo uri) {
    QueryParameters parameters = new QueryParameters(uri.getQueryParameters());
    parameters.rejectUnknown(Set.of("limit"));
    int limit = parameters.limit(MESSAGES, MAX_MESSAGES);
    alerts.find(id).orElseThrow(() -> AlertProblems.unknown(id));
    return ok(ContractJson.write(new ListPage<>(messages.last(id, limit), null))).build();
  }

  /** Returns what checks If-Match and If-None-Match. */
  private static Consumer<Alert> condition(Request request) {
    return before ->
        Precondition.check(request, before == null ? null : tag(before), AlertProblems::stale);
  }

  /** The header is relative: an absolute address would be made from the Host header. */
  private Response created(Alert alert) {
    return ok(alert)
        .status(Response.Status.CREATED)
        .header(HttpHeaders.LOCATION, "/alerts/" + alert.id())
        .build();
  }

  private Response.ResponseBuilder ok(Alert alert) {
    return ok(ContractJson.write(tree(alert))).tag(tag(alert));
  }

  private static Response.ResponseBuilder ok(byte[] json) {
    return Response.ok(json, MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, "no-cache");
  }

  /** Returns the alert, with the problem if it tells nothing, as without its saved query. */
  private ObjectNode tree(Alert alert) {
    ObjectNode tree = AlertJson.tree(alert);
    filters.problem(alert).ifPresent(problem -> tree.put("problem", problem));
    return tree;
  }

  private static EntityTag tag(Alert alert) {
    return new EntityTag(AlertJson.version(alert));
  }
}
