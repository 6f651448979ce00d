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

  private final Set<String> sites;
  private final Set<String> heads;
  private final String domain;

  private SiteName(Set<String> sites, Set<String> heads, String domain) {
    this.sites = sites;
    this.heads = heads;
    this.domain = domain;
  }

  static SiteName of(List<String> titles, List<String> publishers, String host) {
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
    return new SiteName(sites, heads, domain);
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
              && (heads.contains(Titles.plain(head)) || isSite(tail) || isChannels(m, tail));
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
      if (isEnough(Titles.plain(tail)) && exact && (!isColon(m) || sites.contains(plain))) {
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
    return isSite(last) || SECTION.matcher(last).matches();
  }

  private boolean isSite(String tail) {
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
          || site.length() > 3 && plain.contains(site) && plain.length() <= site.length() + 40
          || plain.length() > 3 && site.contains(plain)) {
        return true;
      }
    }
    return false;
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
