package dev.isobar.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.EnrichedArticle;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Makes enriched articles for tests: a short one about nothing, and what a test adds to it. */
public final class ArticleBuilder {
  private final ObjectNode json = ContractJson.mapper().createObjectNode();

  private ArticleBuilder(String id) {
    json.put("id", id)
        .put("taxonomyVersion", "test")
        .put("enricherVersion", "test")
        .put("relevance", 0.5)
        .put("lane", "quick")
        .put("title", "Title of " + id)
        .put("language", "en");
    for (String list :
        new String[] {
          "authors", "removed", "segments", "mentions", "topics", "dates", "happenings"
        }) {
      json.putArray(list);
    }
    fetchedAt("2026-01-02T03:04:05Z").feed("wire").text("Nothing happened.");
  }

  public static ArticleBuilder article(String id) {
    return new ArticleBuilder(id);
  }

  public ArticleBuilder with(String field, String value) {
    json.put(field, value);
    return this;
  }

  public ArticleBuilder text(String text) {
    return with("text", text);
  }

  public ArticleBuilder language(String language) {
    return with("language", language);
  }

  public ArticleBuilder feed(String feed) {
    json.putObject("source").put("feed", feed);
    return this;
  }

  public ArticleBuilder publisher(String publisher) {
    ((ObjectNode) json.get("source")).put("publisher", publisher);
    return this;
  }

  /** The country of the source. */
  public ArticleBuilder country(String country) {
    ((ObjectNode) json.get("source")).put("country", country);
    return this;
  }

  public ArticleBuilder fetchedAt(String moment) {
    json.put("revision", Instant.parse(moment).toEpochMilli());
    return with("fetchedAt", moment).with("enrichedAt", moment);
  }

  public ArticleBuilder published(String value) {
    json.putObject("published")
        .put("value", value)
        .put("precision", value.indexOf('T') < 0 ? "day" : "second")
        .put("confidence", 1)
        .put("evidence", "test");
    return this;
  }

  /** Marks the date of publication as one whose day and month may be exchanged. */
  public ArticleBuilder uncertain() {
    ((ObjectNode) json.get("published")).put("uncertain", true);
    return this;
  }

  public ArticleBuilder topic(String id, String... broader) {
    ObjectNode topic = ((ArrayNode) json.get("topics")).addObject().put("id", id).put("score", 0.7);
    ArrayNode above = topic.putArray("broader");
    for (String one : broader) {
      above.add(one);
    }
    topic.putArray("evidence");
    return this;
  }

  /** Changes the score of a topic that was added before. */
  public ArticleBuilder score(String topic, double score) {
    for (JsonNode added : json.get("topics")) {
      if (added.get("id").asText().equals(topic)) {
        ((ObjectNode) added).put("score", score);
      }
    }
    return this;
  }

  /** A mention; the type is the first part of the id. */
  public ArticleBuilder mention(String entity, String name, String text) {
    return mention(entity, name, text, "test");
  }

  public ArticleBuilder mention(String entity, String name, String text, String rule) {
    ((ArrayNode) json.get("mentions"))
        .addObject()
        .put("entity", entity)
        .put("type", entity.substring(0, entity.indexOf('/')))
        .put("name", name)
        .put("text", text)
        .put("start", 0)
        .put("end", text.length())
        .put("rule", rule)
        .put("confidence", 1);
    return this;
  }

  public ArticleBuilder author(String name) {
    json.withArray("authors").add(name);
    return this;
  }

  /** A happening with two topics; its days may be null. */
  public ArticleBuilder happening(String kind, String place, String from, String to) {
    ObjectNode happening =
        ((ArrayNode) json.get("happenings"))
            .addObject()
            .put("kind", kind)
            .put("place", place)
            .put("from", from)
            .put("to", to);
    happening.putArray("participants");
    happening.putArray("topics").add("circular-economy").add("climate-diplomacy");
    happening.putObject("evidence").put("start", 0).put("end", 1);
    return this;
  }

  /** A date that the text has. */
  public ArticleBuilder date(String from, String to) {
    ((ArrayNode) json.get("dates"))
        .addObject()
        .put("text", "then")
        .put("start", 0)
        .put("end", 4)
        .put("from", from)
        .put("to", to);
    return this;
  }

  public ArticleBuilder alias(String alias) {
    json.withArray("aliases").add(alias);
    return this;
  }

  public String id() {
    return json.get("id").asText();
  }

  public byte[] bytes() {
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  public EnrichedArticle build() {
    return ContractJson.readEnriched(bytes(), Integer.MAX_VALUE);
  }
}
