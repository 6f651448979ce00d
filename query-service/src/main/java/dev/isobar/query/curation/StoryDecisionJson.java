package dev.isobar.query.curation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.isobar.contracts.ContractJson;
import dev.isobar.query.rest.JsonBody;
import dev.isobar.query.rest.ProblemException;
import dev.isobar.query.story.StoryDecision;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads decisions about stories from requests and from Kafka. */
final class StoryDecisionJson {
  /** The fields of a request with two articles or more. */
  static final List<String> PAIR_FIELDS = List.of("articles", "by", "note");

  /** The fields of a request to split a story. */
  static final List<String> SPLIT_FIELDS = List.of("articles", "from", "by", "note");

  /** So many articles one request may name. */
  static final int MAX_ARTICLES = 500;

  /** About so many pairs of articles one decision may be. */
  static final int MAX_PAIRS = 2000;

  private static final Instant LAST_MOMENT = Instant.parse("9999-01-01T00:00:00Z");
  private static final int MAX_BYTES = 1 << 16;
  private static final int MAX_ID = 200;
  private static final int MAX_BY = 100;
  private static final int MAX_NOTE = 2000;

  private StoryDecisionJson() {}

  /**
   * Holds the body of a request.
   *
   * @param articles each once, at least one
   * @param from each once; empty if the client names none
   */
  record Body(List<String> articles, List<String> from, String by, String note) {}

  /**
   * Reads the body of a request.
   *
   * @param fields those it may have
   * @throws ProblemException if it is invalid; it names the field
   */
  static Body read(InputStream stream, List<String> fields) throws IOException {
    ObjectNode json = JsonBody.read(stream, MAX_BYTES);
    JsonBody.rejectUnknown(json, fields);
    List<String> articles = ids(json, "articles");
    if (articles.isEmpty()) {
      throw ProblemException.invalid("/articles", "is required: send a list of article ids");
    }
    return new Body(
        articles,
        ids(json, "from"),
        JsonBody.text(json, "by", MAX_BY),
        JsonBody.text(json, "note", MAX_NOTE));
  }

  private static List<String> ids(ObjectNode json, String field) {
    JsonNode list = json.path(field);
    if (list.isMissingNode() || list.isNull()) {
      return List.of();
    }
    if (!list.isArray() || list.size() > MAX_ARTICLES) {
      throw ProblemException.invalid(
          "/" + field, "must be a list of at most " + MAX_ARTICLES + " article ids");
    }
    Set<String> ids = new LinkedHashSet<>();
    for (int i = 0; i < list.size(); i++) {
      JsonNode id = list.get(i);
      if (!id.isTextual() || !isId(id.asText())) {
        throw ProblemException.invalid("/" + field + "/" + i, "must be the id of an article");
      }
      ids.add(id.asText());
    }
    return new ArrayList<>(ids);
  }

  private static boolean isId(String id) {
    return !id.isBlank() && id.length() <= MAX_ID && id.chars().noneMatch(Character::isISOControl);
  }

  /**
   * Reads the value of a Kafka record. Ignores unknown fields, which a newer version may have
   * written.
   *
   * @throws IOException if it is not a decision
   */
  static StoryDecision readRecord(String id, byte[] json) throws IOException {
    try {
      StoryDecision read = ContractJson.mapper().readValue(json, StoryDecision.class);
      boolean dated =
          read.decidedAt().isAfter(Instant.EPOCH) && read.decidedAt().isBefore(LAST_MOMENT);
      if (read.verdict() != null && dated && hasPairs(read)) {
        return new StoryDecision(
            id,
            read.verdict(),
            read.articles(),
            read.others(),
            read.decidedAt(),
            read.by(),
            read.note());
      }
    } catch (NullPointerException e) {
      throw new IOException("it has no articles, others or decidedAt", e);
    }
    throw new IOException(
        "verdict, articles, others or decidedAt is missing, or it has more than %d pairs"
            .formatted(MAX_PAIRS));
  }

  private static boolean hasPairs(StoryDecision decision) {
    int pairs = decision.articles().size() * decision.others().size();
    return pairs > 0 && pairs <= MAX_PAIRS;
  }
}
