package dev.isobar.query.taxonomy;

import dev.isobar.contracts.ContractJson;
import dev.isobar.query.rest.BadParameterException;
import dev.isobar.query.rest.ListPage;
import dev.isobar.query.rest.QueryParameters;
import dev.isobar.query.search.ConceptLabels;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Serves the names of topics and entities in both languages, as the taxonomy has them. */
@Path("/labels")
public class LabelsResource {
  private static final String ID = "id";

  /** In seconds. Editors may change labels while the service runs. */
  private static final String CACHED = "max-age=60";

  /** Holds the main labels of a concept. */
  private record Label(String id, String en, String zh) {}

  /** Returns the labels of these concepts, without those that do not have both languages. */
  @GET
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  @Produces(MediaType.APPLICATION_JSON)
  public Response list(@Context UriInfo uri) {
    QueryParameters parameters = new QueryParameters(uri.getQueryParameters());
    parameters.rejectUnknown(Set.of(ID));
    Set<String> ids = parameters.list(ID);
    if (ids.isEmpty()) {
      throw new BadParameterException(
          ID, "id is missing: send up to 100 ids of topics or entities");
    }
    List<Label> labels = ids.stream().flatMap(LabelsResource::label).toList();
    return Response.ok(ContractJson.write(new ListPage<>(labels, null)), MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, CACHED)
        .build();
  }

  private static Stream<Label> label(String id) {
    return ConceptLabels.of(id).stream().map(names -> new Label(id, names.en(), names.zh()));
  }
}
