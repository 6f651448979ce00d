package dev.isobar.query.entity;

import dev.isobar.contracts.Mention;
import dev.isobar.query.article.ArticleFilter;
import dev.isobar.query.article.MentionedEntity;
import dev.isobar.query.config.PagingConfig;
import dev.isobar.query.coverage.FacetCursor;
import dev.isobar.query.rest.ListResponse;
import dev.isobar.query.rest.QueryParameters;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Serves the entities of the view: people, organisations, places and instruments. */
@Path("/entities")
public class EntitiesResource {
  private static final List<String> TYPES =
      Arrays.stream(Mention.Type.values()).map(MentionedEntity::word).toList();

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
    QueryParameters parameters = new QueryParameters(uri.getQueryParameters());
    parameters.rejectUnknown(
        ArticleFilter.PARAMETERS_WITH_TEXT,
        QueryParameters.PAGE,
        QueryParameters.CSV,
        Set.of("q", "type"));
    ArticleFilter filter = ArticleFilter.parseWithText(parameters);
    Set<String> types = parameters.list("type", TYPES);
    int limit = parameters.limit(config);
    FacetCursor after = FacetCursor.parse(parameters.single("after"));
    String q = parameters.single("q");
    return listing.answer(() -> view.list(filter, types, q, limit, after), EntityCount.COLUMNS);
  }
}
