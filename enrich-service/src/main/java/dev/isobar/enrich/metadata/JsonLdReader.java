package dev.isobar.enrich.metadata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** Reads the schema.org description of a page. */
final class JsonLdReader {
  private static final Pattern ARTICLE =
      Pattern.compile("(?:\\w*Article|\\w*Posting|Report|Review|OpinionNewsArticle|CreativeWork)");
  private static final ObjectMapper LENIENT =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .build();

  /** Number of nodes after which reading stops; larger graphs add no useful nodes. */
  private static final int MAX_NODES = 5_000;

  private JsonLdReader() {}

  static void read(Document page, MetadataCandidates candidates) {
    for (Element script : page.select("script[type*=ld+json]")) {
      try {
        walk(LENIENT.readTree(script.data().strip()), candidates);
      } catch (JsonProcessingException e) {
        // Many pages contain invalid JSON-LD; most of its content is also elsewhere in the page.
        continue;
      }
    }
  }

  private static void walk(JsonNode root, MetadataCandidates candidates) {
    Deque<JsonNode> queue = new ArrayDeque<>();
    queue.add(root);
    for (int seen = 0; !queue.isEmpty() && seen < MAX_NODES; seen++) {
      JsonNode node = queue.remove();
      if (node.isObject()) {
        if (isType(node, ARTICLE)) {
          article(node, candidates, 0.9);
        } else if (node.has("datePublished")) {
          candidates.date(node.path("datePublished").asText(), 0.6, "json-ld datePublished");
        }
      }
      for (JsonNode child : node) {
        if (child.isContainerNode()) {
          queue.add(child);
        }
      }
    }
  }

  private static void article(JsonNode node, MetadataCandidates candidates, double confidence) {
    String headline = plain(node.path("headline").asText(""));
    candidates.title(headline, candidates.titles.isEmpty() ? 0.95 : 0.3, "json-ld headline");
    candidates.title(plain(node.path("name").asText("")), 0.3, "json-ld name");
    candidates.date(
        node.path("datePublished").asText(), confidence + 0.05, "json-ld datePublished");
    candidates.date(node.path("dateCreated").asText(), confidence - 0.4, "json-ld dateCreated");
    candidates.authors(names(node.path("author")), confidence, "json-ld author");
    candidates.authors(names(node.path("creator")), confidence - 0.2, "json-ld creator");
    names(node.path("publisher")).stream()
        .findFirst()
        .ifPresent(name -> candidates.publisher(name, confidence, "json-ld publisher"));
  }

  private static List<String> names(JsonNode node) {
    List<String> names = new ArrayList<>();
    for (JsonNode one : node.isArray() ? node : List.of(node)) {
      JsonNode name = one.isObject() ? one.path("name") : one;
      if (name.isArray()) {
        name.forEach(n -> names.add(plain(n.asText())));
      } else if (name.isTextual()) {
        names.add(plain(name.asText()));
      }
    }
    return names;
  }

  private static boolean isType(JsonNode node, Pattern wanted) {
    JsonNode type = node.path("@type");
    if (type.isTextual()) {
      return wanted.matcher(type.asText()).matches();
    }
    for (JsonNode one : type) {
      if (wanted.matcher(one.asText()).matches()) {
        return true;
      }
    }
    return false;
  }

  private static String plain(String text) {
    return text.indexOf('&') < 0 ? text : Parser.unescapeEntities(text, false);
  }
}
