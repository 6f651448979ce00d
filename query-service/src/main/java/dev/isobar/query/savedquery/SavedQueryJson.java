package dev.isobar.query.savedquery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.Sha256;
import dev.isobar.query.rest.JsonBody;
import dev.isobar.query.rest.ProblemException;
import dev.isobar.query.rest.SuggestedId;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/** Reads and writes saved queries as JSON. */
final class SavedQueryJson {
  /** A pointer to the parameters in the JSON of a saved query. */
  static final String PARAMETERS = "/parameters";

  private static final int MAX_BYTES = 1 << 16;
  private static final int MAX_ID = 64;
  private static final int MAX_NAME = 200;
  private static final int MAX_DESCRIPTION = 2000;
  private static final int VERSION_BYTES = 8;
  private static final List<String> FIELDS = List.of("id", "name", "description", "parameters");

  private SavedQueryJson() {}

  /**
   * Reads a saved query that a client sends, without a check of the values of its parameters.
   *
   * @throws ProblemException if it is invalid; it names the field
   */
  static SavedQuery read(InputStream body) throws IOException {
    ObjectNode json = JsonBody.read(body, MAX_BYTES);
    JsonBody.rejectUnknown(json, FIELDS);
    String id = JsonBody.text(json, "id", MAX_ID);
    checkId(id);
    String name = JsonBody.text(json, "name", MAX_NAME);
    if (name == null) {
      throw ProblemException.invalid("/name", "is required: send what the query is called");
    }
    if (!(json.get("parameters") instanceof ObjectNode parameters)) {
      throw ProblemException.invalid(
          PARAMETERS,
          "must be an object with parameters of /articles, such as {\"q\": \"methane\"}");
    }
    JsonBody.parameters(parameters, PARAMETERS);
    return new SavedQuery(
        id, name, JsonBody.text(json, "description", MAX_DESCRIPTION), parameters);
  }

  /**
   * Reads a saved query whose id is in the path of the request.
   *
   * @throws ProblemException if it is invalid; it names the field
   */
  static SavedQuery read(String id, InputStream body) throws IOException {
    SavedQuery query = read(body);
    if (query.id() != null && !query.id().equals(id)) {
      throw ProblemException.invalid("/id", "is not the id in the path, " + id + ": send the same");
    }
    checkId(id);
    return query.withId(id);
  }

  private static void checkId(String id) {
    if (id != null && !id.matches(SuggestedId.PATTERN)) {
      throw ProblemException.invalid(
          "/id", "must be up to 64 lower-case letters, digits and hyphens, such as methane-china");
    }
  }

  /**
   * Reads the value of a Kafka record. Ignores unknown fields, which a newer version may have
   * written.
   *
   * @throws IOException if it is not a saved query
   */
  static SavedQuery readRecord(byte[] json) throws IOException {
    JsonNode tree = ContractJson.mapper().readTree(json);
    if (tree.path("name").isTextual() && tree.get("parameters") instanceof ObjectNode parameters) {
      JsonNode description = tree.path("description");
      return new SavedQuery(
          tree.path("id").asText(),
          tree.get("name").asText(),
          description.isTextual() ? description.asText() : null,
          parameters);
    }
    throw new IOException("it has no name or no parameters");
  }

  static byte[] write(SavedQuery query) {
    return ContractJson.write(query);
  }

  /** Returns a word that differs for queries that differ. */
  static String version(SavedQuery query) {
    return Sha256.hex(write(query), VERSION_BYTES);
  }

  /** Returns the parameters by name. */
  static Map<String, List<String>> parameters(SavedQuery query) {
    return JsonBody.parameters(query.parameters(), PARAMETERS);
  }
}
