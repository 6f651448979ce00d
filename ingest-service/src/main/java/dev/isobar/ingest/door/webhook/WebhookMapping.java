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
import java.util.regex.Pattern;

/** Makes RawArticles of another system's JSON. */
final class WebhookMapping {
  /** The highest number of items in a call. */
  static final int MAX_ITEMS = 1000;

  /** Matched by code point, so the two halves of a pair are not found. */
  private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");

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
    field(name, "country", config.country());
  }

  /**
   * An item of a call.
   *
   * @param pointer where the item is in the call
   */
  record Item(String pointer, JsonNode json) {}

  /**
   * Returns the items of a call.
   *
   * @throws ContractViolationException if the array of items is missing, or has too many
   */
  List<Item> items(JsonNode call) {
    JsonNode found = items.map(call::at).orElse(call);
    if (found.isMissingNode() || (items.isPresent() && !found.isArray())) {
      throw new ContractViolationException(
          items.map(JsonPointer::toString).orElse(""),
          "is not an array of items: correct the webhook's setting items, or the call");
    }
    if (!found.isArray()) {
      return List.of(new Item("", found));
    }
    String at = items.map(JsonPointer::toString).orElse("");
    if (found.size() > MAX_ITEMS) {
      throw new ContractViolationException(
          at,
          "has %d items, the limit is %d: send several calls".formatted(found.size(), MAX_ITEMS));
    }
    List<Item> all = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      all.add(new Item(at + "/" + i, found.get(i)));
    }
    return all;
  }

  /**
   * Returns an item as RawArticle v1, not yet validated.
   *
   * @throws ContractViolationException if the item has no content
   */
  byte[] article(Item item, Instant now) {
    ObjectNode article = ContractJson.mapper().createObjectNode();
    article.put("feed", feed).put("fetchedAt", now.toString()).put("contentType", contentType);
    fields.forEach((field, pointer) -> put(article, field, item.json().at(pointer)));
    if (!article.hasNonNull("content")) {
      throw new ContractViolationException(
          item.pointer() + fields.get("content"),
          "is missing or empty: it is the text of the article; correct the webhook's setting"
              + " content, or the call");
    }
    return ContractJson.write(article);
  }

  /** Returns a violation of an item's article as one of the call, with the pointer in the call. */
  ContractViolationException inCall(Item item, ContractViolationException violation) {
    String[] steps = violation.pointer().split("/", 3);
    JsonPointer source = steps.length < 2 ? null : fields.get(steps[1]);
    String message =
        violation.pointer().isEmpty()
            ? violation.getMessage()
            : violation.getMessage().substring(violation.pointer().length()).strip();
    return new ContractViolationException(
        violation.reason(), item.pointer() + (source == null ? "" : source), message);
  }

  private static void put(ObjectNode article, String field, JsonNode value) {
    if (field.equals(AUTHORS)) {
      ArrayNode authors = ContractJson.mapper().createArrayNode();
      (value.isArray() ? value : List.of(value))
          .forEach(
              author ->
                  Optional.of(wellFormed(author.asText()).strip())
                      .filter(name -> !name.isEmpty())
                      .ifPresent(authors::add));
      if (!authors.isEmpty()) {
        article.set(field, authors);
      }
    } else if (value.isValueNode() && !value.isNull() && !value.asText().isBlank()) {
      article.put(field, wellFormed(value.asText()));
    }
  }

  /** Replaces lone surrogates by U+FFFD, because UTF-8 has none. */
  private static String wellFormed(String text) {
    return LONE_SURROGATE.matcher(text).replaceAll("\uFFFD");
  }

  private void field(String name, String field, Optional<String> pointer) {
    pointer.ifPresent(value -> fields.put(field, pointer(name, field, value)));
  }

  private static JsonPointer pointer(String name, String field, String value) {
    try {
      return JsonPointer.compile(value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "isobar.webhooks.%s.%s is %s, which is not a JSON pointer: begin it with /"
              .formatted(name, field, value),
          e);
    }
  }
}
