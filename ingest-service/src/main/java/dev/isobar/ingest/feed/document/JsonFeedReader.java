package dev.isobar.ingest.feed.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.isobar.ingest.feed.document.FeedDocument.About;
import dev.isobar.ingest.feed.document.UnreadableFeedException.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads JSON Feed 1 and 1.1. An end that is cut off loses the entries after it only. */
final class JsonFeedReader {
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(100).build())
                  .build())
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .build();

  private final ReadContext context;
  private final JsonItemReader items;

  JsonFeedReader(ReadContext context) {
    this.context = context;
    this.items = new JsonItemReader(context);
  }

  FeedDocument read(String text) throws UnreadableFeedException {
    ObjectNode feed = JSON.createObjectNode();
    List<FeedEntry> entries = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(text)) {
      read(parser, feed, entries);
    } catch (IOException e) {
      if (feed.isEmpty() && entries.isEmpty()) {
        throw new UnreadableFeedException(
            Reason.DAMAGED, "The document begins as JSON but is damaged at its start.");
      }
      context.warnings().add("The JSON is damaged; what follows the damage was left out.");
    }
    return document(feed, entries);
  }

  /** Reads all fields but the entries into {@code feed}. */
  private void read(JsonParser parser, ObjectNode feed, List<FeedEntry> entries)
      throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (!name.equals("items") || value != JsonToken.START_ARRAY) {
        feed.set(name, parser.readValueAsTree());
      } else {
        while (parser.nextToken() != JsonToken.END_ARRAY && parser.currentToken() != null) {
          add(parser.readValueAsTree(), entries);
        }
      }
    }
  }

  private void add(JsonNode item, List<FeedEntry> entries) {
    if (entries.size() >= context.limits().entries()) {
      context.warnings().add("The document has too many entries; the rest was left out.");
    } else if (item.isObject()) {
      EntryFaults.isolate(context.warnings(), () -> entries.add(items.read(item)));
    }
  }

  private FeedDocument document(JsonNode feed, List<FeedEntry> entries) {
    String version = feed.path("version").asText("");
    Content description = context.texts().content(string(feed, "description"), false);
    return new FeedDocument(
        version.endsWith("/1.1") ? "json-feed-1.1" : "json-feed-1",
        context.texts().title(string(feed, "title"), false, true),
        items.link(feed, "home_page_url"),
        items.link(feed, "feed_url"),
        hub(feed),
        LanguageTag.of(string(feed, "language")),
        null,
        Set.of(),
        Set.of(),
        entries,
        List.of(),
        context.warnings().sentences(),
        new About(
            null, Content.valueOf(description), false, JsonItemReader.authors(feed), null, null));
  }

  private String hub(JsonNode feed) {
    for (JsonNode hub : feed.path("hubs")) {
      if (hub.path("type").asText("").equalsIgnoreCase("WebSub")) {
        return items.link(hub, "url");
      }
    }
    return null;
  }

  private static String string(JsonNode object, String name) {
    return JsonItemReader.string(object, name);
  }
}
