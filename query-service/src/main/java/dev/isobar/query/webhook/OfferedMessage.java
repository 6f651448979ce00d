package dev.isobar.query.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Holds a message for a webhook.
 *
 * @param webhook the id of the webhook
 * @param id identifies the message to its receiver, which sees it as {@code webhook-id}: 1 to 128
 *     letters, digits, hyphens and underscores. What must not arrive twice must have the same id.
 * @param type what happened, in words joined by dots, such as {@code alert.matched}
 * @param data what the receiver gets as {@code data}
 * @param notBefore when the first attempt may be made; null for at once
 */
public record OfferedMessage(
    String webhook, String id, String type, JsonNode data, Instant notBefore) {
  /** A dot separates the parts of what is signed. */
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,128}");

  private static final Pattern TYPE = Pattern.compile("[a-zA-Z0-9_]+(\\.[a-zA-Z0-9_]+)*");

  public OfferedMessage {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("not an id of a message: " + id);
    }
    if (!TYPE.matcher(type).matches()) {
      throw new IllegalArgumentException("not a type of a message: " + type);
    }
  }
}
