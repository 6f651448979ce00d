package dev.isobar.query.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.text.ClasspathText;
import dev.isobar.query.rest.BadParameterException;
import dev.isobar.query.rest.JsonBody;
import dev.isobar.query.rest.ProblemException;
import dev.isobar.query.rest.QueryParameters;
import dev.isobar.query.store.SnapshotReader;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Calls tools, each in one snapshot of the view. */
@Singleton
class Tools {
  private final Map<String, Tool> byName;
  private final JsonNode described;
  private final SnapshotReader snapshot;

  Tools(ToolList tools, SnapshotReader snapshot) {
    this.byName =
        tools.all().stream()
            .collect(
                Collectors.toMap(
                    Tool::name, tool -> tool, (one, other) -> one, LinkedHashMap::new));
    this.snapshot = snapshot;
    try {
      this.described =
          ContractJson.mapper()
              .readTree(ClasspathText.read(Tools.class, "/META-INF/mcp-tools.json"));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the tools with their descriptions and schemas, as the protocol lists them. */
  JsonNode described() {
    return described;
  }

  /**
   * Calls a tool.
   *
   * @param params {@code name} and {@code arguments}
   * @return the result; one with {@code isError} if an argument is wrong
   * @throws McpException if there is no such tool
   */
  ObjectNode call(JsonNode params) {
    Tool tool = byName.get(params.path("name").asText());
    if (tool == null) {
      throw new McpException(
          McpException.INVALID_PARAMS,
          "Unknown tool: use one of " + String.join(", ", byName.keySet()));
    }
    JsonNode given = params.path("arguments");
    if (!given.isObject() && !given.isMissingNode() && !given.isNull()) {
      throw new McpException(McpException.INVALID_PARAMS, "arguments must be an object");
    }
    for (Map.Entry<String, JsonNode> argument : given.properties()) {
      if (!tool.arguments().contains(argument.getKey())) {
        return ToolResult.error(
            "%s is not an argument of %s: use %s"
                .formatted(
                    argument.getKey(),
                    tool.name(),
                    String.join(", ", new TreeSet<>(tool.arguments()))));
      }
    }
    try {
      QueryParameters arguments = arguments(given);
      Object answer = snapshot.read(() -> tool.call().apply(arguments)).value();
      return ToolResult.of(answer, tool.shorter());
    } catch (BadParameterException | ProblemException e) {
      return ToolResult.error(e.getMessage());
    }
  }

  /** Models send null for an argument that they do not need. */
  private static QueryParameters arguments(JsonNode given) {
    ObjectNode present = ContractJson.mapper().createObjectNode();
    given.properties().stream()
        .filter(field -> !field.getValue().isNull())
        .forEach(field -> present.set(field.getKey(), field.getValue()));
    return new QueryParameters(JsonBody.parameters(present, ""));
  }
}
