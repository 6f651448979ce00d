package dev.isobar.query.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.isobar.contracts.ContractJson;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * Answers messages of the Model Context Protocol. It has no sessions: every message stands for
 * itself, so that any replica can answer it.
 */
@Singleton
class McpMessages {
  /** The versions of the protocol, the newest first. Earlier ones have batches. */
  static final List<String> VERSIONS = List.of("2025-11-25", "2025-06-18");

  private static final String INSTRUCTIONS =
      "Isobar is a newswire for climate policy, in English and Chinese. search finds articles,"
          + " article reads one, story tells what several articles have in common, entity knows"
          + " people, organisations, places and agreements, trends counts, calendar says what"
          + " happens when. Ids of topics and entities are in every answer. "
          + ToolResult.UNTRUSTED;

  private final Tools tools;

  McpMessages(Tools tools) {
    this.tools = tools;
  }

  /** Returns the answer to a message; empty if it needs none. */
  Optional<ObjectNode> answer(JsonNode message) {
    JsonNode id = message.path("id");
    try {
      if (!message.isObject() || !message.path("jsonrpc").asText().equals("2.0")) {
        throw invalid("A message is an object with \"jsonrpc\": \"2.0\": send one a request");
      }
      boolean isAnswer = message.has("result") || message.has("error");
      if (isAnswer && !message.has("method")) {
        return Optional.empty();
      }
      if (!message.path("method").isTextual()) {
        throw invalid("method is missing: send the name of a method");
      }
      if (id.isMissingNode()) {
        return Optional.empty();
      }
      if (!id.isTextual() && !id.isIntegralNumber()) {
        throw invalid("id must be a text or a whole number");
      }
      ObjectNode answer = envelope(id);
      answer.set("result", result(message.path("method").asText(), message.path("params")));
      return Optional.of(answer);
    } catch (McpException e) {
      return Optional.of(error(id, e));
    }
  }

  /** Returns the answer that says what is wrong with a message. */
  static ObjectNode error(JsonNode id, McpException error) {
    ObjectNode answer = envelope(id.isTextual() || id.isIntegralNumber() ? id : null);
    answer.putObject("error").put("code", error.code()).put("message", error.getMessage());
    return answer;
  }

  private JsonNode result(String method, JsonNode params) {
    return switch (method) {
      case "initialize" -> initialize(params.path("protocolVersion").asText());
      case "ping" -> ContractJson.mapper().createObjectNode();
      case "tools/list" -> tools.described();
      case "tools/call" -> tools.call(params);
      default ->
          throw new McpException(
              McpException.METHOD_NOT_FOUND,
              "Unknown method: use initialize, ping, tools/list or tools/call");
    };
  }

  /** A client that does not know the version that is offered ends the conversation. */
  private static ObjectNode initialize(String wanted) {
    ObjectNode result = ContractJson.mapper().createObjectNode();
    result.put("protocolVersion", VERSIONS.contains(wanted) ? wanted : VERSIONS.get(0));
    result.putObject("capabilities").putObject("tools");
    result.putObject("serverInfo").put("name", "isobar").put("title", "Isobar").put("version", "1");
    return result.put("instructions", INSTRUCTIONS);
  }

  private static ObjectNode envelope(JsonNode id) {
    ObjectNode answer = ContractJson.mapper().createObjectNode().put("jsonrpc", "2.0");
    answer.set("id", id);
    return answer;
  }

  private static McpException invalid(String message) {
    return new McpException(McpException.INVALID_REQUEST, message);
  }
}
