package dev.isobar.enrich.metadata;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The title among its candidates. Pages state it up to ten times, with and without the site's name
 * behind it, once for readers, once for search engines, once for those who share it.
 */
final class TitleSelector {
  private static final Pattern BEFORE_SITE =
      Pattern.compile("\\s+[|\\-–—·•»:ㅣ]\\s+|\\s*[_|｜ㅣ]\\s*|\\s*--\\s*|-(?=[^-]{2,20}$)");

  /** Shorter heads are kickers and names, not headlines. In letters; see {@link #plain}. */
  private static final int LEAST = 8;

  private static final double AGREEMENT = 0.05;
  private static final double MOST_AGREEMENT = 0.15;
  private static final double SET_APART = 0.97;
  private static final double FILLED_IN = 0.7;

  /** A headline with the site's name in it was put together by a template. */
  private static final double TEMPLATE = 0.1;

  private TitleSelector() {}

  /**
   * Without the site's name, and the most certain first.
   *
   * @param publishers what the page says of its site
   */
  static List<ScoredValue<String>> ranked(
      List<ScoredValue<String>> titles, List<ScoredValue<String>> publishers) {
    Set<String> sites = sites(titles, publishers);
    Set<String> heads = plain(titles);
    List<ScoredValue<String>> stripped = new ArrayList<>(titles.size());
    for (ScoredValue<String> title : titles) {
      String head = withoutSite(title.value(), heads, sites);
      boolean template = head.length() < title.value().length();
      stripped.add(
          new ScoredValue<>(
              head, title.confidence() - (template ? TEMPLATE : 0), title.evidence()));
    }
    setApart(stripped, titles);
    List<ScoredValue<String>> ranked = new ArrayList<>(stripped.size());
    for (ScoredValue<String> title : stripped) {
      ranked.add(supported(title, stripped));
    }
    ranked.sort(Comparator.comparingDouble((ScoredValue<String> c) -> -c.confidence()));
    return ranked;
  }

  /**
   * A statement for search engines that only repeats the page's {@code title} was filled in by a
   * template; what an editor wrote beside it, for those who share the page, is the better headline.
   */
  private static void setApart(
      List<ScoredValue<String>> stripped, List<ScoredValue<String>> stated) {
    int shared = indexOf(stripped, "meta og:title");
    int engine = indexOf(stripped, "json-ld headline");
    int window = indexOf(stripped, "title");
    if (shared < 0 || engine < 0 || window < 0) {
      return;
    }
    ScoredValue<String> own = stripped.get(shared);
    String repeated = plain(stripped.get(engine).value());
    if (own.value().equals(stated.get(shared).value())
        && !plain(own.value()).equals(repeated)
        && plain(stripped.get(window).value()).equals(repeated)) {
      ScoredValue<String> filledIn = stripped.get(engine);
      stripped.set(shared, new ScoredValue<>(own.value(), SET_APART, own.evidence()));
      stripped.set(engine, new ScoredValue<>(filledIn.value(), FILLED_IN, filledIn.evidence()));
    }
  }

  private static int indexOf(List<ScoredValue<String>> titles, String evidence) {
    for (int i = 0; i < titles.size(); i++) {
      if (titles.get(i).evidence().equals(evidence)) {
        return i;
      }
    }
    return -1;
  }

  private static ScoredValue<String> supported(
      ScoredValue<String> title, List<ScoredValue<String>> titles) {
    String plain = plain(title.value());
    double confidence = title.confidence();
    Set<String> sources = new HashSet<>(Set.of(title.evidence()));
    for (ScoredValue<String> other : titles) {
      if (plain(other.value()).equals(plain) && sources.add(other.evidence())) {
        confidence += AGREEMENT;
      }
    }
    double most = title.confidence() + MOST_AGREEMENT;
    return new ScoredValue<>(
        title.value(), plain.isEmpty() ? 0 : Math.min(most, confidence), title.evidence());
  }

  /** Names of the site: as stated, and what stands behind a title that stands alone elsewhere. */
  private static Set<String> sites(
      List<ScoredValue<String>> titles, List<ScoredValue<String>> publishers) {
    Set<String> sites = plain(publishers);
    Set<String> heads = plain(titles);
    for (ScoredValue<String> title : titles) {
      Matcher m = BEFORE_SITE.matcher(title.value());
      while (m.find()) {
        String head = plain(title.value().substring(0, m.start()));
        String tail = plain(title.value().substring(m.end()));
        if (head.length() >= LEAST && heads.contains(head) && tail.length() < head.length()) {
          sites.add(tail);
        }
      }
    }
    sites.remove("");
    return sites;
  }

  private static String withoutSite(String title, Set<String> heads, Set<String> sites) {
    Matcher m = BEFORE_SITE.matcher(title);
    while (m.find()) {
      String head = title.substring(0, m.start());
      if (plain(head).length() >= LEAST
          && (heads.contains(plain(head)) || isSite(plain(title.substring(m.end())), sites))) {
        return head;
      }
    }
    return title;
  }

  private static boolean isSite(String tail, Set<String> sites) {
    for (String site : sites) {
      if (tail.equals(site)
          || site.length() > 3 && tail.contains(site)
          || tail.length() > 3 && site.contains(tail)) {
        return true;
      }
    }
    return false;
  }

  private static Set<String> plain(List<ScoredValue<String>> candidates) {
    Set<String> plain = new HashSet<>();
    candidates.forEach(candidate -> plain.add(plain(candidate.value())));
    return plain;
  }

  private static String plain(String title) {
    StringBuilder plain = new StringBuilder(title.length());
    title
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }
}
