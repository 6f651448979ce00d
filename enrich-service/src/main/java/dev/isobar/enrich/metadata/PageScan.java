package dev.isobar.enrich.metadata;

import dev.isobar.enrich.text.Titles;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/**
 * Collects in one traversal, without recursion, all that the readers of metadata look at: meta
 * tags, links, scripts, marked elements and the visible text with line breaks between blocks.
 */
final class PageScan implements NodeFilter {
  private static final Set<String> SKIPPED =
      Set.of(
          ("style noscript template iframe object svg canvas select textarea button video"
                  + " audio math")
              .split(" "));
  private static final Set<String> INLINE =
      Set.of(
          ("a abbr acronym b bdi bdo big cite code data em font i img ins kbd label mark q"
                  + " s small span strong strike sub sup time tt u var wbr")
              .split(" "));
  private static final Set<String> WHOLE = Set.of("html", "body", "main", "article");

  /** How far around the headline a title may be shown, in characters. */
  private static final int BEFORE_HEADLINE = 500;

  private static final int BEHIND_HEADLINE = 1_500;

  /** Number of marks after which no more are kept; the article's own come first. */
  private static final int MAX_MARKS = 2_000;

  private record Open(Element element, int roles, int start) {}

  final List<Element> metas = new ArrayList<>();
  final List<Element> jsonLd = new ArrayList<>();
  final List<Element> scripts = new ArrayList<>();
  final List<PageMark> marks = new ArrayList<>();
  final List<PageMark> headings = new ArrayList<>();
  private final Asides asides = new Asides();
  private final StringBuilder text = new StringBuilder();
  private final Deque<Open> open = new ArrayDeque<>();
  private String canonical = "";
  private String windowTitle = "";
  private String language = "";

  private PageScan() {}

  static PageScan of(Document page) {
    PageScan scan = new PageScan();
    NodeTraversor.filter(scan, page);
    return scan;
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
    switch (tag) {
      case "html":
        language = element.hasAttr("lang") ? element.attr("lang") : element.attr("xml:lang");
        break;
      case "meta":
        metas.add(element);
        break;
      case "link":
        if (canonical.isEmpty() && element.attr("rel").equalsIgnoreCase("canonical")) {
          canonical = element.attr("href").strip();
        }
        return FilterResult.CONTINUE;
      case "title":
        if (windowTitle.isEmpty()
            && (element.parent() == null || !element.parent().normalName().equals("svg"))) {
          windowTitle = element.text();
        }
        return FilterResult.SKIP_ENTIRELY;
      case "script":
        script(element);
        return FilterResult.SKIP_ENTIRELY;
      case "br":
        newLine();
        return FilterResult.CONTINUE;
      default:
        break;
    }
    if (SKIPPED.contains(tag)) {
      return FilterResult.SKIP_ENTIRELY;
    }
    if (!INLINE.contains(tag)) {
      newLine();
    }
    int found =
        element.attributesSize() == 0 && !tag.equals("aside") && !tag.equals("nav")
            ? 0
            : ElementRoles.of(element);
    if (WHOLE.contains(tag)) {
      found &= ~(ElementRoles.ASIDE | ElementRoles.BESIDE_ARTICLE);
    } else if (tag.equals("footer") && !isIn(element, Set.of("article"))) {
      found |= ElementRoles.BESIDE_ARTICLE;
    }
    if (found != 0 || isMarked(element, tag)) {
      open.push(new Open(element, found, text.length()));
    }
    return FilterResult.CONTINUE;
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (!(node instanceof Element element)) {
      return FilterResult.CONTINUE;
    }
    Open last = open.peek();
    if (last != null && last.element() == element) {
      open.pop();
      close(last);
    }
    if (!INLINE.contains(element.normalName())) {
      newLine();
    } else if (text.length() > 0 && element.normalName().equals("span")) {
      space();
    }
    return FilterResult.CONTINUE;
  }

  private void close(Open last) {
    PageMark mark = new PageMark(last.element(), last.roles(), last.start(), text.length());
    if (isHeading(mark.tag())) {
      headings.add(mark);
    }
    asides.add(mark);
    if ((mark.roles() & ~(ElementRoles.ASIDE | ElementRoles.BESIDE_ARTICLE)) != 0
        || isMarked(mark.element(), mark.tag())) {
      if (marks.size() < MAX_MARKS) {
        marks.add(mark);
      }
    }
  }

  private static boolean isHeading(String tag) {
    return tag.equals("h1") || tag.equals("h2") || tag.equals("h3");
  }

  private static boolean isMarked(Element element, String tag) {
    return isHeading(tag)
        || tag.equals("time")
        || tag.equals("abbr")
        || tag.equals("address")
        || element.hasAttr("itemprop")
        || element.hasAttr("rel")
        || element.hasAttr("property")
        || element.hasAttr("pubdate");
  }

  /** Returns whether an element or one above it has one of the tags. */
  static boolean isIn(Element element, Set<String> tags) {
    for (Element up = element; up != null; up = up.parent()) {
      if (tags.contains(up.normalName())) {
        return true;
      }
    }
    return false;
  }

  private void script(Element element) {
    String type = element.attr("type").toLowerCase(Locale.ROOT);
    if (type.contains("ld+json")) {
      jsonLd.add(element);
    } else if (!element.hasAttr("src")) {
      scripts.add(element);
    }
  }

  private void append(String words) {
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      if (c <= ' ' || c == '\u00a0' || c == '\u3000' || c == '\u200b' || c == '\ufeff') {
        space();
      } else if (c != '\u00ad') {
        text.append(c);
      }
    }
  }

  private void space() {
    if (text.length() > 0 && text.charAt(text.length() - 1) > ' ') {
      text.append(' ');
    }
  }

  private void newLine() {
    int end = text.length();
    if (end > 0 && text.charAt(end - 1) != '\n') {
      text.append('\n');
    }
  }

  String text() {
    return text.toString();
  }

  String textOf(PageMark mark) {
    return text.substring(
            Math.min(mark.start(), text.length()), Math.min(mark.end(), text.length()))
        .replace('\n', ' ')
        .strip();
  }

  /** Returns the comparable text around the headline, without what does not belong to it. */
  String around(Headline headline) {
    int from = Math.max(0, headline.start() - BEFORE_HEADLINE);
    int to = Math.min(text.length(), headline.end() + BEHIND_HEADLINE);
    StringBuilder around = new StringBuilder();
    for (int start = from; start < to; ) {
      int end = text.indexOf("\n", start);
      end = end < 0 ? to : Math.min(end, to);
      if (!isAside(start)) {
        around.append(text, start, end);
      }
      start = end + 1;
    }
    return Titles.plain(around.toString());
  }

  /** Returns whether a place in the text belongs to comments, a sidebar, a menu or the like. */
  boolean isAside(int at) {
    return asides.contain(at);
  }

  /**
   * Returns whether an element belongs to them. One without text, such as {@code meta}, has no
   * place of its own, so that the elements around it count.
   */
  boolean isAside(PageMark mark) {
    return mark.start() < mark.end() ? asides.contain(mark.start()) : isAside(mark.element());
  }

  boolean isAside(Element element) {
    return asides.contain(element);
  }

  /** Returns whether a place belongs to comments, a menu or a list of other articles. */
  boolean isOther(int at) {
    return asides.containAsOther(at);
  }

  /** Counts as the article what contains the headline, and small boxes near it. */
  void keep(Headline headline) {
    asides.keep(headline);
  }

  String canonical() {
    return canonical;
  }

  /** Returns the language that the page states, such as en-GB, or an empty string. */
  String language() {
    return language.strip();
  }

  String windowTitle() {
    return windowTitle;
  }
}
