package dev.isobar.ingest.feed.document;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Selector.SelectorParseException;

/** Reads an HTML page with links to articles: those of a selector, else those that look so. */
final class PageReader {
  private final ReadContext context;
  private final String selector;

  /**
   * Creates a reader.
   *
   * @param selector the CSS selector of the links, or of elements that contain them; null: the
   *     links are found
   */
  PageReader(ReadContext context, String selector) {
    this.context = context;
    this.selector = selector;
  }

  FeedDocument read(String html) {
    Document document = Jsoup.parse(html);
    Element baseElement = document.selectFirst("base[href]");
    String stated =
        baseElement == null ? null : WebLink.resolve(context.address(), baseElement.attr("href"));
    URI base = stated == null ? context.address() : WebLink.parse(stated);
    List<Element> anchors =
        selector == null || selector.isBlank()
            ? ArticleLinks.find(document, base)
            : selected(document);
    List<FeedEntry> entries = new ArrayList<>(entries(anchors, base).values());
    if (entries.isEmpty()) {
      context.warnings().add("The page has no links to articles.");
    }
    return FeedDocument.of(
        "page",
        context.texts().title(document.title(), false, true),
        context.address().toString(),
        LanguageTag.of(language(document)),
        entries,
        context.warnings().sentences());
  }

  private List<Element> selected(Document document) {
    List<Element> anchors = new ArrayList<>();
    try {
      for (Element element : document.select(selector)) {
        boolean isAnchor = element.normalName().equals("a");
        Element anchor = isAnchor ? element : element.selectFirst("a[href]");
        if (anchor != null) {
          anchors.add(anchor);
        }
      }
    } catch (SelectorParseException e) {
      context.warnings().add("The selector of the links is malformed: " + e.getMessage());
    }
    return anchors;
  }

  /** Returns one entry for each address, with the longest title among its links. */
  private Map<String, FeedEntry> entries(List<Element> anchors, URI base) {
    Map<String, FeedEntry> entries = new LinkedHashMap<>();
    for (Element anchor : anchors) {
      String link = WebLink.resolve(base, anchor.attr("href"));
      FeedEntry known = link == null ? null : entries.get(link);
      if (known != null && length(known.title()) >= ArticleLinks.title(anchor).length()) {
        continue;
      }
      if (link == null) {
        context.warnings().add("A link is malformed or neither http nor https; it was left out.");
      } else if (entries.size() < context.limits().links() || known != null) {
        entries.put(link, entry(anchor, link));
      } else {
        context.warnings().add("The page has too many links; the rest was left out.");
      }
    }
    return entries;
  }

  private static int length(String title) {
    return title == null ? 0 : title.length();
  }

  private FeedEntry entry(Element anchor, String link) {
    String date = LinkDate.of(anchor, link);
    Instant published = date == null ? null : context.dates().parse(date);
    return FeedEntry.of(
        link,
        context.texts().title(ArticleLinks.title(anchor), false, true),
        published,
        published == null ? null : date);
  }

  private static String language(Document document) {
    Element root = document.selectFirst("html");
    return root == null ? null : root.attr("lang");
  }
}
