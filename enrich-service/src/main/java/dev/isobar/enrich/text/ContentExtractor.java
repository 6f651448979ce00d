package dev.isobar.enrich.text;

import dev.isobar.contracts.RawArticle;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/** Finds the article in what a feed brought: HTML or flat text, as text or as bytes. */
public final class ContentExtractor {
  /** Deeper nesting says nothing and costs time; no real page comes near. */
  private static final int MAX_DEPTH = 400;

  private static final Pattern TAGGED =
      Pattern.compile("(?is)^\\s*(<!doctype html|<html|<head|<body)");

  private final HtmlContentExtractor mainText = new HtmlContentExtractor();
  private final PlainTextExtractor flatText = new PlainTextExtractor();

  public ExtractedText read(RawArticle raw) {
    String content =
        raw.content() != null
            ? raw.content()
            : CharsetDecoder.decode(raw.contentBytes(), raw.contentType());
    if (!isHtml(raw.contentType(), content)) {
      return flatText.read(content);
    }
    Document page =
        Parser.htmlParser()
            .setMaxDepth(MAX_DEPTH)
            .parseInput(content, raw.url() == null ? "" : raw.url());
    return mainText.read(content, page);
  }

  private static boolean isHtml(String contentType, String content) {
    String type = contentType.toLowerCase(Locale.ROOT);
    return type.contains("html")
        || type.contains("xml")
        || TAGGED.matcher(content.substring(0, Math.min(200, content.length()))).find();
  }
}
