package dev.isobar.ingest.door.webhook;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.ContractViolationException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes RawArticles of another system's JSON. */
final class WebhookMapping {
  private static final String AUTHORS = "authors";

  private final Optional<JsonPointer> items;
  private final String feed;
  private final String contentType;
  private final Map<String, JsonPointer> fields = new LinkedHashMap<>();

  /**
   * Creates a mapping.
   *
   * @throws IllegalArgumentException if a setting is not a JSON pointer; names the setting
   */
  WebhookMapping(String name, WebhookConfig.Webhook config) {
    this.feed = config.feed().orElse(name);
    this.contentType = config.contentType();
    this.items = config.items().map(pointer -> pointer(name, "items", pointer));
    fields.put("content", pointer(name, "content", config.content()));
    field(name, "url", config.url());
    field(name, "guid", config.guid());
    field(name, "title", config.title());
    field(name, AUTHORS, config.authors());
    field(name, "publishedAt", config.publishedAt());
    field(name, "language", config.language());
  }

  /**
   * Returns a RawArticle v1, not yet validated, for each item.
   *
   * @throws ContractViolationException if the array of items is missing, or an item has no content
   */
  List<byte[]> map(JsonNode call, Instant now) {
    JsonNode found = items.map(call::at).orElse(call);
    if (found.isMissingNode() || (items.isPresent() && !found.isArray())) {
      throw new ContractViolationException(
          items.map(JsonPointer::toString).orElse(""),
          "is no array of items: correct the webhook's setting items, or the call");
    }
    List<byte[]> articles = new ArrayList<>();
    if (found.isArray()) {
      for (int i = 0; i < found.size(); i++) {
        articles.add(
            article(items.map(JsonPointer::toString).orElse("") + "/" + i, found.get(i), now));
      }
    } else {
      articles.add(article("", found, now));
    }
    return articles;
  }

  private byte[] article(String at, JsonNode item, Instant now) {
    ObjectNode article = ContractJson.mapper().createObjectNode();
    article.put("feed", feed).put("fetchedAt", now.toString()).put("contentType", contentType);
    fields.forEach((field, pointer) -> put(article, field, item.at(pointer)));
    if (!article.hasNonNull("content")) {
      throw new ContractViolationException(
          at + fields.get("content"),
          "is missing or empty: it is the text of the article; correct the webhook's setting"
              + " content, or the call");
    }
    return ContractJson.write(article);
  }

  private static void put(ObjectNode article, String field, JsonNode value) {
    if (field.equals(AUTHORS)) {
      ArrayNode authors = ContractJson.mapper().createArrayNode();
      (value.isArray() ? value : List.of(value))
          .forEach(
              author ->
                  Optional.of(author.asText().strip())
                      .filter(name -> !name.isEmpty())
                      .ifPresent(authors::add));
      if (!authors.isEmpty()) {
        article.set(field, authors);
      }
    } else if (value.isValueNode() && !value.isNull() && !value.asText().isBlank()) {
      article.put(field, value.asText());
    }
  }

  private void field(String name, String field, Optional<String> pointer) {
    pointer.ifPresent(value -> fields.put(field, pointer(name, field, value)));
  }

  private static JsonPointer pointer(String name, String field, String value) {
    try {
      return JsonPointer.compile(value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "isobar.webhooks.%s.%s is %s, which is no JSON pointer: begin it with /"
              .formatted(name, field, value),
          e);
    }
  }
}
