package dev.isobar.query.entity;

import dev.isobar.contracts.Mention;
import dev.isobar.query.article.ArticleFilter;
import dev.isobar.query.article.MentionedEntity;
import dev.isobar.query.article.PostgresText;
import dev.isobar.query.article.TimeRange;
import dev.isobar.query.config.PagingConfig;
import dev.isobar.query.coverage.FacetCursor;
import dev.isobar.query.rest.BadParameterException;
import dev.isobar.query.rest.ListResponse;
import dev.isobar.query.rest.QueryParameters;
import dev.isobar.query.trend.TrendRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Serves the entities of the view: people, organisations, places and instruments. */
@Path("/entities")
public class EntitiesResource {
  /** The types of entities, as parameters name them. */
  public static final List<String> TYPES =
      Arrays.stream(Mention.Type.values()).map(MentionedEntity::word).toList();

  private final EntityQueries view;
  private final EntityPageQueries pages;
  private final RelatedQueries related;
  private final ListResponse listing;
  private final PagingConfig config;
  private final Clock clock = Clock.systemUTC();

  EntitiesResource(
      EntityQueries view,
      EntityPageQueries pages,
      RelatedQueries related,
      ListResponse listing,
      PagingConfig config) {
    this.view = view;
    this.pages = pages;
    this.related = related;
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

  /** Returns what the view knows about an entity. Its id may have slashes in the address. */
  @GET
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  @Path("/{id: .+}")
  @Produces(MediaType.APPLICATION_JSON)
  public Response get(@PathParam("id") String id, @Context UriInfo uri) {
    QueryParameters parameters = new QueryParameters(uri.getQueryParameters());
    parameters.rejectUnknown(TrendRequest.TIME);
    TrendRequest checked = TrendRequest.ofEntity(id, parameters, clock.instant());
    String state = parameters.single("from") == null ? "" : "." + checked.before().toEpochSecond();
    return listing.answerOne(
        () -> pages.find(PostgresText.text(id), parameters), missing(id), state);
  }

  /** Returns the entities that articles mention together with an entity. */
  @GET
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  @Path("/{id: .+}/related")
  @Produces({MediaType.APPLICATION_JSON, ListResponse.NDJSON, ListResponse.CSV})
  public Response related(@PathParam("id") String id, @Context UriInfo uri) {
    QueryParameters parameters = new QueryParameters(uri.getQueryParameters());
    parameters.rejectUnknown(
        TimeRange.PARAMETERS, QueryParameters.PAGE, QueryParameters.CSV, Set.of("type", "sort"));
    String entity = PostgresText.text(id);
    TimeRange time = TimeRange.parse(parameters);
    Set<String> types = parameters.list("type", TYPES);
    int limit = parameters.limit(config);
    FacetCursor after = FacetCursor.parse(parameters.single("after"));
    boolean byMeasure =
        parameters.choice("sort", List.of("articles", "npmi"), "articles").equals("npmi");
    if (byMeasure && after != null) {
      throw new BadParameterException("after", "sort=npmi has one page: send a higher limit");
    }
    return listing.answer(
        () ->
            byMeasure
                ? related.strongest(entity, time, types, limit)
                : related.list(entity, time, types, limit, after),
        RelatedEntity.COLUMNS);
  }

  private static String missing(String id) {
    return "No article mentions " + id + ": find the ids of entities by /entities?q=NAME";
  }
}
