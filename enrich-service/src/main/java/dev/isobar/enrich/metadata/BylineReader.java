package dev.isobar.enrich.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * Reads the authors that a page shows: microdata, links to authors, elements whose class speaks of
 * an author, and lines such as "By Ama Mensah" or 作者：王小明 next to the headline. Authors of
 * comments, of other articles and of pictures do not count.
 */
final class BylineReader {
  private static final int LONGEST_LINE = 200;
  private static final int BEFORE_HEADLINE = 400;
  private static final int BEHIND_HEADLINE = 700;
  private static final int MOST = 12;

  private static final Pattern BY =
      Pattern.compile(
          "(?u)^(?:(?i:(?:written|posted|reported|published|story|text|words|article) by|by|von|par|por|door|av|af|di|a cura di|[ée]crit par|escrito por|scritto da|verfasst von|author|autor|auteur|autore|tekst|text|texte)\\s*[:：]?\\s+)(?=\\p{Lu})(.{3,120})$");

  private final PageScan page;
  private final Headline headline;
  private final MetadataCandidates candidates;
  private final String text;

  BylineReader(PageScan page, Headline headline, MetadataCandidates candidates) {
    this.page = page;
    this.headline = headline;
    this.candidates = candidates;
    this.text = page.text();
  }

  void read() {
    List<String> microdata = new ArrayList<>();
    List<String> links = new ArrayList<>();
    List<String> named = new ArrayList<>();
    List<String> bylines = new ArrayList<>();
    for (PageMark mark : page.marks) {
      if (page.isAside(mark.start())) {
        continue;
      }
      String words = page.textOf(mark);
      if (words.isEmpty() || words.length() > LONGEST_LINE || isIn(mark.element(), "figure", "figcaption")) {
        String content = mark.element().attr("content");
        if (isProperty(mark.element(), "author") && !content.isEmpty()) {
          microdata.add(content);
        }
        continue;
      }
      if (isMicrodata(mark.element())) {
        add(microdata, words, mark);
      } else if (isLink(mark.element())) {
        add(links, words, mark);
      } else if (mark.is(ElementRoles.AUTHOR_NAME)) {
        add(named, words, mark);
      } else if (mark.is(ElementRoles.AUTHOR) && words.length() <= 120) {
        add(bylines, words, mark);
      }
    }
    candidates.authors(microdata, 0.78, "microdata author");
    candidates.authors(links, 0.66, "rel author");
    candidates.authors(named, 0.62, "author element");
    if (!bylines.isEmpty()) {
      candidates.authors(bylines.subList(0, 1), 0.55, "byline");
    }
    lines();
  }

  /** Adds the words if they stand as near to the headline as the first ones. */
  private void add(List<String> found, String words, PageMark mark) {
    if (found.size() < MOST && (found.isEmpty() || isNear(mark.start())) && !found.contains(words)) {
      found.add(words);
    }
  }

  private void lines() {
    int from = headline == null ? 0 : Math.max(0, headline.start() - BEFORE_HEADLINE);
    int to = headline == null ? Math.min(text.length(), 1500) : Math.min(text.length(), headline.end() + BEHIND_HEADLINE);
    int lastLine = headline == null ? -1 : headline.start();
    for (int start = from == 0 ? 0 : text.indexOf('\n', from) + 1; start < to; ) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      if (end - start > 4 && end - start <= LONGEST_LINE && start != lastLine && !page.isAside(start)) {
        line(text.substring(start, end));
      }
      start = end + 1;
    }
  }

  private void line(String line) {
    if (ChineseByline.hasLabel(line)) {
      List<String> names = ChineseByline.names(line, true);
      candidates.people(names, 0.64, "byline: " + line);
      return;
    }
    var by = BY.matcher(line);
    if (by.matches()) {
      List<String> names = BylineParser.clean(List.of(by.group(1)));
      if (!names.isEmpty() && AuthorName.isFullName(names.get(0))) {
        candidates.people(names, 0.6, "byline: " + line);
      }
    }
  }

  private boolean isNear(int at) {
    return headline == null || at >= headline.start() - BEFORE_HEADLINE && at <= headline.end() + BEHIND_HEADLINE;
  }

  private static boolean isMicrodata(Element element) {
    if (isProperty(element, "author")) {
      return element.select("[itemprop~=name],[property~=name]").isEmpty();
    }
    if (isProperty(element, "name")) {
      for (Element up = element.parent(); up != null; up = up.parent()) {
        if (isProperty(up, "author")) {
          return true;
        }
        if (up.hasAttr("itemtype")) {
          return false;
        }
      }
    }
    return false;
  }

  private static boolean isProperty(Element element, String name) {
    return List.of(element.attr("itemprop").split("\\s+")).contains(name)
        || List.of(element.attr("property").replace("schema:", "").split("\\s+")).contains(name);
  }

  private static boolean isLink(Element element) {
    return element.attr("rel").toLowerCase(Locale.ROOT).matches("(?:.*\\s)?author(?:\\s.*)?");
  }

  private static boolean isIn(Element element, String... tags) {
    return element.closest(String.join(",", tags)) != null;
  }
}
