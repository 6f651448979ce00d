package dev.isobar.query.curation;

import dev.isobar.contracts.ContractJson;
import dev.isobar.query.article.ArticleQueries;
import dev.isobar.query.config.PagingConfig;
import dev.isobar.query.curation.StoryDecisionJson.Body;
import dev.isobar.query.rest.CuratorAccess;
import dev.isobar.query.rest.ListResponse;
import dev.isobar.query.rest.PageCursor;
import dev.isobar.query.rest.ProblemException;
import dev.isobar.query.rest.ProblemResponse;
import dev.isobar.query.rest.QueryParameters;
import dev.isobar.query.store.SnapshotReader;
import dev.isobar.query.story.StoryArticles;
import dev.isobar.query.story.StoryDecision.Verdict;
import dev.isobar.query.story.StoryDecisionItem;
import dev.isobar.query.story.StoryDecisionQueries;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Joins and splits stories by the decisions of curators, and lists these. */
@Path("/stories")
public class StoryDecisionsResource {
  private static final int MAX_ARTICLES = StoryDecisionJson.MAX_ARTICLES;

  private final SnapshotReader snapshot;
  private final ArticleQueries articles;
  private final StoryArticles stories;
  private final StoryDecisionQueries view;
  private final StoryDecisionChanges changes;
  private final ListResponse listing;
  private final PagingConfig config;
  private final CuratorAccess access;

  StoryDecisionsResource(
      SnapshotReader snapshot,
      ArticleQueries articles,
      StoryArticles stories,
      StoryDecisionQueries view,
      StoryDecisionChanges changes,
      ListResponse listing,
      PagingConfig config,
      CuratorAccess access) {
    this.snapshot = snapshot;
    this.articles = articles;
    this.stories = stories;
    this.view = view;
    this.changes = changes;
    this.listing = listing;
    this.config = config;
    this.access = access;
  }

  /** Returns the decisions that apply, the latest first. */
  @GET
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  @Path("/decisions")
  @Produces({MediaType.APPLICATION_JSON, ListResponse.NDJSON, ListResponse.CSV})
  public Response list(@Context UriInfo uri) {
    QueryParameters parameters = new QueryParameters(uri.getQueryParameters());
    parameters.rejectUnknown(QueryParameters.PAGE, QueryParameters.CSV);
    int limit = parameters.limit(config);
    String after = parameters.single("after");
    PageCursor cursor = after == null ? null : PageCursor.parse(after);
    return listing.answer(() -> view.list(limit, cursor), StoryDecisionItem.COLUMNS);
  }

  /** Returns one decision. */
  @GET
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  @Path("/decisions/{id}")
  @Produces(MediaType.APPLICATION_JSON)
  public Response get(@PathParam("id") String id, @Context UriInfo uri) {
    new QueryParameters(uri.getQueryParameters()).rejectUnknown();
    return listing.answerOne(() -> view.find(id), missing(id), "");
  }

  /** Takes a decision back. */
  @DELETE
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  @Path("/decisions/{id}")
  public Response takeBack(
      @PathParam("id") String id, @Context HttpHeaders headers, @Context UriInfo uri)
      throws SQLException {
    new QueryParameters(uri.getQueryParameters()).rejectUnknown();
    access.require(headers);
    return changes.takeBack(id)
        ? Response.noContent().build()
        : ProblemResponse.notFound(missing(id));
  }

  /** Joins the first of some articles with each of the others. */
  @POST
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  @Path("/join")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response join(InputStream stream, @Context HttpHeaders headers)
      throws IOException, SQLException {
    access.require(headers);
    Body body = StoryDecisionJson.read(stream, StoryDecisionJson.PAIR_FIELDS);
    List<String> named = body.articles();
    if (named.size() < 2) {
      throw ProblemException.invalid("/articles", "must name at least two articles");
    }
    return made(
        changes.make(Verdict.JOIN, named.subList(0, 1), named.subList(1, named.size()), body));
  }

  /** Keeps two articles apart for good. */
  @POST
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  @Path("/never")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response never(InputStream stream, @Context HttpHeaders headers)
      throws IOException, SQLException {
    access.require(headers);
    Body body = StoryDecisionJson.read(stream, StoryDecisionJson.PAIR_FIELDS);
    if (body.articles().size() != 2) {
      throw ProblemException.invalid(
          "/articles", "must name two articles; POST /stories/{id}/split takes more");
    }
    return made(
        changes.make(
            Verdict.NEVER, body.articles().subList(0, 1), body.articles().subList(1, 2), body));
  }

  /** Keeps some articles of a story apart from the others that it has now. */
  @POST
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  @Path("/{id}/split")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response split(
      @PathParam("id") String id, InputStream stream, @Context HttpHeaders headers)
      throws IOException, SQLException {
    access.require(headers);
    Body body = StoryDecisionJson.read(stream, StoryDecisionJson.SPLIT_FIELDS);
    var sides = snapshot.read(() -> sides(id, body)).value();
    if (sides.isEmpty()) {
      return ProblemResponse.notFound("The view has no story " + id);
    }
    return made(changes.make(Verdict.NEVER, sides.get().get(0), sides.get().get(1), body));
  }

  private Optional<List<List<String>>> sides(String id, Body body) {
    Optional<String> story = articles.presentId(id).flatMap(stories::storyOf);
    if (story.isEmpty()) {
      return Optional.empty();
    }
    List<String> apart = members(story.get(), body.articles(), "/articles");
    List<String> others = members(story.get(), body.from(), "/from");
    if (others.isEmpty()) {
      others = new ArrayList<>(stories.members(story.get(), MAX_ARTICLES + 1));
      if (others.size() > MAX_ARTICLES) {
        throw ProblemException.invalid(
            "/from",
            "is required, because the story has more than %d articles: name those from which /articles are kept apart"
                .formatted(MAX_ARTICLES));
      }
      others.removeAll(apart);
      if (others.isEmpty()) {
        throw ProblemException.invalid(
            "/articles", "names all articles of the story: leave out those that stay together");
      }
    } else if (others.stream().anyMatch(apart::contains)) {
      throw ProblemException.invalid("/from", "names an article that is in /articles too");
    }
    if (apart.size() * others.size() > StoryDecisionJson.MAX_PAIRS) {
      throw ProblemException.invalid(
          "/articles",
          "is kept apart from %d articles, which are more than %d pairs: name fewer here or in /from"
              .formatted(others.size(), StoryDecisionJson.MAX_PAIRS));
    }
    return Optional.of(List.of(apart, others));
  }

  /** Returns the present ids of articles of a story. */
  private List<String> members(String story, List<String> ids, String pointer) {
    List<String> present = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      String article = articles.presentId(ids.get(i)).orElse(null);
      if (article == null || !stories.storyOf(article).equals(Optional.of(story))) {
        throw ProblemException.invalid(
            pointer + "/" + i, "is not an article of the story: see GET /articles?story=" + story);
      }
      if (!present.contains(article)) {
        present.add(article);
      }
    }
    return present;
  }

  /** The header is relative: an absolute address would be made from the Host header. */
  private static Response made(StoryDecisionItem decision) {
    return Response.status(Response.Status.CREATED)
        .header(HttpHeaders.LOCATION, "/stories/decisions/" + decision.id())
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .type(MediaType.APPLICATION_JSON)
        .entity(ContractJson.write(decision))
        .build();
  }

  private static String missing(String id) {
    return "There is no decision " + id + ": see /stories/decisions";
  }
}
