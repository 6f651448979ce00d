package dev.isobar.ingest.feed.document;

import dev.isobar.ingest.feed.document.FeedCandidate.Source;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Finds the feeds of a site from one of its pages. */
public final class FeedDiscovery {
  private static final int MOST = 40;
  private static final Set<String> FEED_TYPES =
      Set.of(
          "application/rss+xml",
          "application/atom+xml",
          "application/rdf+xml",
          "application/feed+json",
          "application/json",
          "application/xml",
          "text/xml");
  private static final Pattern FEED_ADDRESS =
      Pattern.compile(
          "(?i)(?:^|[/._\\-?&=])(?:rss|atom|feeds?|rdf)\\d?(?:\\.(?:xml|rdf|json|php|aspx?))?(?:/|$|[?&=])"
              + "|\\.(?:rss|atom|rdf)(?:$|\\?)|feed\\.json$");
  private static final Pattern FEED_TEXT = Pattern.compile("(?i)\\b(?:rss|atom)\\b|订阅源|聚合");
  private static final Pattern COMMENTS = Pattern.compile("(?i)comment|评论|評論");
  private static final List<String> USUAL_PATHS =
      List.of(
          "/feed",
          "/rss",
          "/rss.xml",
          "/feed.xml",
          "/atom.xml",
          "/index.xml",
          "/feed.json",
          "/feeds/posts/default",
          "/?feed=rss2",
          "/news/rss",
          "/news-sitemap.xml",
          "/sitemap-news.xml",
          "/sitemap_index.xml",
          "/sitemap.xml");

  /**
   * Returns the addresses that may be feeds, the most certain first; feeds of comments come last
   * among those that the page names.
   *
   * @param body the page; an empty one gives the usual paths
   * @param contentType the header; null if it is absent
   */
  public List<FeedCandidate> find(byte[] body, String contentType, URI address) {
    Document page = Jsoup.parse(DecodedBody.decode(body, contentType, new Warnings()));
    Element stated = page.selectFirst("base[href]");
    String absolute = stated == null ? null : WebLink.resolve(address, stated.attr("href"));
    URI base = absolute == null ? address : WebLink.parse(absolute);
    Map<String, FeedCandidate> found = new LinkedHashMap<>();
    addLinks(page, base, found, false);
    addAnchors(page, base, found);
    addLinks(page, base, found, true);
    for (String path : USUAL_PATHS) {
      add(found, WebLink.resolve(address, path), null, Source.USUAL_PATH);
    }
    return found.values().stream().limit(MOST).toList();
  }

  /** Returns the sitemaps that a robots.txt names. */
  public List<FeedCandidate> inRobots(String robots, URI address) {
    Map<String, FeedCandidate> found = new LinkedHashMap<>();
    robots
        .lines()
        .map(String::strip)
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("sitemap:"))
        .map(line -> line.substring(line.indexOf(':') + 1))
        .forEach(link -> add(found, WebLink.resolve(address, link), null, Source.ROBOTS));
    return found.values().stream().limit(MOST).toList();
  }

  private static void addLinks(
      Document page, URI base, Map<String, FeedCandidate> found, boolean isComments) {
    for (Element link : page.select("link[rel~=(?i)\\b(?:alternate|feed)\\b][href]")) {
      String type = link.attr("type").toLowerCase(Locale.ROOT).strip();
      boolean isFeed = FEED_TYPES.contains(type) || link.attr("rel").equalsIgnoreCase("feed");
      boolean isAboutComments =
          COMMENTS.matcher(link.attr("title") + " " + link.attr("href")).find();
      if (isFeed && isAboutComments == isComments) {
        add(found, WebLink.resolve(base, link.attr("href")), link.attr("title"), Source.LINK);
      }
    }
  }

  private static void addAnchors(Document page, URI base, Map<String, FeedCandidate> found) {
    for (Element anchor : page.select("a[href]")) {
      String link = WebLink.resolve(base, anchor.attr("href"));
      boolean isFeed =
          link != null
              && (FEED_ADDRESS.matcher(anchor.attr("href")).find()
                  || FEED_TEXT.matcher(anchor.text()).find() && anchor.text().length() < MOST);
      if (isFeed && found.size() < MOST / 2) {
        add(found, link, anchor.text(), Source.ANCHOR);
      }
    }
  }

  private static void add(
      Map<String, FeedCandidate> found, String url, String title, Source source) {
    if (url != null) {
      String name = title == null || title.isBlank() ? null : TextReader.line(title);
      found.putIfAbsent(url, new FeedCandidate(url, name, source));
    }
  }
}
