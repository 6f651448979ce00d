package dev.isobar.enrich.text;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/**
 * Recognises boilerplate by markup: the tag, the role, and the words of the class and id
 * attributes.
 */
final class MarkupBoilerplate {
  private static final Pattern BOILERPLATE =
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
  private static final Pattern CAMEL = Pattern.compile("([a-z])([A-Z])");
  private static final Pattern INVISIBLE =
      Pattern.compile("display\\s*:\\s*none|visibility\\s*:\\s*hidden");

  /** Names of windows that a script opens over a page. */
  private static final Pattern WINDOW =
      Pattern.compile("(?i)cookie|consent|gdpr|modal|dialog|popup|pop-up|overlay|terms|privacy");

  /**
   * An element with more than this share of the page's text is not boilerplate, whatever its name.
   */
  private static final double MAX_SHARE = 0.8;

  /** Least share of a page's text in an article that is hidden until a script shows it. */
  private static final double MIN_HIDDEN_BODY = 0.5;

  /** Least text outside links of an article that a page shows, in characters. */
  private static final int MIN_ARTICLE = 250;

  /** Longest heading, in characters. */
  private static final int MAX_HEADING = 300;

  /** Number of names that are remembered; sites use the same ones on all their pages. */
  private static final int MAX_NAMES = 20_000;

  /** Longest name that is remembered, in characters. */
  private static final int MAX_NAME = 120;

  private static final Map<String, Boolean> NAMES = new ConcurrentHashMap<>();

  private final boolean useClassNames;
  private final Map<Element, Integer> prose = new IdentityHashMap<>();
  private final int pageProse;

  /**
   * Creates the check for one page.
   *
   * @param useClassNames whether class and id attributes count; tags and roles always do
   */
  MarkupBoilerplate(Document page, boolean useClassNames) {
    this.useClassNames = useClassNames;
    countProse(page.body());
    this.pageProse = prose.getOrDefault(page.body(), 0);
  }

  /**
   * Returns whether the element is invisible to readers.
   *
   * @param windowsOnly whether only windows count that a script opens, such as a cookie notice
   */
  boolean isHidden(Element element, boolean windowsOnly) {
    if (element.attributesSize() == 0) {
      return false;
    }
    return isInvisible(element) && (windowsOnly ? isWindow(element) : !isHiddenBody(element));
  }

  private static boolean isInvisible(Element element) {
    return element.hasAttr("hidden")
        || element.hasAttr("style")
            && INVISIBLE.matcher(element.attr("style").toLowerCase(Locale.ROOT)).find();
  }

  /**
   * Some pages hide the article until a script shows it: an element that holds most of the text, of
   * a page that shows no article besides or that marks the element as its article.
   */
  private boolean isHiddenBody(Element element) {
    int ownProse = prose.getOrDefault(element, 0);
    return ownProse > MIN_ARTICLE
        && ownProse > MIN_HIDDEN_BODY * pageProse
        && !isWindow(element)
        && (pageProse - ownProse < MIN_ARTICLE || isMarkedAsArticle(element));
  }

  private static boolean isMarkedAsArticle(Element element) {
    return element.normalName().equals("article")
        || element.attr("itemprop").equals("articleBody")
        || element.selectFirst("h1, article, [itemprop=articleBody]") != null;
  }

  private static boolean isWindow(Element element) {
    String role = element.attr("role").toLowerCase(Locale.ROOT);
    return role.equals("dialog")
        || role.equals("alertdialog")
        || element.attr("aria-modal").equals("true")
        || WINDOW.matcher(element.className() + " " + element.id()).find();
  }

  /** Returns whether a heading holds so much text that the page must have forgotten to close it. */
  boolean isUnclosed(Element heading) {
    int length = prose.getOrDefault(heading, 0);
    return length > MAX_HEADING || length > MAX_HEADING / 2 && heading.selectFirst("p") != null;
  }

  /** Returns the reason for removing an element, or null if the element may contain the article. */
  String removalReason(Element element) {
    String reason = byTag(element);
    if (reason == null && useClassNames) {
      reason = byClassName(element);
    }
    return reason != null && !containsMostOfPage(element) ? reason : null;
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
      case "figure":
        return element.selectFirst("table, pre, blockquote, ul, ol") == null ? "caption" : null;
      case "figcaption", "caption":
        return "caption";
      case "dialog":
        return "dialog";
      default:
        break;
    }
    switch (element.attr("role").toLowerCase(Locale.ROOT)) {
      case "navigation", "menu", "menubar":
        return "navigation";
      case "complementary", "contentinfo", "banner", "search", "dialog", "alertdialog", "alert":
        return "aside";
      default:
        return null;
    }
  }

  private static String byClassName(Element element) {
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
    return isBoilerplate(name) ? "furniture" : null;
  }

  private static boolean isBoilerplate(String name) {
    if (name.length() > MAX_NAME) {
      return isBoilerplateName(name);
    }
    Boolean known = NAMES.get(name);
    if (known == null) {
      known = isBoilerplateName(name);
      if (NAMES.size() >= MAX_NAMES) {
        NAMES.clear();
      }
      NAMES.put(name, known);
    }
    return known;
  }

  private static boolean isBoilerplateName(String mixedCase) {
    String name = CAMEL.matcher(mixedCase).replaceAll("$1-$2").toLowerCase(Locale.ROOT);
    return !CONTENT.matcher(name).find() && BOILERPLATE.matcher(name).find();
  }

  private boolean containsMostOfPage(Element element) {
    int ownProse = prose.getOrDefault(element, 0);
    return ownProse > 200 && ownProse > MAX_SHARE * pageProse;
  }

  /** Counts the characters outside links for each element, in one traversal. */
  private void countProse(Element body) {
    int[] total = {0};
    int[] links = {0};
    int[][] before = {new int[64]};
    NodeTraversor.traverse(
        new NodeVisitor() {
          @Override
          public void head(Node node, int depth) {
            if (node instanceof TextNode words && links[0] == 0) {
              total[0] += strippedLength(words.getWholeText());
            } else if (node instanceof Element element) {
              links[0] += isLink(element) ? 1 : 0;
              if (depth >= before[0].length) {
                before[0] = Arrays.copyOf(before[0], 2 * depth);
              }
              before[0][depth] = total[0];
            }
          }

          @Override
          public void tail(Node node, int depth) {
            if (node instanceof Element element) {
              links[0] -= isLink(element) ? 1 : 0;
              prose.put(element, total[0] - before[0][depth]);
            }
          }
        },
        body);
  }

  private static int strippedLength(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return end - start;
  }

  private static boolean isLink(Element element) {
    return element.normalName().equals("a") && element.hasAttr("href");
  }
}
