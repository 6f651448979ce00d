package dev.isobar.query.savedquery;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Holds a query of articles under a name.
 *
 * @param id lower-case letters, digits and hyphens; null until it has one
 * @param name what it is called, also as the title of its feeds
 * @param description null for none
 * @param parameters those of {@code /articles}, as the client wrote them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SavedQuery(String id, String name, String description, ObjectNode parameters) {
  SavedQuery {
    parameters = parameters.deepCopy();
  }

  SavedQuery withId(String other) {
    return new SavedQuery(other, name, description, parameters);
  }
}
