package dev.isobar.query.savedquery;

import dev.isobar.contracts.Sha256;
import dev.isobar.query.article.ArticleListRequest;
import dev.isobar.query.config.PagingConfig;
import dev.isobar.query.rest.BadParameterException;
import dev.isobar.query.rest.ProblemException;
import dev.isobar.query.rest.QueryParameters;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Changes saved queries. A change returns when Kafka has it and this replica knows it. One change
 * runs at a time in a replica, so that each sees the one before.
 */
@Singleton
class SavedQueryChanges {
  private static final Logger LOG = Logger.getLogger("isobar.audit");
  private static final int MAX_SLUG = 48;
  private static final int HASH_BYTES = 4;

  private final SavedQueries queries;
  private final SavedQuerySender sender;
  private final PagingConfig config;

  SavedQueryChanges(SavedQueries queries, SavedQuerySender sender, PagingConfig config) {
    this.queries = queries;
    this.sender = sender;
    this.config = config;
  }

  /**
   * Adds a query. Without an id it gets one that its name suggests.
   *
   * @throws ProblemException if the id is taken, or the broker is unavailable
   * @throws BadParameterException if a parameter is invalid
   */
  synchronized SavedQuery create(SavedQuery query) {
    check(query);
    SavedQuery named = query.id() == null ? query.withId(freeId(query.name())) : query;
    if (queries.find(named.id()).isPresent()) {
      throw SavedQueryProblems.idTaken(named.id());
    }
    write(named.id(), named);
    return named;
  }

  /**
   * Adds or replaces a query.
   *
   * @param condition receives the present query, null for none, and throws if the client does not
   *     expect it
   * @return whether it is new
   */
  synchronized boolean put(SavedQuery query, Consumer<SavedQuery> condition) {
    check(query);
    SavedQuery before = queries.find(query.id()).map(SavedQueries.Known::query).orElse(null);
    condition.accept(before);
    if (!query.equals(before)) {
      write(query.id(), query);
    }
    return before == null;
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

  /** Returns an id made of the Latin letters of the name, or of a hash if it has none. */
  private String freeId(String name) {
    String slug =
        Normalizer.normalize(name, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    String base =
        slug.isEmpty()
            ? "query-" + Sha256.hex(name.getBytes(StandardCharsets.UTF_8), HASH_BYTES)
            : slug.substring(0, Math.min(slug.length(), MAX_SLUG));
    String id = base;
    for (int number = 2; queries.find(id).isPresent(); number++) {
      id = base + "-" + number;
    }
    return id;
  }
}
