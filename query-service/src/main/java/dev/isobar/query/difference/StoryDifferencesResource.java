package dev.isobar.query.difference;

import dev.isobar.query.article.ArticleQueries;
import dev.isobar.query.rest.ListResponse;
import dev.isobar.query.rest.QueryParameters;
import dev.isobar.query.store.SnapshotReader;
import dev.isobar.query.story.StoryArticles;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Says what only the sources of one language or country say in a story. */
@Path("/stories")
public class StoryDifferencesResource {
  private static final String BY = "by";

  private final SnapshotReader snapshot;
  private final ArticleQueries articles;
  private final StoryArticles stories;
  private final ListResponse answers;

  StoryDifferencesResource(
      SnapshotReader snapshot,
      ArticleQueries articles,
      StoryArticles stories,
      ListResponse answers) {
    this.snapshot = snapshot;
    this.articles = articles;
    this.stories = stories;
    this.answers = answers;
  }

  /** Returns the differences. The id of any article of the story leads to it. */
  @GET
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  @Path("/{id}/differences")
  @Produces(MediaType.APPLICATION_JSON)
  public Response get(@PathParam("id") String id, @Context UriInfo uri) {
    QueryParameters parameters = new QueryParameters(uri.getQueryParameters());
    parameters.rejectUnknown(Set.of(BY));
    SideKind by = SideKind.of(parameters.choice(BY, SideKind.words(), SideKind.LANGUAGE.word()));
    var present = snapshot.read(() -> articles.presentId(id).flatMap(stories::storyOf));
    Optional<String> story = present.value();
    if (story.isPresent() && !story.get().equals(id)) {
      String below = "differences" + (by == SideKind.LANGUAGE ? "" : "?by=" + by.word());
      return ListResponse.movedTo(story.get(), below, present.cursor());
    }
    return answers.answerOne(
        () -> stories.find(id).map(told -> SideComparison.of(told, by)),
        "The view has no story " + id,
        "");
  }
}
