package dev.isobar.query.savedquery;

import dev.isobar.query.article.ArticleCsv;
import dev.isobar.query.article.ArticleListRequest;
import dev.isobar.query.article.ArticleQueries;
import dev.isobar.query.config.PagingConfig;
import dev.isobar.query.feed.FeedFormat;
import dev.isobar.query.feed.FeedResponse;
import dev.isobar.query.rest.ListResponse;
import dev.isobar.query.rest.QueryParameters;
import io.quarkus.vertx.http.Compressed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Serves the articles that saved queries find, as lists and feeds. A parameter of the request
 * replaces the saved one.
 */
@Path("/queries")
public class SavedQueryListsResource {
  private final SavedQueries queries;
  private final SavedQueryFeeds selections;
  private final ArticleQueries view;
  private final ListResponse listing;
  private final FeedResponse feeds;
  private final PagingConfig config;

  SavedQueryListsResource(
      SavedQueries queries,
      SavedQueryFeeds selections,
      ArticleQueries view,
      ListResponse listing,
      FeedResponse feeds,
      PagingConfig config) {
    this.queries = queries;
    this.selections = selections;
    this.view = view;
    this.listing = listing;
    this.feeds = feeds;
    this.config = config;
  }

  /** Returns the articles, in the forms of {@code /articles}. */
  @GET
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  @Path("/{id}/articles")
  @Produces({MediaType.APPLICATION_JSON, ListResponse.NDJSON, ListResponse.CSV})
  public Response articles(@PathParam("id") String id, @Context UriInfo uri) {
    SavedQuery query = queries.find(id).orElseThrow(() -> SavedQueryProblems.unknown(id)).query();
    QueryParameters parameters = new QueryParameters(merged(SavedQueryJson.parameters(query), uri));
    parameters.rejectUnknown(
        ArticleListRequest.PARAMETERS, QueryParameters.PAGE, QueryParameters.CSV);
    ArticleListRequest request = ArticleListRequest.parse(parameters, config);
    return listing.answer(
        () -> view.page(request), ArticleCsv.COLUMNS, "." + SavedQueryJson.version(query));
  }

  /** Returns the articles as a feed. */
  @GET
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  @Path("/{id}/feed.{format:atom|json}")
  @Compressed
  @Produces(MediaType.WILDCARD)
  public Response feed(
      @PathParam("id") String id, @PathParam("format") String format, @Context UriInfo uri) {
    return feeds.answer(selections.select(id, uri.getQueryParameters(), FeedFormat.of(format)));
  }

  private static Map<String, List<String>> merged(Map<String, List<String>> saved, UriInfo uri) {
    saved.putAll(uri.getQueryParameters());
    return saved;
  }
}
