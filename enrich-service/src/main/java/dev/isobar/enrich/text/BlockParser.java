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

/** Splits a page into {@link Block}s in one traversal without recursion. */
final class BlockParser implements NodeFilter {
  private static final Set<String> SKIPPED =
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
  private static final Set<String> BLOCK_LEVEL =
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

  /** Skipped where scripts run; a crawler is the reader whom they are for. */
  private static final Set<String> WITHOUT_SCRIPT = Set.of("noscript", "template");

  /** Longest text of a heading that was never closed, in characters. */
  private static final int LONGEST_TITLE = 200;

  /** Paragraphs in one and the same link from which on the link was never closed. */
  private static final int UNCLOSED_LINK = 3;

  private final List<Block> blocks = new ArrayList<>();
  private final List<String> addresses = new ArrayList<>();
  private final boolean readHidden;
  private final StringBuilder text = new StringBuilder();
  private final MarkupBoilerplate markup;
  private Element parent;
  private Element removedElement;
  private String removalReason;
  private Element link;
  private int linkTextStart;
  private int linkWeight;
  private String address;
  private int breaks;

  private BlockParser(Document page, MarkupBoilerplate markup, boolean readHidden) {
    this.markup = markup;
    this.readHidden = readHidden;
    this.parent = page.body();
  }

  /**
   * Returns the blocks of a page in document order.
   *
   * @param readHidden whether to read what a browser hides, {@code noscript} included
   */
  static List<Block> of(Document page, MarkupBoilerplate markup, boolean readHidden) {
    BlockParser blocks = new BlockParser(page, markup, readHidden);
    NodeTraversor.filter(blocks, page.body());
    blocks.flush();
    blocks.openUnclosedLinks();
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
    if (isSkipped(tag) || markup.isHidden(element, readHidden)) {
      return FilterResult.SKIP_ENTIRELY;
    }
    if (tag.equals("br")) {
      lineBreak();
    } else if (tag.equals("a") && link == null && element.hasAttr("href")) {
      link = element;
      linkTextStart = text.length();
    }
    String reason = removalReason == null ? markup.removalReason(element) : null;
    if (BLOCK_LEVEL.contains(tag) || reason != null) {
      flush();
      parent = BLOCK_LEVEL.contains(tag) ? element : parent;
    }
    if (reason != null) {
      removalReason = reason;
      removedElement = element;
    }
    return FilterResult.CONTINUE;
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (!(node instanceof Element element)) {
      return FilterResult.CONTINUE;
    }
    boolean isBlockLevel = BLOCK_LEVEL.contains(element.normalName());
    if (isBlockLevel || element == removedElement) {
      flush();
    }
    if (element == link) {
      countLink();
      link = null;
    }
    if (isBlockLevel && element.parent() != null) {
      parent = blockLevel(element.parent());
    }
    if (element == removedElement) {
      removalReason = null;
      removedElement = null;
    }
    return FilterResult.CONTINUE;
  }

  private boolean isSkipped(String tag) {
    return SKIPPED.contains(tag) && !(readHidden && WITHOUT_SCRIPT.contains(tag));
  }

  /**
   * Takes several paragraphs in a row that are one link to the same address for text: a parser
   * continues a link that the page never closes.
   */
  private void openUnclosedLinks() {
    int start = 0;
    for (int i = 1; i <= blocks.size(); i++) {
      if (i < blocks.size()
          && addresses.get(i) != null
          && addresses.get(i).equals(addresses.get(start))) {
        continue;
      }
      for (int j = start; j < i && i - start >= UNCLOSED_LINK; j++) {
        blocks.set(j, blocks.get(j).withoutLinks());
      }
      start = i;
    }
  }

  private static Element blockLevel(Element element) {
    Element ancestor = element;
    while (!BLOCK_LEVEL.contains(ancestor.normalName()) && ancestor.parent() != null) {
      ancestor = ancestor.parent();
    }
    return ancestor;
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

  /**
   * Ends the paragraph at the second of two consecutive breaks, which old pages use instead of
   * {@code p}; a single break becomes a line break.
   */
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
    if (link != null && linkTextStart < text.length()) {
      linkWeight += Block.weigh(text.subSequence(linkTextStart, text.length()));
      address = link.attr("href");
    }
    linkTextStart = text.length();
  }

  private void flush() {
    countLink();
    linkTextStart = 0;
    breaks = 0;
    trimEnd();
    if (text.length() > 0) {
      String words = text.toString();
      int weight = Block.weigh(words);
      blocks.add(new Block(parent, words, kind(), weight, linkWeight, removalReason));
      addresses.add(address != null && linkWeight >= weight - 2 && weight >= 60 ? address : null);
    }
    text.setLength(0);
    linkWeight = 0;
    address = null;
  }

  private void trimEnd() {
    int end = text.length();
    while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    text.setLength(end);
  }

  private Block.Kind kind() {
    Element ancestor = parent;
    for (int up = 0; ancestor != null && up < 2; up++, ancestor = ancestor.parent()) {
      if (HEADINGS.contains(ancestor.normalName())) {
        return markup.isUnclosed(ancestor) && (up > 0 || text.length() > LONGEST_TITLE)
            ? Block.Kind.PARAGRAPH
            : Block.Kind.HEADING;
      }
      if (ancestor.normalName().equals("li")) {
        return Block.Kind.ITEM;
      }
    }
    return Block.Kind.PARAGRAPH;
  }
}
