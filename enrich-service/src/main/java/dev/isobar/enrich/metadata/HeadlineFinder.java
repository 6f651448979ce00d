package dev.isobar.enrich.metadata;

import dev.isobar.enrich.text.Titles;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Finds the element that shows the headline of the article. */
final class HeadlineFinder {
  private static final int MIN_LETTERS = 4;
  private static final int LONGEST = 300;

  /** Least length of a line without markup that counts as the headline, in characters. */
  private static final int MIN_LINE = 7;

  /** The score of a heading that agrees with the page's title. */
  private static final double LEAST_AGREEMENT = 2;

  private static final Pattern SITE_TITLE =
      Pattern.compile(
          "(?i)(?:^|[\\s_-])(?:logo|brand(?:ing)?|site-?(?:title|name|header|logo)|blog-?(?:title|name)|sitename)(?=$|[\\s_-])");

  private HeadlineFinder() {}

  /**
   * Returns the heading that shows one of the page's titles, else the first one of the highest
   * level; null if there is none.
   */
  static Headline find(PageScan page, List<String> titles) {
    List<String> plain = titles.stream().map(Titles::plain).filter(t -> !t.isEmpty()).toList();
    PageMark best = null;
    double bestScore = 0;
    int seen = 0;
    for (PageMark mark : page.headings) {
      double score = score(page, mark, plain) - Math.min(seen++, 50) * 0.001;
      if (score > bestScore && !isSiteTitle(mark.element())) {
        best = mark;
        bestScore = score;
      }
    }
    for (PageMark mark : page.marks) {
      if (mark.is(ElementRoles.TITLE) || mark.element().attr("itemprop").equals("headline")) {
        double score = score(page, mark, plain) - Math.min(seen++, 50) * 0.001 - 0.2;
        if (score > bestScore && !isSiteTitle(mark.element())) {
          best = mark;
          bestScore = score;
        }
      }
    }
    if (bestScore >= LEAST_AGREEMENT || best != null && best.is(ElementRoles.TITLE)) {
      return headline(page, best);
    }
    Headline line = line(page, titles);
    return line != null || best == null ? line : headline(page, best);
  }

  private static Headline headline(PageScan page, PageMark mark) {
    return new Headline(page.textOf(mark), mark.tag(), mark.start(), mark.end());
  }

  /** Returns the first line that is a title, or the part of it before the name of the site. */
  private static Headline line(PageScan page, List<String> titles) {
    String text = page.text();
    List<String> plain =
        titles.stream().map(Titles::plain).filter(t -> t.length() >= MIN_LINE).toList();
    for (int start = 0; start < text.length(); ) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      if (end - start >= MIN_LINE && end - start <= LONGEST / 2 && !page.isAside(start)) {
        String words = text.substring(start, end).strip();
        String line = plain.stream().anyMatch(t -> sameStart(t, words)) ? Titles.plain(words) : "";
        if (line.length() >= MIN_LINE && plain.stream().anyMatch(t -> t.startsWith(line))) {
          return new Headline(words, "line", start, end);
        }
      }
      start = end + 1;
    }
    return null;
  }

  private static boolean sameStart(String title, String words) {
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        return Character.toLowerCase(c) == title.charAt(0);
      }
    }
    return false;
  }

  private static double aside(PageScan page, PageMark mark, double agreement) {
    if (!page.isAside(mark.start())) {
      return 0;
    }
    return agreement >= 2.5 ? 0.8 : page.isOther(mark.start()) ? 2 : 1;
  }

  /** Returns whether a heading is the name of the site, by its class or that of its parents. */
  private static boolean isSiteTitle(Element heading) {
    Element element = heading;
    for (int up = 0; element != null && up < 3; up++, element = element.parent()) {
      if (SITE_TITLE.matcher(element.className() + " " + element.id()).find()) {
        return true;
      }
    }
    return false;
  }

  private static double score(PageScan page, PageMark mark, List<String> titles) {
    if (mark.end() - mark.start() > LONGEST) {
      return 0;
    }
    String text = Titles.plain(page.textOf(mark));
    if (text.length() < MIN_LETTERS) {
      return 0;
    }
    double level =
        switch (mark.tag()) {
          case "h1" -> 1.5;
          case "h2" -> 0.7;
          case "h3" -> 0.3;
          default -> 0.6;
        };
    double agreement = 0;
    for (String title : titles) {
      if (title.equals(text)) {
        agreement = Math.max(agreement, 3);
      } else if (text.length() >= 8 && title.startsWith(text)) {
        agreement = Math.max(agreement, 2.5);
      } else if (text.length() >= 8 && title.contains(text)
          || title.length() >= 12 && text.contains(title)) {
        agreement = Math.max(agreement, 2);
      }
    }
    boolean isShort = text.length() < 8 && agreement < 3;
    double aside = aside(page, mark, agreement);
    return Math.max(
        0,
        level
            + agreement
            - aside
            - (isShort ? 1 : 0)
            - (agreement == 0 && level < 1 && !mark.is(ElementRoles.TITLE) ? 10 : 0));
  }
}
