package dev.isobar.enrich.text;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What markup says of a part of a page: its tag, its role, the words of its class and id. */
final class Hints {
  private static final String START = "(?:^|[\\s_\\-]|(?<=[a-z])(?=[A-Z]))";

  private static final Pattern FURNITURE =
      Pattern.compile(
          "(?:^|[^a-z])(?:"
              + "comment(?:s|list|form|-?section|-?box)?|disqus|respond|sidebar|side-?bar|side-?col(?:umn)?|rail|related|recommend(?:ed|ations?)?"
              + "|share(?:bar|tools|-?buttons?)?|sharing|social(?:-?(?:share|media|links|icons?))?|addthis|sharethis"
              + "|newsletters?|subscribe|subscription|paywall|signup|sign-up|promo(?:tion|box)?|sponsor(?:ed)?|advert(?:isement|ising|s)?|ads?|adsense|banner|outbrain|taboola"
              + "|breadcrumbs?|pagination|pager|paging|menu|navbar|nav|navigation|topbar|toolbar|masthead|site-?header|page-?header"
              + "|footer|foot|copyright|legal|disclaimer|cookies?|consent|gdpr|popup|modal|overlay|lightbox|tooltip"
              + "|tags?|tag-?list|taglist|keywords|categories|byline|author-?(?:bio|box|info|card)?|bio|dateline-?date|timestamp|post-?meta|entry-?meta|article-?meta|metadata|meta"
              + "|caption|credits?|gallery|slideshow|carousel|thumbnails?|video-?player|media-?caption|wp-caption-text"
              + "|read-?more|readmore|more-?(?:on|from|stories|news)|see-?also|also-?read|you-?may|trending|popular|most-?(?:read|popular|viewed)|latest|hot-?news|teaser|upsell|jump-?link"
              + "|widget|tools|actions|print(?:-only)?|screen-?reader(?:-text)?|sr-only|visually-?hidden|skip-?link|noprint|no-?print|hidden|hide"
              + "|rating|vote|poll|quiz|donate|donation|login|register|search(?:-?box|-?form)?|feedback|follow|correction|report-?error"
              + "|prev-?next|post-?nav|next-?post|article-?nav|toc|infobox|factbox-ad"
              + ")(?![a-z])");
  private static final Pattern CONTENT =
      Pattern.compile(
          "article-?(?:body|content|text|main|copy)|(?:story|post|entry|news|main|page)-?(?:body|content|text)|body-?(?:copy|content|text)|articlebody|maincontent|post-?content|entry-?content|story-?content");
  private static final Pattern INVISIBLE =
      Pattern.compile("display\\s*:\\s*none|visibility\\s*:\\s*hidden");

  /** Parts that hold most of a page's words are no furniture, whatever they are called. */
  private final int pageText;

  Hints(Document page) {
    pageText = paragraphs(page.body());
  }

  boolean isHidden(Element element) {
    return element.hasAttr("hidden")
        || INVISIBLE.matcher(element.attr("style").toLowerCase(Locale.ROOT)).find();
  }

  /** Why the element is furniture, as a word; null where it is not. */
  String furniture(Element element) {
    String reason = byTag(element);
    if (reason == null) {
      reason = byName(element);
    }
    return reason != null && !holdsThePage(element) ? reason : null;
  }

  private static String byTag(Element element) {
    switch (element.normalName()) {
      case "body", "html", "article", "main", "p":
        return null;
      case "nav", "menu":
        return "navigation";
      case "footer":
        return "footer";
      case "aside":
        return "aside";
      case "form", "fieldset", "label":
        return "form";
      case "figure", "figcaption":
        return "caption";
      case "dialog":
        return "dialog";
      default:
        break;
    }
    switch (element.attr("role").toLowerCase(Locale.ROOT)) {
      case "navigation", "menu", "menubar":
        return "navigation";
      case "complementary", "contentinfo", "banner", "search", "dialog", "alert":
        return "aside";
      default:
        return null;
    }
  }

  private static String byName(Element element) {
    if (element.attributesSize() == 0) {
      return null;
    }
    switch (element.normalName()) {
      case "body", "html", "article", "main", "a", "b", "i", "em", "strong":
        return null;
      default:
        break;
    }
    String name = element.className() + " " + element.id();
    if (name.length() < 2 || name.length() > 500) {
      return null;
    }
    name = name.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    if (CONTENT.matcher(name).find()) {
      return null;
    }
    return FURNITURE.matcher(name).find() ? "furniture" : null;
  }

  private boolean holdsThePage(Element element) {
    return pageText > 0 && 2 * paragraphs(element) > pageText && paragraphs(element) > 200;
  }

  /** Characters in paragraphs. */
  private static int paragraphs(Element element) {
    int length = 0;
    for (Element paragraph : element.select("p")) {
      for (var words : paragraph.textNodes()) {
        length += words.text().length();
      }
    }
    return length;
  }
}
