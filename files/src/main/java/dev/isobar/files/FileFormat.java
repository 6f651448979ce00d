package dev.isobar.files;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Names the formats of files with articles, by the ends of their names. */
public enum FileFormat {
  /** RawArticle v1, one per line. */
  NDJSON,
  /** One RawArticle v1. */
  JSON,
  /** Pages as a crawler stored them, ISO 28500. */
  WARC,
  /** One mail, RFC 5322. */
  EML,
  /** Many mails, RFC 4155. */
  MBOX,
  /** One page. */
  HTML,
  /** One text. */
  TEXT;

  private static final Map<String, FileFormat> BY_EXTENSION =
      Map.ofEntries(
          Map.entry("ndjson", NDJSON),
          Map.entry("jsonl", NDJSON),
          Map.entry("json", JSON),
          Map.entry("warc", WARC),
          Map.entry("eml", EML),
          Map.entry("mbox", MBOX),
          Map.entry("html", HTML),
          Map.entry("htm", HTML),
          Map.entry("xhtml", HTML),
          Map.entry("txt", TEXT),
          Map.entry("md", TEXT));

  /** Returns the format of a file; {@code .gz} at the end of its name is ignored. */
  public static Optional<FileFormat> ofName(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
    return Optional.ofNullable(BY_EXTENSION.get(plain.substring(plain.lastIndexOf('.') + 1)));
  }

  /** Returns the ends of names that are read, for messages. */
  public static String extensions() {
    return ".html, .htm, .xhtml, .txt, .md, .json, .ndjson, .jsonl, .eml, .mbox, .warc,"
        + " each also with .gz";
  }
}
