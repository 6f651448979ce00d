package dev.isobar.enrich.metadata;

import dev.isobar.enrich.text.Titles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Selects the title from the candidates. A page states its title up to ten times: with and without
 * the site's name, for readers, for search engines and for social networks.
 */
final class TitleSelector {
  private static final Pattern BEFORE_SITE =
      Pattern.compile("\\s+[|\\-–—·•»:ㅣ]\\s+|\\s*[_|｜ㅣ]\\s*|\\s*--\\s*|-(?=[^-]{2,20}$)");

  /**
   * Least number of letters of a title, see {@link Titles#plain}; shorter parts are kickers and
   * names.
   */
  private static final int MIN_LETTERS = 8;

  private static final double AGREEMENT_BONUS = 0.05;
  private static final double MAX_AGREEMENT_BONUS = 0.15;
  private static final double EDITED_CONFIDENCE = 0.97;
  private static final double TEMPLATE_CONFIDENCE = 0.7;

  /** Deduction for a title that contains the site's name, because a template composed it. */
  private static final double TEMPLATE_DEDUCTION = 0.1;

  private TitleSelector() {}

  /**
   * Returns the titles without the site's name, best first.
   *
   * @param publishers the candidate names of the site
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
              head, title.confidence() - (template ? TEMPLATE_DEDUCTION : 0), title.evidence()));
    }
    preferEdited(stripped, titles);
    List<ScoredValue<String>> ranked = new ArrayList<>(stripped.size());
    for (ScoredValue<String> title : stripped) {
      ranked.add(supported(title, stripped));
    }
    ranked.sort(Comparator.comparingDouble((ScoredValue<String> c) -> -c.confidence()));
    return ranked;
  }

  /**
   * Prefers the title for social networks if an editor wrote it. The title for search engines that
   * only repeats the page's {@code title} was filled in by a template.
   */
  private static void preferEdited(
      List<ScoredValue<String>> stripped, List<ScoredValue<String>> stated) {
    int shared = indexOf(stripped, "meta og:title");
    int engine = indexOf(stripped, "json-ld headline");
    int window = indexOf(stripped, "title");
    if (shared < 0 || engine < 0 || window < 0) {
      return;
    }
    ScoredValue<String> edited = stripped.get(shared);
    String repeated = Titles.plain(stripped.get(engine).value());
    if (edited.value().equals(stated.get(shared).value())
        && !Titles.plain(edited.value()).equals(repeated)
        && Titles.plain(stripped.get(window).value()).equals(repeated)) {
      ScoredValue<String> fromTemplate = stripped.get(engine);
      stripped.set(shared, new ScoredValue<>(edited.value(), EDITED_CONFIDENCE, edited.evidence()));
      stripped.set(
          engine,
          new ScoredValue<>(fromTemplate.value(), TEMPLATE_CONFIDENCE, fromTemplate.evidence()));
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
    String plain = Titles.plain(title.value());
    double confidence = title.confidence();
    Set<String> sources = new HashSet<>(Set.of(title.evidence()));
    for (ScoredValue<String> other : titles) {
      if (Titles.plain(other.value()).equals(plain) && sources.add(other.evidence())) {
        confidence += AGREEMENT_BONUS;
      }
    }
    double most = title.confidence() + MAX_AGREEMENT_BONUS;
    return new ScoredValue<>(
        title.value(), plain.isEmpty() ? 0 : Math.min(most, confidence), title.evidence());
  }

  /**
   * Returns the names of the site: the publishers, and the endings of titles whose beginning also
   * occurs alone.
   */
  private static Set<String> sites(
      List<ScoredValue<String>> titles, List<ScoredValue<String>> publishers) {
    Set<String> sites = plain(publishers);
    Set<String> heads = plain(titles);
    for (ScoredValue<String> title : titles) {
      Matcher m = BEFORE_SITE.matcher(title.value());
      while (m.find()) {
        String head = Titles.plain(title.value().substring(0, m.start()));
        String tail = Titles.plain(title.value().substring(m.end()));
        if (head.length() >= MIN_LETTERS && heads.contains(head) && tail.length() < head.length()) {
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
      if (Titles.plain(head).length() >= MIN_LETTERS
          && (heads.contains(Titles.plain(head))
              || isSite(Titles.plain(title.substring(m.end())), sites))) {
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
    candidates.forEach(candidate -> plain.add(Titles.plain(candidate.value())));
    return plain;
  }
}
