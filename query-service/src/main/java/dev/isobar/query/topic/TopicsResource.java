package dev.isobar.query.topic;

import dev.isobar.query.AnswersConfig;
import dev.isobar.query.CountedPlace;
import dev.isobar.query.Listing;
import dev.isobar.query.PageRequest;
import dev.isobar.query.article.ArticleFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The topics of the view. */
@Path("/topics")
public class TopicsResource {
  private final TopicView view;
  private final Listing listing;
  private final AnswersConfig config;

  TopicsResource(TopicView view, Listing listing, AnswersConfig config) {
    this.view = view;
    this.listing = listing;
    this.config = config;
  }

  /** Topics of the articles that pass the filter, the most frequent first. */
  @GET
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  @Produces({MediaType.APPLICATION_JSON, Listing.NDJSON, Listing.CSV})
  public Response list(@Context UriInfo uri) {
    MultivaluedMap<String, String> parameters = uri.getQueryParameters();
    PageRequest.rejectUnknown(
        parameters, ArticleFilter.PARAMETERS_WITH_TEXT, PageRequest.PARAMETERS, Set.of("q"));
    ArticleFilter filter = ArticleFilter.parseWithText(parameters);
    int limit = PageRequest.limit(parameters, config);
    CountedPlace after = CountedPlace.parse(PageRequest.single("after", parameters));
    String q = PageRequest.single("q", parameters);
    return listing.answer(() -> view.list(filter, q, limit, after), TopicCount.COLUMNS);
  }
}
