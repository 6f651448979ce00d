package dev.isobar.query.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.isobar.query.rest.JsonBody;
import dev.isobar.query.rest.ProblemException;
import dev.isobar.query.rest.SuggestedId;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Reads the fields of an alert. Each problem names the field and the remedy. */
final class AlertReader {
  private static final List<String> FIELDS =
      List.of(
          "id",
          "name",
          "query",
          "parameters",
          "when",
          "rate",
          "time",
          "day",
          "tz",
          "quietHours",
          "per",
          "revisions",
          "maxAge",
          "webhooks",
          "created",
          "problem");

  private static final int MAX_ID = 64;
  private static final int MAX_NAME = 200;
  private static final int MAX_TEXT = 64;
  private static final int MAX_WEBHOOKS = 20;
  private static final int MAX_ARTICLES = 1000;
  private static final int MAX_MINUTES = 7 * 24 * 60;
  private static final LocalTime MORNING = LocalTime.of(8, 0);

  private final ObjectNode json;

  private AlertReader(ObjectNode json) {
    this.json = json;
  }

  /**
   * Reads an alert.
   *
   * @param strict whether unknown fields are an error
   * @throws ProblemException if it is invalid; it names the field
   */
  static Alert read(ObjectNode json, boolean strict) {
    if (strict) {
      JsonBody.rejectUnknown(json, FIELDS);
    }
    return new AlertReader(json).read();
  }

  private Alert read() {
    String id = JsonBody.text(json, "id", MAX_ID);
    AlertJson.checkId(id);
    String name = JsonBody.text(json, "name", MAX_NAME);
    if (name == null) {
      throw invalid("/name", "is required: send what the alert is called");
    }
    String query = JsonBody.text(json, "query", MAX_ID);
    JsonNode parameters = json.path("parameters");
    if (query == null && !parameters.isObject()) {
      throw invalid(
          "/parameters",
          "must be an object with parameters of /articles, such as {\"q\": \"methane\"},"
              + " or send the id of a saved query as query");
    }
    if (query != null && !parameters.isMissingNode()) {
      throw invalid("/query", "and parameters exclude each other: send one of them");
    }
    if (query == null) {
      JsonBody.parameters(parameters, AlertJson.PARAMETERS);
    }
    return new Alert(
        id,
        name,
        query,
        query == null ? (ObjectNode) parameters : null,
        when(),
        rate(),
        quietHours(),
        perStory(),
        flag("revisions"),
        maxAge(),
        webhooks(),
        created());
  }

  private AlertCondition when() {
    JsonNode when = json.path("when");
    if (when.isMissingNode() || when.asText().equals("every-match")) {
      return AlertCondition.EVERY_MATCH;
    }
    if (when.asText().equals("first-mention")) {
      return AlertCondition.FIRST_MENTION;
    }
    if (!(when instanceof ObjectNode several)) {
      throw invalid(
          "/when",
          "must be every-match, first-mention, or an object such as"
              + " {\"articles\": 5, \"minutes\": 60}");
    }
    several
        .fieldNames()
        .forEachRemaining(
            field -> {
              if (!List.of("articles", "minutes").contains(field)) {
                throw invalid("/when/" + field, "is not a known field: use articles, minutes");
              }
            });
    return AlertCondition.several(
        number(several, "articles", 2, MAX_ARTICLES),
        Duration.ofMinutes(number(several, "minutes", 1, MAX_MINUTES)));
  }

  private static int number(ObjectNode object, String field, int min, int max) {
    JsonNode value = object.path(field);
    if (!value.isInt() || value.asInt() < min || value.asInt() > max) {
      throw invalid("/when/" + field, "must be a number from %d to %d".formatted(min, max));
    }
    return value.asInt();
  }

  private AlertRate rate() {
    AlertRate.Kind kind =
        choice("rate", AlertRate.Kind.values(), AlertRate.Kind.AT_ONCE, AlertJson::word);
    boolean timed = kind == AlertRate.Kind.DAILY || kind == AlertRate.Kind.WEEKLY;
    if (!timed && json.hasNonNull("time")) {
      throw invalid("/time", "belongs to the rate daily or weekly: send one of these or omit it");
    }
    if (kind != AlertRate.Kind.WEEKLY && json.hasNonNull("day")) {
      throw invalid("/day", "belongs to the rate weekly: send this rate or omit it");
    }
    LocalTime time = timed && json.hasNonNull("time") ? time(json, "time", "/time") : MORNING;
    DayOfWeek day = choice("day", DayOfWeek.values(), DayOfWeek.MONDAY, AlertJson::word);
    return new AlertRate(kind, time, day, zone(json, "/tz"));
  }

  private QuietHours quietHours() {
    JsonNode hours = json.path("quietHours");
    if (hours.isMissingNode() || hours.isNull()) {
      return null;
    }
    if (!(hours instanceof ObjectNode object)) {
      throw invalid(
          "/quietHours", "must be an object such as {\"from\": \"22:00\", \"to\": \"07:00\"}");
    }
    object
        .fieldNames()
        .forEachRemaining(
            field -> {
              if (!List.of("from", "to", "tz").contains(field)) {
                throw invalid("/quietHours/" + field, "is not a known field: use from, to, tz");
              }
            });
    LocalTime from = time(object, "from", "/quietHours/from");
    LocalTime to = time(object, "to", "/quietHours/to");
    if (from.equals(to)) {
      throw invalid("/quietHours/to", "is the same as from: send another time");
    }
    ZoneId zone = object.has("tz") ? zone(object, "/quietHours/tz") : zone(json, "/quietHours/tz");
    return new QuietHours(from, to, zone);
  }

  private boolean perStory() {
    String per = JsonBody.text(json, "per", MAX_TEXT);
    if (per != null && !List.of("article", "story").contains(per)) {
      throw invalid("/per", "must be article or story");
    }
    return "story".equals(per);
  }

  private Duration maxAge() {
    String text = JsonBody.text(json, "maxAge", MAX_TEXT);
    try {
      Duration age = text == null ? null : Duration.parse(text);
      if (age == null || !age.isNegative() && !age.isZero()) {
        return age;
      }
    } catch (DateTimeException e) {
      // Reported below.
    }
    throw invalid("/maxAge", "must be a positive duration, such as P2D or PT6H");
  }

  private List<String> webhooks() {
    JsonNode list = json.path("webhooks");
    if (list.isMissingNode() || list.isNull()) {
      return List.of();
    }
    if (!list.isArray() || list.size() > MAX_WEBHOOKS) {
      throw invalid("/webhooks", "must be a list of at most " + MAX_WEBHOOKS + " ids of webhooks");
    }
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      if (!list.get(i).asText().matches(SuggestedId.PATTERN)) {
        throw invalid("/webhooks/" + i, "must be the id of a webhook, see /webhooks");
      }
      if (!ids.contains(list.get(i).asText())) {
        ids.add(list.get(i).asText());
      }
    }
    return ids;
  }

  /** Only records have it: what a client sends is replaced. */
  private Instant created() {
    try {
      return json.hasNonNull("created") ? Instant.parse(json.get("created").asText()) : null;
    } catch (DateTimeException e) {
      throw invalid("/created", "must be a time, such as 2026-05-01T08:00:00Z, or omit it");
    }
  }

  private boolean flag(String field) {
    JsonNode value = json.path(field);
    if (!value.isMissingNode() && !value.isBoolean()) {
      throw invalid("/" + field, "must be true or false");
    }
    return value.asBoolean();
  }

  private static LocalTime time(ObjectNode object, String field, String pointer) {
    String text = object.path(field).asText();
    try {
      if (text.length() == "08:00".length()) {
        return LocalTime.parse(text);
      }
    } catch (DateTimeException e) {
      // Reported below.
    }
    throw invalid(pointer, "must be a time of day with two digits each, such as 08:00");
  }

  private static ZoneId zone(ObjectNode object, String pointer) {
    JsonNode zone = object.path("tz");
    try {
      return zone.isMissingNode() ? ZoneOffset.UTC : ZoneId.of(zone.asText());
    } catch (DateTimeException e) {
      throw invalid(pointer, "must be a time zone, such as Asia/Shanghai");
    }
  }

  private <T> T choice(
      String field, T[] values, T usual, java.util.function.Function<T, String> word) {
    String text = JsonBody.text(json, field, MAX_TEXT);
    if (text == null) {
      return usual;
    }
    return Arrays.stream(values)
        .filter(value -> word.apply(value).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                invalid(
                    "/" + field,
                    "must be one of "
                        + Arrays.stream(values).map(word).collect(Collectors.joining(", "))));
  }

  private static ProblemException invalid(String pointer, String message) {
    return ProblemException.invalid(pointer, message);
  }
}
