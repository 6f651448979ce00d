package dev.isobar.enrich.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Reads meta tags (OpenGraph, Dublin Core and others), microdata, {@code time} elements, headings
 * and bylines.
 */
final class MetaTagReader {
  private static final Map<String, Double> DATES =
      Map.ofEntries(
          Map.entry("article:published_time", 0.92),
          Map.entry("article:published", 0.9),
          Map.entry("og:article:published_time", 0.9),
          Map.entry("datepublished", 0.9),
          Map.entry("date.published", 0.85),
          Map.entry("parsely-pub-date", 0.88),
          Map.entry("sailthru.date", 0.8),
          Map.entry("publishdate", 0.85),
          Map.entry("publish-date", 0.85),
          Map.entry("publish_date", 0.85),
          Map.entry("published_time", 0.85),
          Map.entry("publication_date", 0.85),
          Map.entry("publicationdate", 0.85),
          Map.entry("cxenseparse:recs:publishtime", 0.85),
          Map.entry("cxenseparse:publishtime", 0.85),
          Map.entry("pubdate", 0.8),
          Map.entry("og:pubdate", 0.8),
          Map.entry("dc.date.issued", 0.85),
          Map.entry("dcterms.created", 0.75),
          Map.entry("dcterms.date", 0.75),
          Map.entry("dc.date.created", 0.75),
          Map.entry("dc.date", 0.75),
          Map.entry("citation_publication_date", 0.8),
          Map.entry("last-modified", 0.2),
          Map.entry("date", 0.7));
  private static final Map<String, Double> AUTHORS =
      Map.ofEntries(
          Map.entry("author", 0.7),
          Map.entry("article:author", 0.75),
          Map.entry("og:article:author", 0.7),
          Map.entry("parsely-author", 0.8),
          Map.entry("sailthru.author", 0.75),
          Map.entry("cxenseparse:author", 0.8),
          Map.entry("dc.creator", 0.75),
          Map.entry("dcterms.creator", 0.75),
          Map.entry("byl", 0.7),
          Map.entry("citation_author", 0.8));
  private static final Map<String, Double> TITLES =
      Map.of(
          "og:title",
          0.75,
          "twitter:title",
          0.6,
          "parsely-title",
          0.7,
          "dc.title",
          0.6,
          "title",
          0.5);

  private MetaTagReader() {}

  static void read(Document page, MetadataCandidates candidates) {
    metas(page, candidates);
    for (Element element : page.select("[itemprop=datePublished]")) {
      String value =
          element.hasAttr("datetime") ? element.attr("datetime") : element.attr("content");
      candidates.date(value.isEmpty() ? element.text() : value, 0.85, "microdata datePublished");
    }
    times(page, candidates);
    headings(page, candidates);
    bylines(page, candidates);
  }

  private static void metas(Document page, MetadataCandidates candidates) {
    List<String> repeated = new ArrayList<>();
    for (Element meta : page.select("meta[content]")) {
      String name =
          (meta.attr("property")
                  + meta.attr("name")
                  + (meta.hasAttr("name") || meta.hasAttr("property") ? "" : meta.attr("itemprop")))
              .toLowerCase(Locale.ROOT);
      String content = meta.attr("content");
      if (content.isBlank()) {
        continue;
      }
      if (DATES.containsKey(name)) {
        candidates.date(content, DATES.get(name), "meta " + name);
      } else if (name.equals("article:author") || name.equals("citation_author")) {
        repeated.add(content);
      } else if (AUTHORS.containsKey(name)) {
        candidates.authors(List.of(content), AUTHORS.get(name), "meta " + name);
      } else if (TITLES.containsKey(name)) {
        candidates.title(content, TITLES.get(name), "meta " + name);
      } else if (name.equals("og:site_name")) {
        candidates.publisher(content, 0.8, "meta og:site_name");
      }
    }
    candidates.authors(repeated, 0.75, "meta article:author");
  }

  private static void times(Document page, MetadataCandidates candidates) {
    int seen = 0;
    for (Element time : page.select("time")) {
      if (seen++ > 20) {
        return;
      }
      String value = time.hasAttr("datetime") ? time.attr("datetime") : time.text();
      boolean inArticle = time.closest("article, main, header") != null;
      double confidence = time.hasAttr("pubdate") ? 0.75 : inArticle ? 0.6 : 0.4;
      // The first time is usually the article's own; later ones belong to teasers and comments.
      candidates.date(value, confidence - Math.min(seen, 10) * 0.01, "time");
    }
  }

  private static void headings(Document page, MetadataCandidates candidates) {
    List<Element> headings = page.select("h1");
    boolean first = true;
    for (Element heading : headings) {
      String text = heading.text();
      if (text.length() > 8 && text.length() < 400) {
        candidates.title(text, headings.size() == 1 ? 0.78 : first ? 0.7 : 0.3, "h1");
        first = false;
      }
    }
    candidates.title(page.title(), 0.4, "title");
  }

  private static void bylines(Document page, MetadataCandidates candidates) {
    List<String> names = new ArrayList<>();
    for (Element element : page.select("[rel=author], [itemprop=author] [itemprop=name]")) {
      names.add(element.text());
    }
    candidates.authors(names, 0.65, "rel author");
    for (Element element :
        page.select(
            "[class*=byline], [class*=author-name], [class*=authorName], [class*=article-author], [class*=article__author]")) {
      String text = element.text();
      if (!text.isEmpty() && text.length() < 80) {
        candidates.authors(List.of(text), 0.45, "byline");
        return;
      }
    }
  }
}
