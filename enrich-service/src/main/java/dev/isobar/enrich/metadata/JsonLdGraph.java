package dev.isobar.enrich.metadata;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** Holds the nodes of all JSON-LD scripts of a page, and finds them by their {@code @id}. */
final class JsonLdGraph {
  private static final ObjectMapper LENIENT =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .build();

  /** What scripts are wrapped in: CDATA and comments, both with and without a comment sign. */
  private static final List<String> BEFORE = List.of("//", "/*", "*/", "<![CDATA[", "<!--");

  private static final List<String> BEHIND = List.of("//", "/*", "*/", "]]>", "-->", ";");

  /** Number of nodes after which reading stops; larger graphs add no useful nodes. */
  private static final int MAX_NODES = 5_000;

  /** Fields that hold other works: lists, comments and quoted works. */
  private static final Set<String> OTHER_WORKS =
      Set.of(
          "itemListElement",
          "comment",
          "review",
          "reviews",
          "hasPart",
          "isPartOf",
          "relatedLink",
          "isRelatedTo",
          "citation",
          "mentions",
          "workExample",
          "exampleOfWork",
          "isBasedOn",
          "significantLink",
          "potentialAction",
          "subjectOf",
          "associatedMedia",
          "itemReviewed",
          "blogPost",
          "blogPosts",
          "liveBlogUpdate",
          "suggestedAnswer",
          "acceptedAnswer");

  /**
   * Holds one object.
   *
   * @param isOther whether it stands inside another work's list
   */
  record Entry(JsonNode node, boolean isOther) {}

  final List<Entry> entries = new ArrayList<>();
  private final Map<String, JsonNode> byId = new HashMap<>();

  /** Reads the scripts; one that is no JSON is left out. */
  static JsonLdGraph of(List<Element> scripts) {
    JsonLdGraph graph = new JsonLdGraph();
    for (Element script : scripts) {
      String json = unwrapped(script.data());
      graph.read(json.startsWith("{&quot;") ? Parser.unescapeEntities(json, false) : json);
    }
    return graph;
  }

  private static String unwrapped(String data) {
    String json = data.strip();
    for (boolean found = true; found; ) {
      found = false;
      for (String sign : BEFORE) {
        if (json.startsWith(sign)) {
          json = json.substring(sign.length()).strip();
          found = true;
        }
      }
      for (String sign : BEHIND) {
        if (json.endsWith(sign)) {
          json = json.substring(0, json.length() - sign.length()).strip();
          found = true;
        }
      }
    }
    return json;
  }

  private void read(String json) {
    try (MappingIterator<JsonNode> roots = LENIENT.readerFor(JsonNode.class).readValues(json)) {
      while (roots.hasNextValue()) {
        add(roots.nextValue());
      }
    } catch (IOException e) {
      // Many pages contain invalid JSON-LD; most of its content is also elsewhere in the page.
      return;
    }
  }

  private void add(JsonNode root) {
    Deque<Entry> queue = new ArrayDeque<>();
    queue.add(new Entry(root, false));
    while (!queue.isEmpty() && entries.size() < MAX_NODES) {
      Entry entry = queue.remove();
      JsonNode node = entry.node();
      if (node.isObject()) {
        entries.add(entry);
        String id = node.path("@id").asText("");
        if (!id.isEmpty() && node.size() > 1) {
          byId.putIfAbsent(id, node);
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
          if (field.getValue().isContainerNode()) {
            boolean other = entry.isOther() || OTHER_WORKS.contains(field.getKey());
            queue.add(new Entry(field.getValue(), other));
          }
        }
      } else {
        node.forEach(child -> queue.add(new Entry(child, entry.isOther())));
      }
    }
  }

  /** Returns the object that a reference means, or the node itself. */
  JsonNode resolved(JsonNode node) {
    JsonNode id = node.path("@id");
    return node.isObject() && id.isTextual() && !node.has("name")
        ? byId.getOrDefault(id.asText(), node)
        : node;
  }

  static boolean isType(JsonNode node, Pattern wanted) {
    JsonNode type = node.path("@type");
    if (type.isTextual()) {
      return isType(type.asText(), wanted);
    }
    for (JsonNode one : type) {
      if (isType(one.asText(), wanted)) {
        return true;
      }
    }
    return false;
  }

  /** Compares a type without its vocabulary: https://schema.org/NewsArticle, schema:NewsArticle. */
  private static boolean isType(String type, Pattern wanted) {
    int end =
        Math.max(type.lastIndexOf('/'), Math.max(type.lastIndexOf(':'), type.lastIndexOf('#')));
    return wanted.matcher(type.substring(end + 1)).matches();
  }
}
