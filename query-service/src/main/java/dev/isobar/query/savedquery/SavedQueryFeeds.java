package dev.isobar.query.savedquery;

import dev.isobar.query.article.ArticleListRequest;
import dev.isobar.query.feed.FeedFormat;
import dev.isobar.query.feed.FeedHead;
import dev.isobar.query.feed.FeedSelection;
import dev.isobar.query.rest.ProblemException;
import dev.isobar.query.rest.QueryParameters;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** Says what the feeds of saved queries show. */
@Singleton
public class SavedQueryFeeds {
  private final SavedQueries queries;

  SavedQueryFeeds(SavedQueries queries) {
    this.queries = queries;
  }

  /**
   * Returns the articles of a query. The saved order and highlights are those of the list only.
   *
   * @param given parameters that replace saved ones
   * @throws ProblemException with status 404 if there is no such query, with 503 until the queries
   *     are read
   */
  public FeedSelection select(String id, Map<String, List<String>> given, FeedFormat format) {
    SavedQueries.Known known = queries.find(id).orElseThrow(() -> SavedQueryProblems.unknown(id));
    SavedQuery query = known.query();
    Map<String, List<String>> parameters = SavedQueryJson.parameters(query);
    parameters.keySet().removeAll(ArticleListRequest.PRESENTATION);
    parameters.putAll(given);
    FeedHead head =
        new FeedHead(
            query.name(), query.description(), "/queries/" + id + "/articles", known.since());
    return new FeedSelection(head, new QueryParameters(parameters), format);
  }

  /** Returns whether this replica knows the queries as they are now. */
  public boolean areCurrent() {
    return queries.isAtEnd();
  }

  /** Returns a number that is another one after any query has changed. */
  public long changes() {
    return queries.changes();
  }
}
