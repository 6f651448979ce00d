package dev.isobar.query.savedquery;

import dev.isobar.query.rest.ProblemException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says what saved queries ask for, to those who use a query by its id. */
@Singleton
public class SavedQueryParameters {
  private final SavedQueries queries;

  SavedQueryParameters(SavedQueries queries) {
    this.queries = queries;
  }

  /**
   * Returns the parameters of a query, those of {@code /articles}; empty if there is no such query.
   *
   * @throws ProblemException with status 503 until the queries are read
   */
  public Optional<Map<String, List<String>>> of(String id) {
    return queries.find(id).map(known -> SavedQueryJson.parameters(known.query()));
  }

  /** Returns whether the queries were read once. */
  public boolean areRead() {
    return queries.areRead();
  }

  /** Returns a number that is another one after any query has changed. */
  public long changes() {
    return queries.changes();
  }
}
