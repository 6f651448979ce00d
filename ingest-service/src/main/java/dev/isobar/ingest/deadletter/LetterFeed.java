package dev.isobar.ingest.deadletter;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.isobar.contracts.ContractJson;
import java.io.IOException;

/** Finds the feed in the value of a dead letter, which may be cut off or invalid after it. */
final class LetterFeed {
  private static final int MAX_CHARACTERS = 200;

  private LetterFeed() {}

  /** Returns {@code /feed} of a raw article or {@code /source/feed} of an enriched one, or null. */
  static String of(LetterTopic topic, byte[] value) {
    if (value == null) {
      return null;
    }
    try (JsonParser json = ContractJson.mapper().createParser(value)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      return topic == LetterTopic.RAW
          ? text(json, "feed")
          : find(json, "source") == JsonToken.START_OBJECT ? text(json, "feed") : null;
    } catch (IOException | StackOverflowError e) {
      return null;
    }
  }

  private static String text(JsonParser json, String field) throws IOException {
    if (find(json, field) != JsonToken.VALUE_STRING) {
      return null;
    }
    String text = json.getText();
    return text.length() > MAX_CHARACTERS ? text.substring(0, MAX_CHARACTERS) : text;
  }

  /** Goes to the value of a field of the current object; returns null if the object has none. */
  private static JsonToken find(JsonParser json, String field) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      boolean found = field.equals(json.currentName());
      JsonToken value = json.nextToken();
      if (found) {
        return value;
      }
      json.skipChildren();
    }
    return null;
  }
}
