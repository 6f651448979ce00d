package dev.isobar.query.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ToolResultTest {
  @Test
  void aTooLongAnswerIsAnErrorWithTheRemedyOfItsTool() {
    ObjectNode result =
        ToolResult.of(Map.of("text", "x".repeat(ToolResult.MAX_BYTES)), "send a later from");
    assertThat(result.path("isError").asBoolean()).isTrue();
    assertThat(result.has("structuredContent")).isFalse();
    assertThat(result.path("content").get(0).path("text").asText())
        .endsWith("and 262144 are allowed: send a later from");
    assertThat(ToolResult.of(Map.of("text", "x"), "").path("isError").asBoolean()).isFalse();
  }

  /** Nobody can send an argument that a tool does not have. */
  @Test
  void remediesNameOnlyArgumentsOfTheirTools() {
    for (Tool tool : new ToolList(null, null, null, null, null, null, null).all()) {
      assertThat(tool.shorter()).as(tool.name()).isNotBlank();
      for (String argument : Set.of("limit", "interval", "from", "q", "id")) {
        if (tool.shorter().matches("(?s).*\\b" + argument + "\\b.*")) {
          assertThat(tool.arguments()).as(tool.name()).contains(argument);
        }
      }
    }
  }
}
