package dev.isobar.query.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.isobar.contracts.ContractJson;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Makes the bodies of messages: the JSON that Standard Webhooks recommends. */
final class MessageBody {
  private MessageBody() {}

  /**
   * Returns {@code {"type": ..., "timestamp": ..., "data": ...}}.
   *
   * @param timestamp when it happened
   */
  static String of(String type, Instant timestamp, JsonNode data) {
    ObjectNode body = ContractJson.mapper().createObjectNode();
    body.put("type", type);
    body.put("timestamp", timestamp.truncatedTo(ChronoUnit.MILLIS).toString());
    body.set("data", data);
    return new String(ContractJson.write(body), UTF_8);
  }
}
