package dev.isobar.ingest.feed.document;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the entities that a document type declaration declares inside of the document. */
final class DeclaredEntities {
  private static final int MAX_SEARCH = 64 * 1024;
  private static final int MAX_ENTITIES = 500;
  private static final Pattern ENTITY =
      Pattern.compile(
          "<!ENTITY\\s{1,20}([A-Za-z_][\\w.\\-]{0,31})\\s{1,20}(?:\"([^\"<>]{0,1000})\"|'([^'<>]{0,1000})')");
  private static final Pattern EXTERNAL =
      Pattern.compile("<!ENTITY\\s{1,20}(?:%\\s{0,20})?[\\w.:\\-]{1,32}\\s{1,20}(?:SYSTEM|PUBLIC)");

  /** A reference to another entity inside of an entity. */
  private static final Pattern NESTED = Pattern.compile("[&%](?!#|amp;|lt;|gt;|quot;|apos;)");

  private DeclaredEntities() {}

  /** Returns values as markup without tags, by name. Nested and external entities are not read. */
  static Map<String, String> of(String text, Warnings warnings) {
    Map<String, String> entities = new HashMap<>();
    String head = text.substring(0, Math.min(text.length(), MAX_SEARCH));
    int start = head.indexOf("<!DOCTYPE");
    if (start < 0) {
      return entities;
    }
    Matcher matcher = ENTITY.matcher(head).region(start, head.length());
    while (matcher.find() && entities.size() < MAX_ENTITIES) {
      String value = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
      if (NESTED.matcher(value).find()) {
        warnings.add("An entity that refers to another entity was not expanded.");
      } else {
        entities.putIfAbsent(matcher.group(1), value);
      }
    }
    if (EXTERNAL.matcher(head).region(start, head.length()).find()) {
      warnings.add("The document declares an external entity; it was not read.");
    }
    return entities;
  }
}
