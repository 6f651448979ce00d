package dev.isobar.enrich.metadata;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * Tells from the class and id of an element what it may state, and whether it belongs to something
 * other than the article. The words are those that htmldate and trafilatura (adbar, Apache-2.0)
 * look for, and those of common publishing systems. One page repeats few class names, so that each
 * is read once.
 */
final class ElementRoles {
  static final int DATE = 1;
  static final int AUTHOR = 2;
  static final int TITLE = 4;

  /** Comments, menus and lists of other articles. */
  static final int ASIDE = 8;

  /** A sidebar, a footer, a box. */
  static final int BESIDE_ARTICLE = 64;

  /** A line with several statements, such as "By Ama Mensah | 12 November 2024". */
  static final int INFO = 16;

  /** The element's words name an author and nothing else. */
  static final int AUTHOR_NAME = 32;

  private static final Pattern DATES =
      Pattern.compile(
          "date(?!s?ba|_?pick|line-?loc|-?range|-?filter)|datum|fecha|(?:^|[^a-z])data(?:[^a-z-]|$)|pub(?:lish|time|lication-?(?:date|time))|posted|time(?:stamp|-?ago)?(?=$|[^a-z])|parution|created|submitted|erstellt|shijian|riqi");
  private static final Pattern INFOS =
      Pattern.compile(
          "(?:post|entry|article|story|news|content|blog|page|asset|node)[-_]{0,2}(?:meta|info|details?|header|head|footer)|(?:^|[^a-z])(?:meta|info|subline|dateline|byline|source|laiyuan|xinxi|sub-?title|tit-?bar|msg|art-?info)(?=$|[^a-z])|byline|articleinfo|newsinfo|pageinfo");
  private static final Pattern AUTHORS =
      Pattern.compile(
          "auth?or(?!iz|it)|byline|by-line|writer|posted-?by|submitted-?by|reporter|journalist|contributor|screenname|redakteur|auteur|zuozhe");
  private static final Pattern NAMES =
      Pattern.compile(
          "auth?or[-_]{0,2}(?:name|link|title)|(?:^|\\s)(?:fn|author|p-author)(?:\\s|$)|byline[-_]{0,2}(?:name|author|link)|author-?text");
  private static final Pattern NO_AUTHOR =
      Pattern.compile(
          "author[-_]{0,2}(?:bio|desc|box-?desc|image|img|avatar|pic|photo|about|social|twitter|role|job|position|more|info-?text|follow|email)|authorised|(?:bio|avatar|photo|image|social|job|role)[-_]{0,2}author");
  private static final Pattern TITLES =
      Pattern.compile(
          "(?:post|entry|article|story|news|page|content|blog|art|main)[-_]{0,2}(?:title|headline|tit)(?=$|[\\s_])|(?:^|[\\s_-])headline(?:$|\\s)|article__?headline|biaoti");

  /** Whole class names of comments and of lists of other articles. */
  private static final Pattern OTHERS =
      Pattern.compile(
          "comments?|commentlist|comment-?(?:list|body|meta|author|area|section|content|text|box|item|thread|entry|form|wrap(?:per)?|respond)|disqus(?:-thread)?|respond|replies|reactions"
              + "|related|related-?[a-z-]*|recommend(?:ed|ations?|ation)?-?[a-z-]*|read-?(?:more|next|also)|more-?(?:on|from|stories|news|articles|posts)|also-?(?:read|like)|see-?also|you-?may-?[a-z-]*"
              + "|trending|popular|popular-?[a-z-]*|most-?(?:read|popular|viewed|recent|shared)|latest|latest-?[a-z-]*|recent-?(?:posts|comments|articles|news|stories)|hot-?(?:news|list|articles)|ranking|rank-?list"
              + "|teasers?|teaser-?[a-z-]*|outbrain|taboola|up-?next|next-?(?:post|article|story)|prev(?:ious)?-?(?:post|article|story)|post-?navigation|nav-?links|pagination"
              + "|nav|navbar|navigation|menu|main-?menu|mega-?menu|breaking-?news|ticker|news-?ticker|top-?bar"
              + "|events?|upcoming-?events|calendar|event-?list|ads?|advert(?:isement)?|cookie-?[a-z-]*|newsletter-?[a-z-]*|tweets?|twitter-?tweet|instagram-?media|fb-post");

  /**
   * Whole class names of what stands beside an article, so that "content-sidebar-wrap" is not
   * meant. Small ones at the headline often hold its date and author.
   */
  private static final Pattern BESIDES =
      Pattern.compile(
          "sidebars?|side-?bar|side|aside|rail|right-?(?:rail|col|column|side|bar)|left-?(?:rail|col|column|side|bar)|secondary|widgets?|widget-?(?:area|content|container|wrap)"
              + "|promo(?:s|tion)?|promo-?[a-z-]*|site-?footer|page-?footer|footer|foot|footer-?[a-z-]*|colophon|copyright|author-?(?:bio|box|info-box|posts)|about-?author");
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final int LONGEST = 300;

  private final Map<String, Integer> known = new HashMap<>();

  /** Returns the roles of an element as bits. */
  int of(Element element) {
    int roles = byAttributes(element);
    if (!element.hasAttr("class") && !element.hasAttr("id")) {
      return roles;
    }
    String names = element.className() + " " + element.id();
    if (names.length() > LONGEST) {
      return roles;
    }
    return roles | known.computeIfAbsent(names, ElementRoles::byNames);
  }

  private static int byAttributes(Element element) {
    switch (element.normalName()) {
      case "nav", "menu", "dialog":
        return ASIDE;
      case "aside":
        return BESIDE_ARTICLE;
      default:
        break;
    }
    String role = element.attr("role");
    return role.isEmpty()
        ? 0
        : role.matches("(?i)navigation|search|dialog")
            ? ASIDE
            : role.equalsIgnoreCase("complementary") ? BESIDE_ARTICLE : 0;
  }

  private static int byNames(String names) {
    String lower = names.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT).strip();
    int roles = DATES.matcher(lower).find() ? DATE : 0;
    roles |= INFOS.matcher(lower).find() ? INFO : 0;
    if (AUTHORS.matcher(lower).find() && !NO_AUTHOR.matcher(lower).find()) {
      roles |= AUTHOR | (NAMES.matcher(lower).find() ? AUTHOR_NAME : 0);
    }
    roles |= TITLES.matcher(lower).find() ? TITLE : 0;
    for (String name : SPACES.split(lower)) {
      String word = name.replace('_', '-');
      if (OTHERS.matcher(word).matches()) {
        return roles | ASIDE;
      }
      roles |= BESIDES.matcher(word).matches() ? BESIDE_ARTICLE : 0;
    }
    return roles;
  }
}
