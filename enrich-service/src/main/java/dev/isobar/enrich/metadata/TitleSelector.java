package dev.isobar.enrich.metadata;

import dev.isobar.enrich.text.Titles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Selects the title from the candidates. A page states its title up to ten times: with and without
 * the site's name, for readers, for search engines and for social networks. If they differ, the one
 * that the page shows counts.
 */
final class TitleSelector {
  private static final double AGREEMENT_BONUS = 0.05;
  private static final double MAX_AGREEMENT_BONUS = 0.15;

  private static final double EDITED_CONFIDENCE = 0.97;
  private static final double TEMPLATE_CONFIDENCE = 0.7;

  /** What a title gains that stands on the page for readers and in its markup for machines. */
  private static final double SHOWN_BONUS = 0.3;

  private static final double LEAST_STATED = 0.45;

  /** Shorter titles stand on a page by chance, in letters. */
  private static final int MIN_SHOWN = 10;

  /** Deduction for a title that contains the site's name, because a template composed it. */
  private static final double TEMPLATE_DEDUCTION = 0.1;

  /** A title that is only the site's name or a word is the last resort. */
  private static final double POOR = 0.05;

  private static final int MIN_LETTERS = 3;

  private TitleSelector() {}

  /**
   * Returns the titles without the site's name, best first.
   *
   * @param publishers the candidate names of the site
   * @param headline the headline that the page shows, or null
   * @param shown the comparable text of the page around its headline
   * @param host the host of the page, or an empty string
   */
  static List<ScoredValue<String>> ranked(
      List<ScoredValue<String>> titles,
      List<ScoredValue<String>> publishers,
      Headline headline,
      String shown,
      String host) {
    SiteName site =
        SiteName.of(
            titles.stream().map(ScoredValue::value).toList(),
            publishers.stream().map(ScoredValue::value).toList(),
            host,
            headline == null ? "" : headline.text());
    List<ScoredValue<String>> stripped = new ArrayList<>(titles.size());
    for (ScoredValue<String> title : titles) {
      String head = site.removed(title.value());
      boolean template = head.length() < title.value().length();
      double confidence = title.confidence() - (template ? TEMPLATE_DEDUCTION : 0);
      boolean poor = site.isSiteOnly(head) || Titles.plain(head).length() < MIN_LETTERS;
      stripped.add(new ScoredValue<>(head, poor ? POOR : confidence, title.evidence()));
    }
    preferEdited(stripped, titles);
    List<ScoredValue<String>> ranked = new ArrayList<>(stripped.size());
    for (ScoredValue<String> title : stripped) {
      ranked.add(supported(title, stripped));
    }
    if (headline != null) {
      preferShown(ranked, headline, shown);
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

  /**
   * Prefers what the page shows: a title that it also states for machines, else its headline if
   * another statement tells the same story.
   *
   * @param shown the comparable text of the page around its headline
   */
  private static void preferShown(
      List<ScoredValue<String>> titles, Headline headline, String shown) {
    boolean stated = false;
    for (int i = 0; i < titles.size(); i++) {
      ScoredValue<String> title = titles.get(i);
      String plain = Titles.plain(title.value());
      if (isStructured(title)
          && title.confidence() >= LEAST_STATED
          && plain.length() >= MIN_SHOWN
          && shown.contains(plain)) {
        stated = true;
        double confidence =
            title.confidence() + (hasKicker(plain, titles, shown) ? 0 : SHOWN_BONUS);
        titles.set(i, new ScoredValue<>(title.value(), confidence, title.evidence()));
      }
    }
    if (!stated) {
      preferHeadline(titles, headline);
    }
  }

  /** Returns whether another title for machines is the end of this one, without its kicker. */
  private static boolean hasKicker(String plain, List<ScoredValue<String>> titles, String shown) {
    for (ScoredValue<String> other : titles) {
      String end = Titles.plain(other.value());
      if (isStructured(other)
          && end.length() >= plain.length() / 2
          && end.length() >= MIN_SHOWN
          && end.length() < plain.length()
          && plain.endsWith(end)
          && shown.contains(end)) {
        return true;
      }
    }
    return false;
  }

  /** Prefers the headline if the page's {@code title} repeats it. */
  private static void preferHeadline(List<ScoredValue<String>> titles, Headline headline) {
    int shown = indexOf(titles, headline.tag());
    int window = indexOf(titles, "title");
    if (shown < 0 || window < 0 || titles.get(shown).confidence() < LEAST_STATED) {
      return;
    }
    ScoredValue<String> title = titles.get(shown);
    if (Titles.plain(titles.get(window).value()).startsWith(Titles.plain(title.value()))) {
      titles.set(
          shown,
          new ScoredValue<>(title.value(), title.confidence() + SHOWN_BONUS, title.evidence()));
    }
  }

  private static boolean isStructured(ScoredValue<String> title) {
    return title.evidence().startsWith("meta ")
        || title.evidence().startsWith("json-ld headline")
        || title.evidence().equals("feed title");
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
}
