package dev.isobar.enrich.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/** Walks a page once, without recursion, and cuts it into {@link Block}s. */
final class BlockParser implements NodeFilter {
  private static final Set<String> SILENT =
      Set.of(
          "script",
          "style",
          "noscript",
          "template",
          "iframe",
          "object",
          "embed",
          "svg",
          "canvas",
          "video",
          "audio",
          "map",
          "math",
          "select",
          "option",
          "textarea",
          "input",
          "button",
          "head",
          "datalist",
          "progress",
          "meter",
          "frame",
          "frameset",
          "applet");
  private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");
  private static final Set<String> OWN_LINE =
      Set.of(
          "address",
          "article",
          "aside",
          "blockquote",
          "body",
          "center",
          "dd",
          "details",
          "dialog",
          "dir",
          "div",
          "dl",
          "dt",
          "fieldset",
          "figcaption",
          "figure",
          "footer",
          "form",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "header",
          "hgroup",
          "hr",
          "html",
          "li",
          "main",
          "menu",
          "nav",
          "ol",
          "p",
          "pre",
          "section",
          "summary",
          "table",
          "tbody",
          "td",
          "tfoot",
          "th",
          "thead",
          "tr",
          "ul",
          "caption",
          "noindex",
          "legend");

  private final List<Block> blocks = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final MarkupBoilerplate hints;
  private Element parent;
  private Element furnitureFrom;
  private String furniture;
  private Element linkFrom;
  private int linkStart;
  private int linkWeight;
  private int breaks;

  private BlockParser(Document page, boolean believeNames) {
    this.hints = new MarkupBoilerplate(page, believeNames);
    this.parent = page.body();
  }

  /**
   * @param believeNames whether class and id tell furniture
   */
  static List<Block> of(Document page, boolean believeNames) {
    BlockParser blocks = new BlockParser(page, believeNames);
    NodeTraversor.filter(blocks, page.body());
    blocks.flush();
    return blocks.blocks;
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof TextNode words) {
      append(words.getWholeText());
      return FilterResult.CONTINUE;
    }
    if (!(node instanceof Element element)) {
      return FilterResult.CONTINUE;
    }
    String tag = element.normalName();
    if (SILENT.contains(tag) || hints.isHidden(element)) {
      return FilterResult.SKIP_ENTIRELY;
    }
    if (tag.equals("br")) {
      lineBreak();
    } else if (tag.equals("a") && linkFrom == null) {
      linkFrom = element;
      linkStart = text.length();
    }
    String reason = furniture == null ? hints.furniture(element) : null;
    if (OWN_LINE.contains(tag) || reason != null) {
      flush();
      parent = OWN_LINE.contains(tag) ? element : parent;
    }
    if (reason != null) {
      furniture = reason;
      furnitureFrom = element;
    }
    return FilterResult.CONTINUE;
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (!(node instanceof Element element)) {
      return FilterResult.CONTINUE;
    }
    boolean line = OWN_LINE.contains(element.normalName());
    if (line || element == furnitureFrom) {
      flush();
    }
    if (element == linkFrom) {
      countLink();
      linkFrom = null;
    }
    if (line && element.parent() != null) {
      parent = ownLine(element.parent());
    }
    if (element == furnitureFrom) {
      furniture = null;
      furnitureFrom = null;
    }
    return FilterResult.CONTINUE;
  }

  private static Element ownLine(Element element) {
    Element at = element;
    while (!OWN_LINE.contains(at.normalName()) && at.parent() != null) {
      at = at.parent();
    }
    return at;
  }

  private void append(String words) {
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      if (c <= ' ' || c == '\u00A0' || c == '\u3000' || c == '\u200B' || c == '\uFEFF') {
        if (text.length() > 0 && !Character.isWhitespace(text.charAt(text.length() - 1))) {
          text.append(' ');
        }
      } else if (!Character.isISOControl(c) && c != '\u00AD') {
        text.append(c);
        breaks = 0;
      }
    }
  }

  /** Two breaks end a paragraph, as old pages write them; one breaks the line. */
  private void lineBreak() {
    breaks++;
    if (breaks >= 2) {
      flush();
    } else {
      trimEnd();
      if (text.length() > 0) {
        text.append('\n');
      }
    }
  }

  private void countLink() {
    if (linkFrom != null && linkStart < text.length()) {
      linkWeight += Block.weigh(text.subSequence(linkStart, text.length()));
    }
    linkStart = text.length();
  }

  private void flush() {
    countLink();
    linkStart = 0;
    breaks = 0;
    trimEnd();
    if (text.length() > 0) {
      String words = text.toString();
      blocks.add(new Block(parent, words, kind(), Block.weigh(words), linkWeight, furniture));
    }
    text.setLength(0);
    linkWeight = 0;
  }

  private void trimEnd() {
    int end = text.length();
    while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    text.setLength(end);
  }

  private Block.Kind kind() {
    Element at = parent;
    for (int up = 0; at != null && up < 2; up++, at = at.parent()) {
      if (HEADINGS.contains(at.normalName())) {
        return Block.Kind.HEADING;
      }
      if (at.normalName().equals("li")) {
        return Block.Kind.ITEM;
      }
    }
    return Block.Kind.PARAGRAPH;
  }
}
