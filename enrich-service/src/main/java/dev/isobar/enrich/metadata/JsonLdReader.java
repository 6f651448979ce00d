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

/** Reads schema.org descriptions of the page. */
final class JsonLdReader {
  private static final Pattern ARTICLE =
      Pattern.compile("(?:\\w*Article|\\w*Posting|Report|Review|OpinionNewsArticle|CreativeWork)");
  private static final ObjectMapper LENIENT =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .build();

  /** Larger graphs hold no more of use. */
  private static final int MAX_NODES = 5_000;

  private JsonLdReader() {}

  static void read(Document page, MetadataCandidates findings) {
    for (Element script : page.select("script[type*=ld+json]")) {
      try {
        walk(LENIENT.readTree(script.data().strip()), findings);
      } catch (JsonProcessingException e) {
        // Hand-made JSON is often broken; the page says most of it elsewhere too.
        continue;
      }
    }
  }

  private static void walk(JsonNode root, MetadataCandidates findings) {
    Deque<JsonNode> left = new ArrayDeque<>();
    left.add(root);
    for (int seen = 0; !left.isEmpty() && seen < MAX_NODES; seen++) {
      JsonNode node = left.remove();
      if (node.isObject()) {
        if (isType(node, ARTICLE)) {
          article(node, findings, 0.9);
        } else if (node.has("datePublished")) {
          findings.date(node.path("datePublished").asText(), 0.6, "json-ld datePublished");
        }
      }
      for (JsonNode child : node) {
        if (child.isContainerNode()) {
          left.add(child);
        }
      }
    }
  }

  private static void article(JsonNode node, MetadataCandidates findings, double confidence) {
    String headline = plain(node.path("headline").asText(""));
    findings.title(headline, findings.titles.isEmpty() ? 0.95 : 0.3, "json-ld headline");
    findings.title(plain(node.path("name").asText("")), 0.3, "json-ld name");
    findings.date(node.path("datePublished").asText(), confidence + 0.05, "json-ld datePublished");
    findings.date(node.path("dateCreated").asText(), confidence - 0.4, "json-ld dateCreated");
    findings.authors(names(node.path("author")), confidence, "json-ld author");
    findings.authors(names(node.path("creator")), confidence - 0.2, "json-ld creator");
    names(node.path("publisher")).stream()
        .findFirst()
        .ifPresent(name -> findings.publisher(name, confidence, "json-ld publisher"));
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
