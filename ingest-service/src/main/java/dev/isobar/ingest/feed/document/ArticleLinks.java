package dev.isobar.ingest.feed.document;

import dev.isobar.contracts.text.HanText;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Finds the links to articles on a page: links with a text as long as a headline, to the same site,
 * outside of navigation, that are in a row of links of the same form or in a heading.
 */
final class ArticleLinks {
  private static final int MIN_LENGTH = 18;

  /** A Chinese character counts as this many letters. */
  private static final int HAN_LENGTH = 3;

  private static final int MAX_CANDIDATES = 3_000;
  private static final int MIN_ROW = 3;
  private static final int SIGNATURE_DEPTH = 4;
  private static final Pattern FURNITURE =
      Pattern.compile(
          "(?i)\\b(?:nav|navbar|navigation|menu|footer|breadcrumbs?|sidebar|pagination|pager|social|"
              + "share|cookie|copyright|friendlink|toolbar)\\b");
  private static final Pattern NO_ARTICLE =
      Pattern.compile(
          "(?i)/(?:tags?|categor(?:y|ies)|topics?|authors?|users?|login|signin|register|search|about|"
              + "contact|privacy|terms|subscribe|cart|account)(?:/[^/]*)?/?$"
              + "|\\.(?:jpe?g|png|gif|svg|css|js|zip|mp[34]|xml|rss|atom)$");

  private ArticleLinks() {}

  static List<Element> find(Document document, URI page) {
    List<Element> candidates = new ArrayList<>();
    Map<String, Integer> rows = new HashMap<>();
    for (Element anchor : document.select("a[href]")) {
      if (candidates.size() < MAX_CANDIDATES && isCandidate(anchor, page)) {
        candidates.add(anchor);
        rows.merge(signature(anchor), 1, Integer::sum);
      }
    }
    return candidates.stream()
        .filter(anchor -> isInHeading(anchor) || rows.get(signature(anchor)) >= MIN_ROW)
        .toList();
  }

  /** Returns the headline of a link; its attribute where the text is cut off or an image. */
  static String title(Element anchor) {
    String text = anchor.text();
    String attribute = anchor.attr("title").strip();
    boolean isCut = text.endsWith("...") || text.endsWith("…") || text.isBlank();
    if (isCut && attribute.length() > text.length() - HAN_LENGTH) {
      return attribute;
    }
    Element heading = anchor.selectFirst("h1, h2, h3, h4, h5");
    if (heading != null && !heading.text().isBlank()) {
      return heading.text();
    }
    Element image = text.isBlank() ? anchor.selectFirst("img[alt]") : null;
    return image == null ? text : image.attr("alt");
  }

  private static boolean isCandidate(Element anchor, URI page) {
    String link = WebLink.resolve(page, anchor.attr("href"));
    URI target = link == null ? null : WebLink.parse(link);
    if (target == null || target.getHost() == null || !isSameSite(target, page)) {
      return false;
    }
    String path = target.getPath() == null ? "" : target.getPath();
    boolean isPlace = path.length() > 1 || target.getQuery() != null;
    boolean isHere = path.equals(page.getPath()) && target.getQuery() == null;
    return isPlace
        && !isHere
        && !NO_ARTICLE.matcher(path).find()
        && length(title(anchor)) >= MIN_LENGTH
        && !isFurniture(anchor);
  }

  private static boolean isSameSite(URI target, URI page) {
    String host = site(target.getHost());
    String own = site(page.getHost() == null ? "" : page.getHost());
    return host.equals(own) || host.endsWith("." + own) || own.endsWith("." + host);
  }

  private static String site(String host) {
    return host.toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "");
  }

  private static int length(String title) {
    int length = 0;
    for (int i = 0; i < title.length(); i++) {
      length += HanText.isHan(title.charAt(i)) ? HAN_LENGTH : 1;
    }
    return length;
  }

  private static boolean isFurniture(Element anchor) {
    for (Element e = anchor; e != null && !e.normalName().equals("body"); e = e.parent()) {
      boolean isFurniture =
          switch (e.normalName()) {
            case "nav", "footer", "aside", "form" -> true;
            default -> FURNITURE.matcher(e.className() + " " + e.id()).find();
          };
      if (isFurniture) {
        return true;
      }
    }
    return false;
  }

  private static boolean isInHeading(Element anchor) {
    return anchor.closest("h1, h2, h3, h4") != null || anchor.selectFirst("h1, h2, h3, h4") != null;
  }

  private static String signature(Element anchor) {
    StringBuilder signature = new StringBuilder();
    Element e = anchor;
    for (int i = 0; i < SIGNATURE_DEPTH && e != null; i++, e = e.parent()) {
      signature.append(e.normalName()).append(i == 0 ? "" : "." + e.className()).append('>');
    }
    return signature.toString();
  }
}
