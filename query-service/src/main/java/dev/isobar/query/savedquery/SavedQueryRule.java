package dev.isobar.query.savedquery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.isobar.query.rest.ProblemException;

/** Decides whether a saved query may be as a client wants it, for those who use it by its id. */
@FunctionalInterface
public interface SavedQueryRule {
  /**
   * Checks a query before it is saved.
   *
   * @param id of the query, which may be new
   * @param parameters those of {@code /articles}, checked already
   * @throws ProblemException if it may not be so; it names the field and the remedy
   */
  void check(String id, ObjectNode parameters);
}
