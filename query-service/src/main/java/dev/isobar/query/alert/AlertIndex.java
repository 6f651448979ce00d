package dev.isobar.query.alert;

import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.query.article.ArticleFilter;
import dev.isobar.query.match.QueryIndex;
import dev.isobar.query.rest.BadParameterException;
import dev.isobar.query.rest.ProblemException;
import dev.isobar.query.savedquery.SavedQueryParameters;
import dev.isobar.query.search.ConceptLabels;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Finds the alerts whose query an article matches. Follows changes of alerts, of saved queries, and
 * of the labels that searches add. Thread-safe.
 */
@Singleton
class AlertIndex {
  private static final Logger LOG = Logger.getLogger(AlertIndex.class);

  private final Alerts alerts;
  private final SavedQueryParameters queries;
  private final AlertFilters filters;
  private final QueryIndex<String> index = new QueryIndex<>();

  /** What each filter was made of. */
  private final Map<String, Map<String, List<String>>> sources = new HashMap<>();

  private State state = new State(-1, -1, null);

  AlertIndex(Alerts alerts, SavedQueryParameters queries, AlertFilters filters) {
    this.alerts = alerts;
    this.queries = queries;
    this.filters = filters;
  }

  /** The labels are compared by identity. */
  private record State(long alerts, long queries, Object labels) {}

  /** Returns the ids of alerts, in order; takes over changes first. */
  Set<String> matching(EnrichedArticle article) {
    return index.matching(article);
  }

  /** Takes over changes; returns the number of alerts that have a query. */
  synchronized int refresh() {
    State present = new State(alerts.changes(), queries.changes(), ConceptLabels.version());
    if (!present.equals(state)) {
      if (present.labels != state.labels) {
        sources.clear();
      }
      List<Alert> all = alerts.all();
      Map<String, Map<String, List<String>>> before = new HashMap<>(sources);
      sources.clear();
      for (Alert alert : all) {
        add(alert, before.get(alert.id()));
      }
      index.retain(sources.keySet());
      state = present;
    }
    return index.size();
  }

  private void add(Alert alert, Map<String, List<String>> before) {
    try {
      Optional<Map<String, List<String>>> parameters = filters.parameters(alert);
      if (parameters.isEmpty()) {
        LOG.debugf("Alert %s has no query: %s is gone", alert.id(), alert.query());
        return;
      }
      if (!parameters.get().equals(before)) {
        ArticleFilter filter = filters.parse(parameters.get());
        index.put(alert.id(), filter);
      }
      sources.put(alert.id(), parameters.get());
    } catch (BadParameterException | ProblemException e) {
      LOG.warnf("Alert %s matches nothing: %s", alert.id(), e.getMessage());
    }
  }
}
