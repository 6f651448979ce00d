package dev.isobar.query.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.http.ProblemDetail;
import dev.isobar.query.rest.ProblemException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Serves the Model Context Protocol over Streamable HTTP: one message a request, one answer as
 * JSON. There is nothing to tell unasked, so there is no stream, and GET is answered with 405.
 */
@Path("/mcp")
public class McpResource {
  private static final int MAX_BYTES = 1 << 16;

  private final McpMessages messages;

  McpResource(McpMessages messages) {
    this.messages = messages;
  }

  /** Answers a message; 202 if it needs no answer. */
  @POST
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response post(InputStream body, @HeaderParam("MCP-Protocol-Version") String version)
      throws IOException {
    if (version != null && !McpMessages.VERSIONS.contains(version)) {
      throw new ProblemException(
          ProblemDetail.badParameter(
              "MCP-Protocol-Version",
              "The header MCP-Protocol-Version must be one of "
                  + String.join(", ", McpMessages.VERSIONS)));
    }
    byte[] bytes = body.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      return malformed("A message has at most " + MAX_BYTES + " bytes: shorten it");
    }
    JsonNode message;
    try {
      message = ContractJson.mapper().readTree(bytes);
    } catch (IOException | StackOverflowError e) {
      return malformed("The body is not JSON in UTF-8: send one message");
    }
    return messages
        .answer(message)
        .map(answer -> Response.status(isInvalid(answer) ? 400 : 200).entity(answer.toString()))
        .orElseGet(() -> Response.status(Response.Status.ACCEPTED))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  private static boolean isInvalid(ObjectNode answer) {
    return answer.path("error").path("code").asInt() == McpException.INVALID_REQUEST;
  }

  private static Response malformed(String message) {
    ObjectNode answer =
        McpMessages.error(
            MissingNode.getInstance(), new McpException(McpException.PARSE_ERROR, message));
    return Response.status(Response.Status.BAD_REQUEST).entity(answer.toString()).build();
  }
}
