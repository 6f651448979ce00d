package dev.isobar.ingest.feed.document;

import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
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

  private static final Pattern RELATIVE_LINK =
      Pattern.compile(
          "(?i)\\b(?:href|src|poster|cite|longdesc|action|data|background)\\s*+=\\s*+"
              + "(?:[\"']\\s*+)?+(?![a-z][a-z0-9+.\\-]*+:|#)");

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
    return Jsoup.parseBodyFragment(html).text();
  }

  /** Returns the HTML with absolute links; the same string if all links are absolute. */
  static String withAbsoluteLinks(String html, URI base) {
    if (base == null || !RELATIVE_LINK.matcher(html).find()) {
      return html;
    }
    Document document = Jsoup.parseBodyFragment(html);
    document.outputSettings().prettyPrint(false);
    for (String name : LINKS) {
      for (Element element : document.body().getElementsByAttribute(name)) {
        String absolute = absolute(base, element.attr(name));
        if (absolute != null) {
          element.attr(name, absolute);
        }
      }
    }
    return document.body().html();
  }

  /** Returns the markup inside an XML element as HTML with absolute links. */
  static String inner(FeedElement outer) {
    StringBuilder html = new StringBuilder();
    outer.element().childNodes().forEach(node -> node.traverse(new HtmlWriter(html, outer)));
    return html.toString().strip();
  }

  private static String absolute(URI base, String link) {
    boolean isOther = link.isBlank() || link.strip().startsWith("#");
    return isOther ? null : WebLink.resolve(base, link);
  }

  /** Writes nodes of XML as HTML: without prefixes and namespaces. */
  private record HtmlWriter(StringBuilder html, FeedElement outer) implements NodeVisitor {
    @Override
    public void head(Node node, int depth) {
      if (node instanceof TextNode text) {
        html.append(Entities.escape(text.getWholeText()));
      } else if (node instanceof Element element) {
        html.append('<').append(element.tag().localName());
        element
            .attributes()
            .forEach(
                attribute -> {
                  String name = attribute.getKey();
                  if (name.indexOf(':') < 0 && !name.equals("xmlns")) {
                    String value = attribute.getValue();
                    String link = LINKS.contains(name) ? absolute(base(element), value) : null;
                    html.append(' ').append(name).append("=\"");
                    html.append(Entities.escape(link == null ? value : link)).append('"');
                  }
                });
        html.append('>');
      }
    }

    private URI base(Element element) {
      return new FeedElement(element, outer.root(), outer.address()).base();
    }

    @Override
    public void tail(Node node, int depth) {
      if (node instanceof Element element && !VOID.contains(element.tag().localName())) {
        html.append("</").append(element.tag().localName()).append('>');
      }
    }
  }
}
