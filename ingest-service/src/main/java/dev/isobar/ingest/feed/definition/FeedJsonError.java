package dev.isobar.ingest.feed.definition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.isobar.contracts.ContractViolationException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** Explains to a user why a JSON document is not a feed. */
final class FeedJsonError {
  private FeedJsonError() {}

  static ContractViolationException of(JsonProcessingException error, String pointer) {
    StringBuilder at = new StringBuilder(pointer);
    if (error instanceof JsonMappingException mapping) {
      for (JsonMappingException.Reference step : mapping.getPath()) {
        at.append('/').append(step.getFieldName() == null ? step.getIndex() : escaped(step));
      }
    }
    return new ContractViolationException(at.toString(), message(error));
  }

  private static String message(JsonProcessingException error) {
    if (error instanceof UnrecognizedPropertyException unknown) {
      return "is not a known field: use one of "
          + unknown.getKnownPropertyIds().stream()
              .map(String::valueOf)
              .sorted()
              .collect(Collectors.joining(", "));
    }
    if (error instanceof MismatchedInputException mismatch) {
      return expected(mismatch);
    }
    return error.getCause() instanceof NullPointerException
        ? "contains null in a list or in headers: remove it"
        : "cannot be read: " + error.getOriginalMessage();
  }

  private static String expected(MismatchedInputException mismatch) {
    Class<?> type = mismatch.getTargetType();
    Object value = mismatch instanceof InvalidFormatException format ? format.getValue() : null;
    String is = value == null ? "has the wrong type: write " : "is " + value + ": write ";
    if (type == null) {
      return "cannot be read: " + mismatch.getOriginalMessage();
    }
    if (type.isEnum()) {
      return is
          + Arrays.stream(type.getEnumConstants())
              .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
              .collect(Collectors.joining(" or "));
    }
    if (type == Duration.class) {
      return is + "a duration such as PT1H or 1h";
    }
    if (type == Instant.class) {
      return is + "a time such as 2026-01-31T08:00:00Z";
    }
    if (Collection.class.isAssignableFrom(type)) {
      return is + "a list";
    }
    return is
        + (type == Boolean.class ? "true or false" : type == String.class ? "text" : "an object");
  }

  private static String escaped(JsonMappingException.Reference step) {
    return step.getFieldName().replace("~", "~0").replace("/", "~1");
  }
}
