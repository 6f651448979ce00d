package dev.isobar.enrich.text;

import dev.isobar.contracts.RawArticle;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/** Extracts the article from a raw article: HTML or plain text, as characters or as bytes. */
public final class ContentExtractor {
  /**
   * Deepest nesting that is parsed. Real pages stay far below it, and deeper nesting only costs
   * time.
   */
  private static final int MAX_DEPTH = 400;

  private static final Pattern HTML_START =
      Pattern.compile("(?is)^\\s*(<!doctype html|<html|<head|<body)");

  private final HtmlContentExtractor htmlExtractor = new HtmlContentExtractor();
  private final PlainTextExtractor plainTextExtractor = new PlainTextExtractor();

  /** Returns the article's text and the boilerplate that was removed from it. */
  public ExtractedText read(RawArticle raw) {
    String content =
        MojibakeRepair.repaired(
            raw.content() != null
                ? raw.content()
                : CharsetDecoder.decode(raw.contentBytes(), raw.contentType()));
    if (!isHtml(raw.contentType(), content)) {
      return plainTextExtractor.read(content);
    }
    Document page =
        Parser.htmlParser()
            .setMaxDepth(MAX_DEPTH)
            .parseInput(content, raw.url() == null ? "" : raw.url());
    return htmlExtractor.read(content, page);
  }

  private static boolean isHtml(String contentType, String content) {
    String type = contentType.toLowerCase(Locale.ROOT);
    return type.contains("html")
        || type.contains("xml")
        || HTML_START.matcher(content.substring(0, Math.min(200, content.length()))).find();
  }
}
