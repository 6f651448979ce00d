package dev.isobar.query.savedquery;

import dev.isobar.contracts.http.ProblemDetail;
import dev.isobar.query.rest.ProblemException;
import java.util.List;

/** Makes the problems of requests to saved queries. */
final class SavedQueryProblems {
  private SavedQueryProblems() {}

  static ProblemException unknown(String id) {
    return of("not-found", "Not found", 404, "There is no saved query " + id + ": see /queries");
  }

  static ProblemException idTaken(String id) {
    String detail = "The query %s exists: use another id, or PUT /queries/%1$s".formatted(id);
    return new ProblemException(
        ProblemDetail.of(
            "id-taken",
            "The id is taken",
            409,
            detail,
            List.of(new ProblemDetail.WrongValue("/id", detail))));
  }

  static ProblemException stale() {
    return of(
        "stale",
        "The query has changed",
        412,
        "The query is not in the state that If-Match or If-None-Match expects: read it again");
  }

  static ProblemException unavailable(String detail) {
    return of("queries-away", "Saved queries are unavailable", 503, detail + ": try again later");
  }

  private static ProblemException of(String word, String title, int status, String detail) {
    return new ProblemException(ProblemDetail.of(word, title, status, detail));
  }
}
