package dev.isobar.ingest.feed.definition;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.isobar.contracts.ContractViolationException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamReader;

/**
 * Writes feeds as OPML 2. What OPML has no attribute for is in attributes of our own namespace:
 * text as it is, other values as JSON. So {@link FeedOpml} reads the same feeds again.
 */
public final class OpmlWriter {
  static final String NAMESPACE = "https://isobar.dev/opml";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> STANDARD = Set.of("url", "title");
  private static final Set<String> STRUCTURED =
      Set.of("headers", "rules", "extraction", "tags", "paused", "fullArticle", "webSub");

  private OpmlWriter() {}

  /** Writes feeds in their order. */
  public static byte[] write(List<Feed> feeds) {
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.append("<opml version=\"2.0\" xmlns:isobar=\"").append(NAMESPACE).append("\">\n");
    xml.append("  <head><title>Isobar</title></head>\n  <body>\n");
    feeds.forEach(feed -> write(feed, xml));
    return xml.append("  </body>\n</opml>\n").toString().getBytes(UTF_8);
  }

  /** Returns the values in our own namespace. */
  static ObjectNode fields(XMLStreamReader xml) {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (NAMESPACE.equals(xml.getAttributeNamespace(i))) {
        String name = xml.getAttributeLocalName(i);
        fields.set(name, value(name, xml.getAttributeValue(i)));
      }
    }
    return fields;
  }

  private static JsonNode value(String name, String text) {
    if (!STRUCTURED.contains(name)) {
      return JsonNodeFactory.instance.textNode(text);
    }
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new ContractViolationException(
          "/" + name, "is not JSON in the attribute isobar:" + name + ": correct it");
    }
  }

  private static void write(Feed feed, StringBuilder xml) {
    xml.append("    <outline type=\"rss\"");
    attribute("text", feed.title() == null ? feed.id() : feed.title(), xml);
    if (feed.title() != null) {
      attribute("title", feed.title(), xml);
    }
    attribute("xmlUrl", feed.url(), xml);
    for (Map.Entry<String, JsonNode> field : FeedJson.tree(feed).properties()) {
      if (!STANDARD.contains(field.getKey())) {
        JsonNode value = field.getValue();
        attribute(
            "isobar:" + field.getKey(), value.isTextual() ? value.asText() : value.toString(), xml);
      }
    }
    xml.append("/>\n");
  }

  private static void attribute(String name, String value, StringBuilder xml) {
    xml.append(' ').append(name).append("=\"");
    value
        .codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '"' -> xml.append("&quot;");
                case '\n', '\r', '\t' -> xml.append("&#").append(c).append(';');
                default -> xml.appendCodePoint(c);
              }
            });
    xml.append('"');
  }
}
