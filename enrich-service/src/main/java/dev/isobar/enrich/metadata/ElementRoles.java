package dev.isobar.enrich.metadata;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * Tells from the class and id of an element what it may state, and whether it belongs to something
 * other than the article. The words are those that htmldate and trafilatura (adbar, Apache-2.0)
 * look for, and those of common publishing systems. The pages of a site repeat few names, so that
 * each is read once.
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

  /** Whole class names, without hyphens, of comments and of lists of other articles. */
  private static final Set<String> OTHERS =
      Set.of(
          ("comment comments commentlist commentbody commentmeta commentauthor commentarea"
                  + " commentsection commentcontent commenttext commentbox commentitem commentthread"
                  + " commententry commentform commentwrap commentwrapper commentrespond commentslist"
                  + " commentsarea commentssection disqus disqusthread respond replies reactions"
                  + " related readmore readnext readalso moreon morefrom morestories morenews"
                  + " morearticles moreposts alsoread alsolike seealso youmaylike trending popular"
                  + " mostread mostpopular mostviewed mostrecent mostshared latest recentposts"
                  + " recentcomments recentarticles recentnews recentstories hotnews hotlist"
                  + " hotarticles ranking ranklist teaser teasers outbrain taboola upnext nextpost"
                  + " nextarticle nextstory prevpost prevarticle previouspost previousarticle"
                  + " postnavigation navlinks pagination nav navbar navigation menu mainmenu megamenu"
                  + " breakingnews ticker newsticker topbar event events upcomingevents calendar"
                  + " eventlist ad ads advert advertisement tweet tweets twittertweet instagrammedia"
                  + " fbpost")
              .split(" "));

  /** What such class names begin with, up to a hyphen. */
  private static final Set<String> OTHERS_BEGIN =
      Set.of(
          "related",
          "recommend",
          "recommended",
          "recommendation",
          "recommendations",
          "popular",
          "latest",
          "teaser",
          "newsletter",
          "cookie",
          "cookies");

  /**
   * Whole class names of what stands beside an article, so that "content-sidebar-wrap" is not
   * meant. Small ones at the headline often hold its date and author.
   */
  private static final Set<String> BESIDES =
      Set.of(
          ("sidebar sidebars side aside rail rightrail rightcol rightcolumn rightside rightbar"
                  + " leftrail leftcol leftcolumn leftside leftbar secondary widget widgets widgetarea"
                  + " widgetcontent widgetcontainer widgetwrap promo promos promotion sitefooter"
                  + " pagefooter footer foot colophon copyright authorbio authorbox authorinfobox"
                  + " authorposts aboutauthor")
              .split(" "));

  private static final Set<String> BESIDES_BEGIN = Set.of("promo", "footer");

  /** Words without which a pattern need not be tried, for speed. */
  private static final String[] DATE_HINTS = {
    "dat",
    "fecha",
    "publ",
    "pubt",
    "posted",
    "time",
    "parution",
    "created",
    "submitted",
    "erstellt",
    "shijian",
    "riqi"
  };

  private static final String[] INFO_HINTS = {
    "meta", "info", "detail", "head", "foot", "line", "source", "laiyuan", "xinxi", "tit", "msg"
  };
  private static final String[] AUTHOR_HINTS = {
    "author",
    "autor",
    "byline",
    "by-line",
    "writer",
    "ted-by",
    "tedby",
    "reporter",
    "journalist",
    "contributor",
    "screenname",
    "redakteur",
    "auteur",
    "zuozhe"
  };
  private static final String[] TITLE_HINTS = {"tit", "headline", "biaoti"};

  private static final int LONGEST = 300;

  /** Names of classes that were read; the pages of a site repeat them. */
  private static final Map<String, Integer> KNOWN = new ConcurrentHashMap<>();

  private static final int MAX_KNOWN = 20_000;

  private ElementRoles() {}

  /** Returns the roles of an element as bits. */
  static int of(Element element) {
    int roles = byAttributes(element);
    if (!element.hasAttr("class") && !element.hasAttr("id")) {
      return roles;
    }
    String names = element.className() + " " + element.id();
    if (names.length() > LONGEST) {
      return roles;
    }
    Integer known = KNOWN.get(names);
    if (known == null) {
      known = byNames(names);
      if (KNOWN.size() < MAX_KNOWN) {
        KNOWN.put(names, known);
      }
    }
    return roles | known;
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
    if (element.hasAttr("itemscope") && isOtherItem(element)) {
      return ASIDE;
    }
    String role = element.attr("role");
    return role.isEmpty()
        ? 0
        : role.matches("(?i)navigation|search|dialog")
            ? ASIDE
            : role.equalsIgnoreCase("complementary") ? BESIDE_ARTICLE : 0;
  }

  /** Returns whether microdata describes a comment or a review of the article. */
  private static boolean isOtherItem(Element element) {
    return element.attr("itemprop").matches("(?i)comments?|reviews?")
        || element.attr("itemtype").matches("(?i).*/(?:User)?Comments?");
  }

  private static int byNames(String names) {
    String lower = hyphenated(names);
    int roles = has(lower, DATE_HINTS) && DATES.matcher(lower).find() ? DATE : 0;
    roles |= has(lower, INFO_HINTS) && INFOS.matcher(lower).find() ? INFO : 0;
    if (has(lower, AUTHOR_HINTS)
        && AUTHORS.matcher(lower).find()
        && !NO_AUTHOR.matcher(lower).find()) {
      roles |= AUTHOR | (NAMES.matcher(lower).find() ? AUTHOR_NAME : 0);
    }
    roles |= has(lower, TITLE_HINTS) && TITLES.matcher(lower).find() ? TITLE : 0;
    for (String name : lower.split(" ")) {
      String whole = name.replace("-", "").replace("_", "");
      int hyphen = name.replace('_', '-').indexOf('-');
      String first = hyphen < 0 ? name : name.substring(0, hyphen);
      if (OTHERS.contains(whole) || OTHERS_BEGIN.contains(first)) {
        return roles | ASIDE;
      }
      roles |= BESIDES.contains(whole) || BESIDES_BEGIN.contains(first) ? BESIDE_ARTICLE : 0;
    }
    return roles;
  }

  private static boolean has(String names, String... hints) {
    for (String hint : hints) {
      if (names.contains(hint)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the names in lower case, "postMeta" as "post-meta", divided by single spaces. */
  private static String hyphenated(String names) {
    StringBuilder lower = new StringBuilder(names.length() + 8);
    char before = ' ';
    for (int i = 0; i < names.length(); i++) {
      char c = names.charAt(i);
      if (c <= ' ') {
        c = ' ';
      }
      if (c != ' ' || before != ' ') {
        if (c >= 'A' && c <= 'Z' && before >= 'a' && before <= 'z') {
          lower.append('-');
        }
        lower.append(Character.toLowerCase(c));
      }
      before = c;
    }
    return lower.toString().strip();
  }
}
