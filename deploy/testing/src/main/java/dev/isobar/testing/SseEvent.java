package dev.isobar.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.contracts.ContractJson;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Holds one server-sent event as a client reads it (HTML standard, section 9.2).
 *
 * @param type {@code message} if the stream states none
 * @param id the last id of the stream, which a reconnecting client sends as {@code Last-Event-ID};
 *     null if there was none
 */
public record SseEvent(String type, String id, String data) {
  /** Parses the data as JSON. */
  public JsonNode json() {
    try {
      return ContractJson.mapper().readTree(data);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(data, e);
    }
  }

  /** Reads the lines of a stream until it ends. Events without data are ignored. */
  public static void read(Stream<String> lines, Consumer<SseEvent> events) {
    lines.forEach(new Parser(events)::read);
  }

  private static final class Parser {
    private final Consumer<SseEvent> events;
    private final StringBuilder data = new StringBuilder();
    private String type = "message";
    private String id;

    Parser(Consumer<SseEvent> events) {
      this.events = events;
    }

    void read(String line) {
      if (line.isEmpty()) {
        endEvent();
        return;
      }
      String[] field = line.split(": ?", 2);
      switch (field[0]) {
        case "event" -> type = field[1];
        case "id" -> id = field[1];
        case "data" -> data.append(data.isEmpty() ? "" : "\n").append(field[1]);
        default -> {} // a comment or an unknown field
      }
    }

    private void endEvent() {
      if (!data.isEmpty()) {
        events.accept(new SseEvent(type, id, data.toString()));
      }
      type = "message";
      data.setLength(0);
    }
  }
}
