package dev.isobar.query.entity;

import dev.isobar.contracts.Mention;
import dev.isobar.query.article.ArticleFilter;
import dev.isobar.query.article.FacetCursor;
import dev.isobar.query.config.PagingConfig;
import dev.isobar.query.rest.BadParameter;
import dev.isobar.query.rest.ListResponse;
import dev.isobar.query.rest.QueryParameters;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Serves the entities of the view: people, organisations, places and instruments. */
@Path("/entities")
public class EntitiesResource {
  private static final List<String> TYPES =
      Arrays.stream(Mention.Type.values()).map(MentionWriter::word).toList();

  private final EntityQueries view;
  private final ListResponse listing;
  private final PagingConfig config;

  EntitiesResource(EntityQueries view, ListResponse listing, PagingConfig config) {
    this.view = view;
    this.listing = listing;
    this.config = config;
  }

  /** Returns the entities of the articles that match the filter, the most frequent first. */
  @GET
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  @Produces({MediaType.APPLICATION_JSON, ListResponse.NDJSON, ListResponse.CSV})
  public Response list(@Context UriInfo uri) {
    MultivaluedMap<String, String> parameters = uri.getQueryParameters();
    QueryParameters.rejectUnknown(
        parameters,
        ArticleFilter.PARAMETERS_WITH_TEXT,
        QueryParameters.PARAMETERS,
        Set.of("q", "type"));
    ArticleFilter filter = ArticleFilter.parseWithText(parameters);
    Set<String> types = types(parameters.getOrDefault("type", List.of()));
    int limit = QueryParameters.limit(parameters, config);
    FacetCursor after = FacetCursor.parse(QueryParameters.single("after", parameters));
    String q = QueryParameters.single("q", parameters);
    return listing.answer(() -> view.list(filter, types, q, limit, after), EntityCount.COLUMNS);
  }

  private static Set<String> types(List<String> given) {
    for (String type : given) {
      if (!TYPES.contains(type)) {
        throw new BadParameter("type", "type must be one of " + String.join(", ", TYPES));
      }
    }
    return new TreeSet<>(given);
  }
}
