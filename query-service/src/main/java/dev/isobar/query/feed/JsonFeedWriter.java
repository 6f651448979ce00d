package dev.isobar.query.feed;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.isobar.contracts.ContractJson;

/** Writes feeds as JSON Feed 1.1. */
final class JsonFeedWriter {
  static final String TYPE = "application/feed+json";

  private static final String VERSION = "https://jsonfeed.org/version/1.1";

  private JsonFeedWriter() {}

  static byte[] write(Feed feed) {
    ObjectNode json = ContractJson.mapper().createObjectNode();
    json.put("version", VERSION).put("title", feed.title());
    if (feed.subtitle() != null) {
      json.put("description", feed.subtitle());
    }
    json.put("home_page_url", feed.home()).put("feed_url", feed.self());
    if (feed.next() != null) {
      json.put("next_url", feed.next());
    }
    if (feed.hub() != null) {
      json.putArray("hubs").addObject().put("type", "WebSub").put("url", feed.hub());
    }
    ArrayNode items = json.putArray("items");
    feed.entries().forEach(entry -> write(entry, items.addObject()));
    return ContractJson.write(json);
  }

  private static void write(FeedEntry entry, ObjectNode item) {
    item.put("id", entry.id())
        .put("url", entry.url())
        .put("title", entry.title())
        .put("content_text", entry.summary())
        .put("date_modified", ISO_OFFSET_DATE_TIME.format(entry.updated()));
    if (entry.published() != null) {
      item.put("date_published", ISO_OFFSET_DATE_TIME.format(entry.published()));
    }
    ArrayNode authors = item.putArray("authors");
    entry.authors().forEach(author -> authors.addObject().put("name", author));
    ArrayNode tags = item.putArray("tags");
    entry.topics().forEach(tags::add);
    item.put("language", entry.language());
  }
}
