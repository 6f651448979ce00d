package dev.isobar.ingest.feed.document;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeVisitor;

/** Recognises HTML in the texts of feeds and reads it. */
final class Markup {
  private static final Pattern TAG_OR_ENTITY =
      Pattern.compile(
          "<(?:!--|!\\[CDATA\\[|/?[A-Za-z][A-Za-z0-9]*(?:\\s[^<>]*)?/?>)|&(?:[A-Za-z][A-Za-z0-9]{1,30}|#\\d{1,7}|#[xX][0-9A-Fa-f]{1,6});");
  private static final Pattern ENTITY =
      Pattern.compile("&(?:[A-Za-z][A-Za-z0-9]{1,30}|#\\d{1,7}|#[xX][0-9A-Fa-f]{1,6});");

  /** The elements that titles contain in practice; other angle brackets are part of the text. */
  private static final Pattern TITLE_TAG =
      Pattern.compile(
          "(?i)</?(?:a|abbr|b|big|br|cite|code|del|div|em|font|h[1-6]|hr|i|iframe|img|ins|li|mark|"
              + "nobr|object|ol|p|q|s|script|small|span|strike|strong|style|sub|sup|t|tt|u|ul|wbr)"
              + "(?:\\s[^<>]*)?/?>|<!--");

  /** Attributes whose relative links are resolved. */
  private static final Set<String> LINKS =
      Set.of("href", "src", "poster", "cite", "longdesc", "action", "data", "background");

  private static final Pattern LINK =
      Pattern.compile(
          "(?i)\\b(?:href|src|poster|cite|longdesc|action|data|background)\\s*+=\\s*+"
              + "(?:\"([^\"<>]*+)\"|'([^'<>]*+)'|([^\\s\"'<>]++))");
  private static final Pattern ABSOLUTE =
      Pattern.compile("^\\s*+(?:[A-Za-z][A-Za-z0-9+.\\-]*+:|#|$)");

  /** In HTML, these elements do not end with their start tag: they take in all that follows. */
  private static final Pattern SELF_CLOSED =
      Pattern.compile("(?i)<(iframe|script|style|textarea|title|noscript)\\b([^<>]*)/>");

  private static final Pattern FRAME = Pattern.compile("(?i)<iframe\\b[^<>]*>");
  private static final Pattern FRAME_END = Pattern.compile("(?i)</iframe\\s*>");

  private static final Set<String> VOID =
      Set.of(
          "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
          "source", "track", "wbr");

  private Markup() {}

  /** Returns whether a text of unknown kind is HTML: it has a tag or an entity. */
  static boolean isHtml(String text) {
    return TAG_OR_ENTITY.matcher(text).find();
  }

  /** Returns whether a title of unknown kind has tags of HTML. */
  static boolean hasTitleTags(String title) {
    return title.indexOf('<') >= 0 && TITLE_TAG.matcher(title).find();
  }

  static boolean hasEntity(String text) {
    return text.indexOf('&') >= 0 && ENTITY.matcher(text).find();
  }

  static String decodeEntities(String text) {
    return Parser.unescapeEntities(text, false);
  }

  /** Returns the text of HTML without scripts and styles, on one line. */
  static String text(String html) {
    return Jsoup.parseBodyFragment(closed(html)).text();
  }

  /** Closes elements that would take in the rest of the text. */
  static String closed(String html) {
    String out = html.contains("/>") ? SELF_CLOSED.matcher(html).replaceAll("<$1$2></$1>") : html;
    boolean hasOpenFrame = FRAME.matcher(out).find() && !FRAME_END.matcher(out).find();
    return hasOpenFrame ? FRAME.matcher(out).replaceAll("$0</iframe>") : out;
  }

  /** Returns the HTML with absolute links and all else unchanged. */
  static String withAbsoluteLinks(String html, URI base) {
    if (base == null || html.indexOf('<') < 0) {
      return html;
    }
    return LINK.matcher(html)
        .replaceAll(match -> Matcher.quoteReplacement(absolute(match, html, base)));
  }

  private static String absolute(MatchResult match, String html, URI base) {
    int group = match.group(1) != null ? 1 : match.group(2) != null ? 2 : 3;
    String link = match.group(group);
    boolean isInTag = html.lastIndexOf('<', match.start()) > html.lastIndexOf('>', match.start());
    if (ABSOLUTE.matcher(link).find() || !isInTag) {
      return match.group();
    }
    String absolute = WebLink.resolve(base, decodeEntities(link));
    if (absolute == null) {
      return match.group();
    }
    String attribute = html.substring(match.start(), match.start(group));
    String quote = group == 3 ? "\"" : "";
    String end = html.substring(match.end(group), match.end());
    return attribute + quote + absolute.replace("&", "&amp;").replace("'", "%27") + quote + end;
  }

  /**
   * Returns the markup inside an XML element as HTML with absolute links.
   *
   * @param most where the HTML is cut off, roughly
   */
  static String inner(FeedElement outer, int most) {
    HtmlWriter writer = new HtmlWriter(outer.base(), most);
    outer.element().childNodes().forEach(node -> node.traverse(writer));
    return writer.html.toString().strip();
  }

  /** Writes nodes of XML as HTML: without prefixes and namespaces. */
  private static final class HtmlWriter implements NodeVisitor {
    private final StringBuilder html = new StringBuilder();
    private final Deque<URI> bases = new ArrayDeque<>();

    private final int most;

    HtmlWriter(URI base, int most) {
      bases.push(base);
      this.most = most;
    }

    @Override
    public void head(Node node, int depth) {
      if (html.length() > most) {
        return;
      }
      if (node instanceof TextNode text) {
        html.append(Entities.escape(text.getWholeText()));
      } else if (node instanceof Element element) {
        bases.push(FeedElement.resolved(bases.peek(), element.attr("xml:base")));
        html.append('<').append(element.tag().localName());
        element.attributes().forEach(this::write);
        html.append('>');
      }
    }

    private void write(Attribute attribute) {
      String name = attribute.getKey();
      if (name.indexOf(':') < 0 && !name.equals("xmlns")) {
        String value = attribute.getValue();
        boolean isRelative = LINKS.contains(name) && !ABSOLUTE.matcher(value).find();
        String link = isRelative ? WebLink.resolve(bases.peek(), value) : null;
        html.append(' ').append(name).append("=\"");
        html.append(Entities.escape(link == null ? value : link)).append('"');
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (node instanceof Element element && html.length() <= most) {
        bases.pop();
        if (!VOID.contains(element.tag().localName())) {
          html.append("</").append(element.tag().localName()).append('>');
        }
      }
    }
  }
}
