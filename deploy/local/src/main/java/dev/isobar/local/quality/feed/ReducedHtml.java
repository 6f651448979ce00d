package dev.isobar.local.quality.feed;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/**
 * Reduces HTML to its text, the usual elements and their links, on one line. What a sanitiser
 * removes is removed here too, so that HTML before and after one is the same.
 */
final class ReducedHtml {
  private static final Safelist KEPT =
      Safelist.none()
          .addTags("a", "b", "blockquote", "br", "code", "em", "h1", "h2", "h3", "i", "img", "li")
          .addTags("ol", "p", "pre", "strong", "table", "td", "th", "tr", "ul")
          .addAttributes("a", "href")
          .addAttributes("img", "src");

  private ReducedHtml() {}

  static String of(String html) {
    Document document = parsed(html);
    Document clean = new Cleaner(KEPT).clean(document);
    for (Element element : clean.body().select("[href], [src]")) {
      element.attributes().forEach(attribute -> attribute.setValue(attribute.getValue().strip()));
    }
    clean.outputSettings().prettyPrint(false);
    return clean.body().html().replace("&nbsp;", " ").replaceAll("\\s+", " ").strip();
  }

  static String ofPlain(String text) {
    return of(Entities.escape(text));
  }

  /** Returns the text alone. */
  static String text(String html) {
    return parsed(html).body().text();
  }

  /** Parses without frames, whose text a sanitiser keeps and a browser hides. */
  private static Document parsed(String html) {
    Document document = Jsoup.parseBodyFragment(html.replaceAll("(?i)</?iframe\\b[^<>]*>", ""));
    document.select("applet, script, style").remove();
    return document;
  }
}
