package dev.isobar.ingest.feed.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads one item of a JSON Feed. */
final class JsonItemReader {
  private static final int MAX_VALUES = 100;
  private static final int MAX_LENGTH = 300;

  private final ReadContext context;

  JsonItemReader(ReadContext context) {
    this.context = context;
  }

  FeedEntry read(JsonNode item) {
    String published = string(item, "date_published");
    String html = string(item, "content_html");
    Content content =
        html == null
            ? context.texts().content(string(item, "content_text"), false)
            : context.texts().content(Markup.withAbsoluteLinks(html, context.address()), true);
    Content summary = context.texts().content(string(item, "summary"), false);
    String link = link(item, "url");
    return new FeedEntry(
        Identifiers.of(string(item, "id")),
        link == null ? link(item, "external_url") : link,
        context.texts().title(string(item, "title"), false, true),
        authors(item),
        context.time(published),
        published,
        context.time(string(item, "date_modified")),
        Content.valueOf(summary),
        false,
        Content.valueOf(content),
        Content.isHtml(content),
        LanguageTag.of(string(item, "language")),
        tags(item));
  }

  /** Returns an absolute link; null if it is absent or neither http nor https. */
  String link(JsonNode object, String name) {
    String written = string(object, name);
    String link = WebLink.resolve(context.address(), written);
    if (written != null && link == null) {
      context.warnings().add("A link is malformed or neither http nor https; it was left out.");
    }
    return link;
  }

  /** Returns a string or a number as a string; null if it is absent or blank. */
  static String string(JsonNode object, String name) {
    JsonNode value = object.path(name);
    boolean isText = value.isTextual() || value.isNumber();
    return isText && !value.asText().isBlank() ? value.asText() : null;
  }

  /** Returns the names of {@code authors}, or of {@code author} of version 1. */
  static List<String> authors(JsonNode object) {
    Set<String> authors = new LinkedHashSet<>();
    for (JsonNode author : object.path("authors")) {
      add(authors, author.isTextual() ? author.asText() : string(author, "name"));
    }
    JsonNode author = object.path("author");
    if (authors.isEmpty()) {
      add(authors, author.isTextual() ? author.asText() : string(author, "name"));
    }
    return List.copyOf(authors);
  }

  private static List<String> tags(JsonNode item) {
    Set<String> tags = new LinkedHashSet<>();
    item.path("tags").forEach(tag -> add(tags, tag.isTextual() ? tag.asText() : null));
    return List.copyOf(tags);
  }

  private static void add(Set<String> values, String value) {
    boolean isShort = value != null && !value.isBlank() && value.length() <= MAX_LENGTH;
    if (isShort && values.size() < MAX_VALUES) {
      values.add(TextReader.line(value));
    }
  }
}
