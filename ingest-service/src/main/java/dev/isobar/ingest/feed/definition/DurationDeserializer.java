package dev.isobar.ingest.feed.definition;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Reads durations as ISO-8601 ({@code PT1H}) or short ({@code 1h}). */
final class DurationDeserializer extends StdDeserializer<Duration> {
  private static final long serialVersionUID = 1;

  DurationDeserializer() {
    super(Duration.class);
  }

  @Override
  public Duration deserialize(JsonParser json, DeserializationContext context) throws IOException {
    String text = json.getValueAsString("").strip();
    try {
      return parse(text);
    } catch (DateTimeParseException e) {
      throw context.weirdStringException(
          text, Duration.class, "is not a duration: write it as PT1H or 1h");
    }
  }

  /**
   * Reads a duration.
   *
   * @throws DateTimeParseException if it is not a duration
   */
  static Duration parse(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    if (upper.matches("\\d{1,9}D")) {
      return Duration.parse("P" + upper);
    }
    return Duration.parse(upper.startsWith("P") ? upper : "PT" + upper);
  }
}
