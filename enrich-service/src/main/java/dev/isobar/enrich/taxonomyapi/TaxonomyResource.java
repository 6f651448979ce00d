package dev.isobar.enrich.taxonomyapi;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.ContractViolationException;
import dev.isobar.contracts.http.ProblemDetail;
import dev.isobar.enrich.rest.ProblemResponse;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Serves {@code /taxonomy}: reads and changes the taxonomy. */
@Path("/taxonomy")
@Produces({MediaType.APPLICATION_JSON, ProblemDetail.MEDIA_TYPE})
@Blocking
public class TaxonomyResource {
  private final TaxonomyStore store;
  private final ConceptService concepts;

  TaxonomyResource(TaxonomyStore store, ConceptService concepts) {
    this.store = store;
    this.concepts = concepts;
  }

  @GET
  public Response all(@HeaderParam(HttpHeaders.IF_NONE_MATCH) String known) {
    TaxonomyStore.State state = store.state();
    return versions(known).contains(state.taxonomy().version())
        ? Response.notModified(tag(state)).build()
        : ok(TaxonomyJson.all(state, store.builtIn().version()), state);
  }

  @GET
  @Path("concepts/{id}")
  public Response one(@PathParam("id") String id) {
    TaxonomyStore.State state = store.state();
    Object concept = TaxonomyJson.one(state, id);
    if (concept == null) {
      throw TaxonomyApiException.unknown(id);
    }
    return ok(concept, state);
  }

  @PUT
  @Path("concepts/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response put(
      @PathParam("id") String id,
      @QueryParam("preview") String preview,
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      InputStream body)
      throws IOException, InterruptedException {
    byte[] json = body.readNBytes(ContractJson.MAX_CONCEPT_BYTES + 1);
    return answer(concepts.put(id, json, request(ifMatch, preview)));
  }

  @DELETE
  @Path("concepts/{id}")
  public Response revert(
      @PathParam("id") String id,
      @QueryParam("preview") String preview,
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch)
      throws InterruptedException {
    return answer(concepts.revert(id, request(ifMatch, preview)));
  }

  private static ConceptService.ChangeRequest request(String ifMatch, String preview) {
    if (preview != null && !preview.matches("|true|false")) {
      throw TaxonomyApiException.preview(preview);
    }
    return new ConceptService.ChangeRequest(
        versions(ifMatch), preview != null && !preview.equals("false"));
  }

  private Response answer(ConceptChangeResult change) {
    return change.applied() || change.effect() != null
        ? ok(change, store.state())
        : Response.accepted(ContractJson.write(change)).type(MediaType.APPLICATION_JSON).build();
  }

  private static Response ok(Object body, TaxonomyStore.State state) {
    return Response.ok(ContractJson.write(body), MediaType.APPLICATION_JSON)
        .header(HttpHeaders.ETAG, tag(state))
        .build();
  }

  private static String tag(TaxonomyStore.State state) {
    return "\"" + state.taxonomy().version() + "\"";
  }

  /** Returns the versions in If-Match or If-None-Match; empty for any version. */
  private static List<String> versions(String header) {
    if (header == null || header.isBlank() || header.strip().equals("*")) {
      return List.of();
    }
    return Arrays.stream(header.split(","))
        .map(tag -> tag.strip().replaceFirst("^W/", "").replace("\"", ""))
        .toList();
  }

  @ServerExceptionMapper
  public Response refused(TaxonomyApiException refusal) {
    return ProblemResponse.of(refusal.problem());
  }

  @ServerExceptionMapper
  public Response invalid(ContractViolationException violation) {
    return ProblemResponse.of(ProblemDetail.of(violation, "concept"));
  }
}
