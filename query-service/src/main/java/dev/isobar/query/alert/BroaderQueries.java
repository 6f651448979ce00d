package dev.isobar.query.alert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.isobar.query.config.AlertsConfig;
import dev.isobar.query.rest.BadParameterException;
import dev.isobar.query.rest.ProblemException;
import dev.isobar.query.savedquery.SavedQueryRule;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;

/**
 * Refuses a saved query that gets so broad that nobody would read the alerts which follow it, as
 * such an alert itself is refused. A query that is too broad already may get narrower.
 */
@Singleton
class BroaderQueries implements SavedQueryRule {
  private final Alerts alerts;
  private final AlertPreviews previews;
  private final AlertsConfig config;

  BroaderQueries(Alerts alerts, AlertPreviews previews, AlertsConfig config) {
    this.alerts = alerts;
    this.previews = previews;
    this.config = config;
  }

  @Override
  public void check(String id, ObjectNode parameters) {
    // That with the oldest articles has the most.
    Optional<Alert> follower =
        alerts.all().stream()
            .filter(alert -> id.equals(alert.query()))
            .max(Comparator.comparing(this::maxAge).thenComparing(Alert::id));
    if (follower.isEmpty()) {
      return;
    }
    Alert alert = follower.get();
    AlertPreview wanted = preview(alert.withParameters(parameters)).orElse(null);
    // Of a query that cannot raise alerts, the alert says so itself.
    if (wanted != null
        && wanted.tooBroad()
        && preview(alert).map(now -> now.perDay() < wanted.perDay()).orElse(true)) {
      throw AlertProblems.tooBroadFor(alert, Math.round(wanted.perDay()), wanted.limit());
    }
  }

  private Duration maxAge(Alert alert) {
    return alert.maxAge() == null ? config.maxAge() : alert.maxAge();
  }

  private Optional<AlertPreview> preview(Alert alert) {
    try {
      return Optional.of(previews.of(alert).value());
    } catch (BadParameterException | ProblemException e) {
      return Optional.empty();
    }
  }
}
