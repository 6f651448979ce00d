package dev.isobar.ingest.push;

import java.util.Locale;
import java.util.Optional;

/** Lists the formats of pushed articles, by media type. */
enum BodyFormat {
  /** One RawArticle. */
  JSON,
  /** Several RawArticles, one per line. */
  NDJSON,
  /** A page or a text. */
  DOCUMENT;

  /** Returns the format of a body; empty if {@code contentType} is not supported. */
  static Optional<BodyFormat> of(String contentType) {
    if (contentType == null) {
      return Optional.empty();
    }
    String[] parts = contentType.toLowerCase(Locale.ROOT).split(";", 2);
    return switch (parts[0].strip()) {
      case "application/json" -> inUtf8(parts, JSON);
      case "application/x-ndjson", "application/ndjson", "application/jsonl" ->
          inUtf8(parts, NDJSON);
      case "text/html", "application/xhtml+xml", "text/plain" -> Optional.of(DOCUMENT);
      default -> Optional.empty();
    };
  }

  /** Returns whether a body is a text without markup, from which nothing can be stripped. */
  static boolean isPlainText(String contentType) {
    return contentType.strip().toLowerCase(Locale.ROOT).startsWith("text/plain");
  }

  private static Optional<BodyFormat> inUtf8(String[] parts, BodyFormat form) {
    boolean other = parts.length == 2 && parts[1].matches(".*charset\\s*=(?!\\s*\"?utf-?8\\b).*");
    return other ? Optional.empty() : Optional.of(form);
  }
}
