package dev.isobar.query.alert;

import dev.isobar.contracts.http.ProblemDetail;
import dev.isobar.query.rest.ProblemException;
import java.util.List;

/** Makes the problems of requests to alerts. */
final class AlertProblems {
  private AlertProblems() {}

  static ProblemException unknown(String id) {
    return of("not-found", "Not found", 404, "There is no alert " + id + ": see /alerts");
  }

  static ProblemException idTaken(String id) {
    return at(
        "/id",
        "id-taken",
        "The id is taken",
        409,
        "The alert %s exists: use another id, or PUT /alerts/%1$s".formatted(id));
  }

  static ProblemException tooMany(int limit) {
    return of(
        "too-many-alerts",
        "Too many alerts",
        409,
        "There are %d alerts: remove one, or raise isobar.alerts.max-alerts".formatted(limit));
  }

  /**
   * Refuses an alert that nobody would read.
   *
   * @param pointer what its articles are chosen by
   */
  static ProblemException tooBroad(String pointer, long perDay, int limit) {
    return at(
        pointer,
        "too-broad",
        "The query is too broad",
        422,
        ("The query matches about %d articles a day, the limit is %d: add a topic, an entity or words,"
                + " or mute some, or raise isobar.alerts.max-matches-per-day")
            .formatted(perDay, limit));
  }

  /** Refuses a saved query that is too broad for an alert that follows it. */
  static ProblemException tooBroadFor(Alert alert, long perDay, int limit) {
    return at(
        AlertJson.PARAMETERS,
        "too-broad",
        "The query is too broad",
        422,
        ("The alert %s follows this query, which would match about %d articles a day; the limit is %d:"
                + " add a topic, an entity or words, give the alert another query, or raise"
                + " isobar.alerts.max-matches-per-day")
            .formatted(alert.id(), perDay, limit));
  }

  static ProblemException stale() {
    return of(
        "stale",
        "The alert has changed",
        412,
        "The alert is not in the state that If-Match or If-None-Match expects: read it again");
  }

  static ProblemException unavailable(String detail) {
    return of("alerts-away", "Alerts are unavailable", 503, detail + ": try again later");
  }

  private static ProblemException at(
      String pointer, String word, String title, int status, String detail) {
    return new ProblemException(
        ProblemDetail.of(
            word, title, status, detail, List.of(new ProblemDetail.WrongValue(pointer, detail))));
  }

  private static ProblemException of(String word, String title, int status, String detail) {
    return new ProblemException(ProblemDetail.of(word, title, status, detail));
  }
}
