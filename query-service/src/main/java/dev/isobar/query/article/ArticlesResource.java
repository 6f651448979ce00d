package dev.isobar.query.article;

import dev.isobar.query.AnswersConfig;
import dev.isobar.query.Listing;
import dev.isobar.query.PageRequest;
import dev.isobar.query.Problem;
import dev.isobar.query.Snapshot;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The articles of the view. */
@Path("/articles")
public class ArticlesResource {
  private final Snapshot snapshot;
  private final ArticleView view;
  private final Listing listing;
  private final AnswersConfig config;

  ArticlesResource(Snapshot snapshot, ArticleView view, Listing listing, AnswersConfig config) {
    this.snapshot = snapshot;
    this.view = view;
    this.listing = listing;
    this.config = config;
  }

  /** Articles that pass the filter, newest first. */
  @GET
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  @Produces({MediaType.APPLICATION_JSON, Listing.NDJSON, Listing.CSV})
  public Response list(@Context UriInfo uri) {
    MultivaluedMap<String, String> parameters = uri.getQueryParameters();
    PageRequest.rejectUnknown(parameters, ArticleFilter.PARAMETERS, PageRequest.PARAMETERS);
    ArticleFilter filter = ArticleFilter.parse(parameters);
    int limit = PageRequest.limit(parameters, config);
    String after = PageRequest.single("after", parameters);
    ArticlePlace place = after == null ? null : ArticlePlace.parse(after);
    return listing.answer(() -> view.list(filter, limit, place), ArticleTable.COLUMNS);
  }

  /** One article, as its event had it. */
  @GET
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  @Path("/{id}")
  @Produces(MediaType.APPLICATION_JSON)
  public Response get(@PathParam("id") String id, @Context Request request, @Context UriInfo uri) {
    PageRequest.rejectUnknown(uri.getQueryParameters());
    var read = snapshot.read(() -> StoredArticle.findArticle(id));
    if (read.value().isEmpty()) {
      Problem problem = Problem.notFound("There is no article " + id + " in the view");
      return Response.fromResponse(problem.answer()).header(Listing.CURSOR, read.cursor()).build();
    }
    StoredArticle article = read.value().get();
    byte[] json = article.json();
    EntityTag tag =
        new EntityTag(
            Long.toHexString(article.revision) + "-" + Integer.toHexString(Arrays.hashCode(json)));
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    Response.ResponseBuilder answer =
        unchanged != null ? unchanged : Response.ok(json, MediaType.APPLICATION_JSON);
    return Listing.describe(answer, read.cursor(), tag).build();
  }
}
