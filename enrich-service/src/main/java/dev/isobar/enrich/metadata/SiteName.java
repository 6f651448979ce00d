package dev.isobar.enrich.metadata;

import dev.isobar.enrich.text.Titles;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Removes the name of the site, of its section and of its channel from titles, before and behind
 * them. The names are those that the page states, its domain, and the endings of titles whose
 * beginning also occurs alone.
 */
final class SiteName {
  private static final Pattern SEPARATOR =
      Pattern.compile(
          "\\s+[|\\-–—·•»«:~/⋆★ㅣ]+\\s+|\\s*[_|｜ㅣ»]+\\s*|\\s*--+\\s*|\\s*—{2}\\s*|(?<=[\\u4e00-\\u9fff”》？！])\\s*[-–—]\\s*|-(?=[^-]{2,20}$)|:\\s+|\\s+::\\s+");

  /** Names of sections, which sites put between title and site. */
  private static final Pattern SECTION =
      Pattern.compile(
          "(?iu).{0,6}(?:频道|新闻|资讯|要闻|时政|国内|国际|社会|财经|科技|军事|体育|娱乐|评论|首页|中心|专题|滚动|网|網|报|報|社|在线|论坛|博客|日报|晚报|客户端)|news|home|blog|opinion|politics|world|business|sports?|article|story|video|magazine|online|startseite|aktuell|nachrichten|politik|wirtschaft|panorama|actualit[ée]s?|noticias|notizie");

  private static final Pattern HAN = Pattern.compile("[\\u4e00-\\u9fff]");

  /** Least number of letters of what remains, see {@link Titles#plain}; Chinese needs fewer. */
  private static final int MIN_LETTERS = 8;

  private static final int MIN_CHINESE = 5;

  /** What a tail may have beside the site's name, such as "News" or ".com", in letters. */
  private static final int BESIDE_SITE = 12;

  /** The same if a separator stands between, as in "| Rivers and mills | Mill Gazette". */
  private static final int SECTIONS = 40;

  /** Least length of a word in small letters that is no part of a name, such as "demands". */
  private static final Pattern SMALL_WORD = Pattern.compile("(?<![\\p{L}.])\\p{Ll}{4,}(?!\\S*\\.)");

  private final Set<String> sites;
  private final Set<String> heads;
  private final String domain;
  private final String shown;

  private SiteName(Set<String> sites, Set<String> heads, String domain, String shown) {
    this.sites = sites;
    this.heads = heads;
    this.domain = domain;
    this.shown = shown;
  }

  /**
   * Returns the names of one page.
   *
   * @param titles the titles that the page states
   * @param publishers the names that it states of itself
   * @param host its host, or an empty string
   * @param shown the headline that it shows, of which nothing is removed, or an empty string
   */
  static SiteName of(List<String> titles, List<String> publishers, String host, String shown) {
    Set<String> heads = plain(titles);
    Set<String> sites = plain(publishers);
    for (String title : titles) {
      Matcher m = SEPARATOR.matcher(title);
      while (m.find()) {
        String head = Titles.plain(title.substring(0, m.start()));
        String tail = Titles.plain(title.substring(m.end()));
        if (isEnough(head)
            && heads.contains(head)
            && tail.length() < head.length()
            && !isColon(m)) {
          sites.add(tail);
        }
        if (isEnough(tail)
            && heads.contains(tail)
            && head.length() < tail.length()
            && !isColon(m)) {
          sites.add(head);
        }
      }
    }
    String domain = Titles.plain(label(host));
    sites.remove("");
    return new SiteName(sites, heads, domain, Titles.plain(shown));
  }

  /** Returns the part of a host that names its owner: "example" of "www.example.co.uk". */
  static String label(String host) {
    String[] labels = host.toLowerCase(Locale.ROOT).split("\\.");
    for (int i = labels.length - 2; i >= 0; i--) {
      if (labels[i].length() > 3
          || i == 0
          || labels[i - 1].equals("www")
          || labels[i].length() == 3 && !labels[i].matches("com|org|net|edu|gov|www|off")) {
        return labels[i];
      }
    }
    return "";
  }

  /** Returns the title without the names. */
  String removed(String title) {
    String rest = behind(title);
    return before(rest);
  }

  private String behind(String title) {
    Matcher m = SEPARATOR.matcher(title);
    String best = title;
    while (m.find()) {
      String head = title.substring(0, m.start()).strip();
      String tail = title.substring(m.end()).strip();
      boolean known =
          !isColon(m)
              && isEnough(Titles.plain(head))
              && !isShown(title, head)
              && (isBareHyphen(title, m)
                  ? isExactly(tail)
                  : heads.contains(Titles.plain(head)) || isSite(tail, m) || isChannels(m, tail));
      if (known) {
        return head;
      }
    }
    return best;
  }

  private String before(String title) {
    Matcher m = SEPARATOR.matcher(title);
    if (m.find()) {
      String head = title.substring(0, m.start()).strip();
      String tail = title.substring(m.end()).strip();
      String plain = Titles.plain(head);
      boolean exact = sites.contains(plain) || !domain.isEmpty() && plain.equals(domain);
      if (isEnough(Titles.plain(tail))
          && exact
          && !isShown(title, head)
          && (!isColon(m) || sites.contains(plain))) {
        return tail;
      }
    }
    return title;
  }

  /** Returns whether an ending consists of short names of channels, as "_新闻频道_海岸网". */
  private boolean isChannels(Matcher separator, String tail) {
    if (!HAN.matcher(tail).find() && !separator.group().contains("_")) {
      return false;
    }
    String[] parts = SEPARATOR.split(tail);
    for (String part : parts) {
      if (part.strip().length() > 12) {
        return false;
      }
    }
    String last = parts.length == 0 ? "" : parts[parts.length - 1].strip();
    return isSite(last, separator) || SECTION.matcher(last).matches();
  }

  /** Returns whether the place behind a beginning of a title lies within the shown headline. */
  private boolean isShown(String title, String head) {
    String plain = Titles.plain(title);
    int start = isEnough(shown) ? plain.indexOf(shown) : -1;
    int cut = Titles.plain(head).length();
    return start >= 0 && cut > start && cut < start + shown.length();
  }

  /** Returns whether a separator is the hyphen of a word, as in "blog-post". */
  private static boolean isBareHyphen(String title, Matcher m) {
    return m.group().equals("-")
        && m.start() > 0
        && !HAN.matcher(title.substring(m.start() - 1, m.start())).matches()
        && "”》？！".indexOf(title.charAt(m.start() - 1)) < 0;
  }

  private boolean isExactly(String tail) {
    String plain = Titles.plain(tail);
    return sites.contains(plain) || domain.length() > 2 && plain.equals(domain);
  }

  private boolean isSite(String tail, Matcher separator) {
    String plain = Titles.plain(tail);
    if (plain.isEmpty()) {
      return true;
    }
    if (domain.length() > 2
        && (plain.equals(domain)
            || plain.startsWith(domain) && plain.length() <= domain.length() + 4
            || domain.equals(plain.replace("the", "")))) {
      return true;
    }
    for (String site : sites) {
      if (plain.equals(site)
          || site.length() > 3 && isSiteAndMore(tail, plain, site, separator)
          || plain.length() > 3 && isPartOf(site, plain)) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether a tail is the site with a section, a channel or an ending beside it. */
  private static boolean isSiteAndMore(String tail, String plain, String site, Matcher separator) {
    int more = plain.length() - site.length();
    if (plain.startsWith(site)) {
      return more <= BESIDE_SITE && !SMALL_WORD.matcher(tail).find();
    }
    if (!plain.endsWith(site)) {
      return false;
    }
    Matcher last = SEPARATOR.matcher(tail);
    int end = 0;
    while (last.find()) {
      end = last.end();
    }
    boolean isApart = end > 0 && Titles.plain(tail.substring(end)).equals(site);
    return isApart && separator.group().indexOf('-') < 0
        ? more <= SECTIONS
        : more <= BESIDE_SITE && (isApart || !SMALL_WORD.matcher(tail).find());
  }

  /** Returns whether a tail is the beginning of the site's name, or most of its end. */
  private static boolean isPartOf(String site, String plain) {
    return site.startsWith(plain) || site.endsWith(plain) && plain.length() * 2 >= site.length();
  }

  /** Returns whether a title is nothing but the name of the site. */
  boolean isSiteOnly(String title) {
    String plain = Titles.plain(title);
    return sites.contains(plain) || domain.length() > 3 && plain.equals(domain);
  }

  private static boolean isColon(Matcher m) {
    return m.group().startsWith(":") && !m.group().startsWith("::");
  }

  private static boolean isEnough(String plain) {
    return plain.length() >= (HAN.matcher(plain).find() ? MIN_CHINESE : MIN_LETTERS);
  }

  private static Set<String> plain(List<String> texts) {
    Set<String> plain = new HashSet<>();
    texts.forEach(text -> plain.add(Titles.plain(text)));
    return plain;
  }
}
