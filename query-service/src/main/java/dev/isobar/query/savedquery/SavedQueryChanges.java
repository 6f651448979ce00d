package dev.isobar.query.savedquery;

import dev.isobar.query.article.ArticleListRequest;
import dev.isobar.query.config.PagingConfig;
import dev.isobar.query.rest.BadParameterException;
import dev.isobar.query.rest.ProblemException;
import dev.isobar.query.rest.QueryParameters;
import dev.isobar.query.rest.SuggestedId;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Changes saved queries. A change returns when Kafka has it and this replica knows it. One change
 * is written at a time in a replica, so that each sees the one before.
 */
@Singleton
class SavedQueryChanges {
  private static final Logger LOG = Logger.getLogger("isobar.audit");

  private final SavedQueries queries;
  private final SavedQuerySender sender;
  private final SavedQueryRule rule;
  private final PagingConfig config;

  SavedQueryChanges(
      SavedQueries queries, SavedQuerySender sender, SavedQueryRule rule, PagingConfig config) {
    this.queries = queries;
    this.sender = sender;
    this.rule = rule;
    this.config = config;
  }

  /**
   * Adds a query. Without an id it gets one that its name suggests.
   *
   * @throws ProblemException if the id is taken, the query is too broad for an alert that names it,
   *     or the broker is unavailable
   * @throws BadParameterException if a parameter is invalid
   */
  SavedQuery create(SavedQuery query) {
    check(query);
    while (true) {
      SavedQuery named = named(query);
      // It may read many articles, and holds nobody up meanwhile.
      rule.check(named.id(), named.parameters());
      synchronized (this) {
        if (present(named.id()) == null) {
          write(named.id(), named);
          return named;
        }
      }
    }
  }

  /** Returns the query with an id that is free. */
  private SavedQuery named(SavedQuery query) {
    if (query.id() == null) {
      return query.withId(
          SuggestedId.of(query.name(), "query", id -> queries.find(id).isPresent()));
    }
    if (queries.find(query.id()).isPresent()) {
      throw SavedQueryProblems.idTaken(query.id());
    }
    return query;
  }

  /**
   * Adds or replaces a query.
   *
   * @param condition receives the present query, null for none, and throws if the client does not
   *     expect it; it is asked before the query is checked against alerts, and before it is written
   * @return whether it is new
   */
  boolean put(SavedQuery query, Consumer<SavedQuery> condition) {
    check(query);
    SavedQuery present = present(query.id());
    condition.accept(present);
    if (present == null || !present.parameters().equals(query.parameters())) {
      // It may read many articles, and holds nobody up meanwhile.
      rule.check(query.id(), query.parameters());
    }
    synchronized (this) {
      SavedQuery before = present(query.id());
      condition.accept(before);
      if (!query.equals(before)) {
        write(query.id(), query);
      }
      return before == null;
    }
  }

  private SavedQuery present(String id) {
    return queries.find(id).map(SavedQueries.Known::query).orElse(null);
  }

  /** Removes a query. */
  synchronized void remove(String id, Consumer<SavedQuery> condition) {
    SavedQuery before = queries.find(id).orElseThrow(() -> SavedQueryProblems.unknown(id)).query();
    condition.accept(before);
    write(id, null);
  }

  private void check(SavedQuery query) {
    try {
      QueryParameters parameters = new QueryParameters(SavedQueryJson.parameters(query));
      parameters.rejectUnknown(ArticleListRequest.PARAMETERS, Set.of("limit"));
      ArticleListRequest.parse(parameters, config);
    } catch (BadParameterException e) {
      throw e.in(SavedQueryJson.PARAMETERS);
    }
  }

  private void write(String id, SavedQuery query) {
    queries.awaitRead(sender.send(id, query));
    LOG.infof("query %s was %s", id, query == null ? "removed" : "saved");
  }
}
