package dev.isobar.ingest.deadletter;

import dev.isobar.ingest.rest.ProblemException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads the query parameters of a request for dead letters. */
final class LetterParameters {
  private final Map<String, List<String>> given;

  /**
   * Creates the parameters.
   *
   * @throws ProblemException if one is not in {@code allowed} or occurs twice
   */
  LetterParameters(Map<String, List<String>> given, Set<String> allowed) {
    this.given = given;
    for (Map.Entry<String, List<String>> one : given.entrySet()) {
      String name = one.getKey();
      if (!allowed.contains(name)) {
        throw ProblemException.badParameter(
            name,
            name
                + " is not a parameter of this path: use "
                + String.join(", ", new TreeSet<>(allowed)));
      }
      if (one.getValue().size() > 1) {
        throw ProblemException.badParameter(
            name, name + " occurs " + one.getValue().size() + " times: send it once");
      }
    }
  }

  /**
   * Reads the filter.
   *
   * @param replayed the default of that parameter; null for any
   */
  LetterFilter filter(Boolean replayed) {
    Instant from = time("from");
    Instant to = time("to");
    if (from != null && to != null && !from.isBefore(to)) {
      throw ProblemException.badParameter("to", "to must be after from");
    }
    return new LetterFilter(
        topic(), text("reason"), text("feed"), from, to, flag("replayed", replayed));
  }

  int limit(int usual, int max) {
    String value = text("limit");
    if (value == null) {
      return usual;
    }
    if (value.matches("\\d{1,9}")) {
      int limit = Integer.parseInt(value);
      if (limit >= 1 && limit <= max) {
        return limit;
      }
    }
    throw ProblemException.badParameter("limit", "limit must be a number from 1 to " + max);
  }

  LetterCursor after() {
    String value = text("after");
    return value == null
        ? LetterCursor.NEWEST
        : LetterCursor.parse(value)
            .orElseThrow(
                () ->
                    ProblemException.badParameter(
                        "after",
                        "after is not a valid cursor for this list; use `next` from the previous"
                            + " page"));
  }

  Boolean flag(String name, Boolean usual) {
    String value = given.containsKey(name) ? given.get(name).get(0) : null;
    if (value == null) {
      return usual;
    }
    return switch (value) {
      case "", "true" -> Boolean.TRUE;
      case "false" -> Boolean.FALSE;
      default -> throw ProblemException.badParameter(name, name + " must be true or false");
    };
  }

  private LetterTopic topic() {
    String value = text("topic");
    if (value == null) {
      throw ProblemException.badParameter(
          "topic", "topic is required: send " + LetterTopic.words());
    }
    return LetterTopic.of(value)
        .orElseThrow(
            () -> ProblemException.badParameter("topic", "topic must be " + LetterTopic.words()));
  }

  private Instant time(String name) {
    String value = text(name);
    try {
      return value == null
          ? null
          : OffsetDateTime.parse(value.toUpperCase(Locale.ROOT)).toInstant();
    } catch (DateTimeParseException e) {
      throw ProblemException.badParameter(
          name, name + " is not an RFC 3339 time: send 2024-05-07T09:30:00Z");
    }
  }

  private String text(String name) {
    List<String> values = given.get(name);
    if (values == null || values.isEmpty()) {
      return null;
    }
    if (values.get(0) == null || values.get(0).isBlank()) {
      throw ProblemException.badParameter(name, name + " is empty: send a value or omit it");
    }
    return values.get(0);
  }
}
