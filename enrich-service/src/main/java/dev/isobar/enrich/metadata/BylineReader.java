package dev.isobar.enrich.metadata;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * Reads the authors that a page shows: microdata, links to authors, elements whose class speaks of
 * an author, and lines such as "By Ama Mensah" or 作者：王小明 next to the headline. Authors of comments,
 * of other articles and of pictures do not count.
 */
final class BylineReader {
  private static final int LONGEST_LINE = 200;
  private static final int BEFORE_HEADLINE = 400;
  private static final int BEHIND_HEADLINE = 700;
  private static final int MOST = 12;

  /** The confidence in marked authors far from the headline, often those of comments. */
  private static final double FAR = 0.3;

  /** Greatest length of a line that names authors and little else, in characters. */
  private static final int SHORT_LINE = 60;

  private static final Pattern DATE_BETWEEN = Pattern.compile("\\s*[|·•]\\s*|\\s+[–—-]\\s+");

  private static final Pattern BY =
      Pattern.compile(
          "(?u)^(?:(?i:(?:written|posted|reported|published|story|text|words|article)"
              + " by|by|von|par|por|door|av|af|di|a cura di|[ée]crit par|escrito por|scritto"
              + " da|verfasst"
              + " von|author|autor|auteur|autore|tekst|text|texte)\\s*[:：]?\\s+)(?=\\p{Lu})(.{3,120})$");

  /** A label on a line of its own; the name is on the next one. */
  private static final Pattern BY_ALONE =
      Pattern.compile(
          "(?iu)(?:(?:written |posted |story |text"
              + " )?by|von|par|por|door|av|di|author|autor(?:in)?|auteur|autore|作者)\\s*[:：]?");

  /** "Posted by ama on 12 November", also behind the text, as blogs write it. */
  private static final Pattern POSTED =
      Pattern.compile(
          "(?iu)(?<!\\p{L})(?:posted|published|written|submitted|geschrieben|verfasst|erstellt|ver[öo]ffentlicht|eingestellt|publi[ée]|post[ée]|[ée]crit|publicado|escrito|pubblicato|scritto|geplaatst|skrivet|skrevet)(?:\\s+(?:on|am|le|el|il|op)\\s[^|]{4,30}?)?\\s+(?:by|von|par|por|da|door|av|af)\\s*:?\\s+(.{2,50}?)\\s*(?:$|[|,·•(–—@]|\\s(?:on|at|in|am|um|le|el|il|op|under|unter|den|dans|en|à|updated|\\d).*)");

  private static final Set<String> IN_PICTURE = Set.of("figure", "figcaption");

  private final PageScan page;
  private final Headline headline;
  private final MetadataCandidates candidates;
  private final String text;
  private final int comments;

  /** The kinds of marks of which the first stands far from the headline. */
  private final Set<List<String>> far = Collections.newSetFromMap(new IdentityHashMap<>());

  BylineReader(PageScan page, Headline headline, MetadataCandidates candidates) {
    this.page = page;
    this.headline = headline;
    this.candidates = candidates;
    this.text = page.text();
    this.comments = CommentsHeading.start(page, headline);
  }

  void read() {
    List<String> microdata = new ArrayList<>();
    List<String> links = new ArrayList<>();
    List<String> named = new ArrayList<>();
    List<String> bylines = new ArrayList<>();
    for (PageMark mark : page.marks) {
      if (mark.start() >= comments || page.isAside(mark)) {
        continue;
      }
      String words = page.textOf(mark);
      if (words.isEmpty()
          || words.length() > LONGEST_LINE
          || PageScan.isIn(mark.element(), IN_PICTURE)) {
        String content = mark.element().attr("content");
        if (isProperty(mark.element(), "author") && !content.isEmpty()) {
          add(microdata, content, mark);
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
    authors(microdata, 0.78, "microdata author");
    authors(links, 0.66, "rel author");
    authors(named, 0.62, "author element");
    authors(bylines, 0.55, "byline");
    lines();
  }

  private void authors(List<String> found, double confidence, String evidence) {
    List<String> counted =
        evidence.equals("byline") && !found.isEmpty() ? found.subList(0, 1) : found;
    candidates.authors(counted, far.contains(found) ? FAR : confidence, evidence);
  }

  /** Adds the words if they stand near the headline; of those far from it, the first. */
  private void add(List<String> found, String words, PageMark mark) {
    boolean isNear = isNear(mark.start());
    if (isNear && far.remove(found)) {
      found.clear();
    }
    if (found.size() < MOST && (found.isEmpty() || isNear) && !found.contains(words)) {
      if (!isNear) {
        far.add(found);
      }
      found.add(words);
    }
  }

  private void lines() {
    int from = headline == null ? 0 : Math.max(0, headline.start() - BEFORE_HEADLINE);
    int to =
        headline == null
            ? Math.min(text.length(), 1500)
            : Math.min(text.length(), headline.end() + BEHIND_HEADLINE);
    String previous = "";
    int found = 0;
    for (int start = 0; start < Math.min(text.length(), comments) && found < MOST; ) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      if (end - start > 1
          && end - start <= LONGEST_LINE
          && (headline == null || start != headline.start())
          && !page.isAside(start)) {
        String line = text.substring(start, end).strip();
        found += line(line, previous, start >= from && start < to) ? 1 : 0;
        previous = line;
      } else if (end > start) {
        previous = "";
      }
      start = end + 1;
    }
  }

  private boolean line(String line, String previous, boolean isNear) {
    if (ChineseByline.hasLabel(line)) {
      List<String> names =
          isNear || line.length() <= SHORT_LINE ? ChineseByline.names(line, true) : List.of();
      candidates.people(names, isNear ? 0.64 : 0.5, "byline: " + line);
      return !names.isEmpty();
    }
    if (line.length() <= SHORT_LINE * 2) {
      Matcher posted = POSTED.matcher(line);
      if (posted.find()) {
        candidates.authors(List.of(posted.group(1)), isNear ? 0.62 : 0.5, "byline: " + line);
        return true;
      }
    }
    return isNear && atHeadline(line, previous);
  }

  private boolean atHeadline(String line, String previous) {
    Matcher by = BY.matcher(line);
    String stated =
        by.matches()
            ? by.group(1)
            : BY_ALONE.matcher(previous).matches() && line.length() <= SHORT_LINE
                ? line
                : withDate(line);
    List<String> names = stated.isEmpty() ? List.of() : BylineParser.clean(List.of(stated));
    if (names.isEmpty() || !AuthorName.isFullName(names.get(0))) {
      return false;
    }
    candidates.people(names, by.matches() ? 0.6 : 0.52, "byline: " + line);
    return true;
  }

  /** Returns the other part of "Ama Mensah | 12 November 2024", or an empty string. */
  private static String withDate(String line) {
    String[] parts = line.length() > SHORT_LINE * 2 ? new String[0] : DATE_BETWEEN.split(line);
    for (int i = 0; parts.length > 1 && parts.length <= 4 && i < 2; i++) {
      boolean dated = DateParser.first(parts[1 - i]).isPresent();
      if (dated && parts[i].matches("(?u)\\p{Lu}\\p{Ll}+(?:\\s\\p{Lu}[\\p{L}.'’\\-]+){1,3}")) {
        return parts[i];
      }
    }
    return "";
  }

  private boolean isNear(int at) {
    return headline == null
        || at >= headline.start() - BEFORE_HEADLINE && at <= headline.end() + BEHIND_HEADLINE;
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
    if (!element.hasAttr("itemprop") && !element.hasAttr("property")) {
      return false;
    }
    return List.of(element.attr("itemprop").split("\\s+")).contains(name)
        || List.of(element.attr("property").replace("schema:", "").split("\\s+")).contains(name);
  }

  private static boolean isLink(Element element) {
    return element.hasAttr("rel")
        && element.attr("rel").toLowerCase(Locale.ROOT).matches("(?:.*\\s)?author(?:\\s.*)?");
  }
}
