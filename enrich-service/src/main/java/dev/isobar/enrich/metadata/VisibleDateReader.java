package dev.isobar.enrich.metadata;

import dev.isobar.enrich.metadata.DateLabels.Meaning;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the dates that a page shows: {@code time} elements, microdata, elements whose class speaks
 * of a date, and dates with a label or next to the headline. Comments, sidebars, lists of other
 * articles and copyright lines do not count.
 */
final class VisibleDateReader {
  /** Longer lines are prose, in characters; a date in prose is one of the story. */
  private static final int LONGEST_LINE = 220;

  /** A line with no more than this beside its date states the date, in characters. */
  private static final int LITTLE_ELSE = 28;

  private static final int BEFORE_HEADLINE = 300;
  private static final int BEHIND_HEADLINE = 600;

  /** Number of different days without label from which they are a list of other articles. */
  private static final int LIST = 3;

  private static final int MAX_STATEMENTS = 60;

  /** Days before which a web page was not written. */
  private static final LocalDate FIRST_PAGE = LocalDate.of(1994, 1, 1);

  private record Statement(
      Optional<ParsedDate> date, String stated, int at, double confidence, String evidence) {}

  private final PageScan page;
  private final MetadataCandidates candidates;
  private final String text;
  private final int from;
  private final int to;
  private final int comments;
  private final List<Statement> statements = new ArrayList<>();

  VisibleDateReader(PageScan page, Headline headline, MetadataCandidates candidates) {
    this.page = page;
    this.candidates = candidates;
    this.text = page.text();
    this.from = headline == null ? 0 : headline.start() - BEFORE_HEADLINE;
    this.to = headline == null ? 0 : headline.end() + BEHIND_HEADLINE;
    this.comments = CommentsHeading.start(page, headline);
  }

  void read() {
    Map<Integer, Integer> roles = roles();
    for (PageMark mark : page.marks) {
      attribute(mark);
    }
    lines(roles);
    add();
  }

  private void attribute(PageMark mark) {
    if (mark.start() >= comments || page.isAside(mark) || statements.size() > MAX_STATEMENTS) {
      return;
    }
    DateElement element = DateElement.of(mark, page.textOf(mark)).orElse(null);
    Optional<ParsedDate> date =
        element == null
            ? Optional.empty()
            : ParsedDate.parse(element.stated()).filter(VisibleDateReader::isPlausible);
    if (date.isEmpty()) {
      return;
    }
    Meaning meaning = meaning(mark.start(), mark.end());
    if (element.isUpdate(meaning)) {
      String evidence = element.modified() ? "microdata dateModified" : "time, updated";
      candidates.update(date, element.stated(), element.modified() ? 0.8 : 0.7, evidence);
    } else if (meaning != Meaning.OTHER || element.published()) {
      double confidence = element.confidence(meaning, isNear(mark.start()));
      statements.add(
          new Statement(date, element.stated(), mark.start(), confidence, element.evidence()));
    }
  }

  private Meaning meaning(int start, int end) {
    int line = text.lastIndexOf('\n', Math.max(0, start - 1)) + 1;
    String before = text.substring(Math.min(line, start), start);
    if (before.isBlank() && line > 1) {
      String previous = text.substring(text.lastIndexOf('\n', line - 2) + 1, line - 1);
      before = previous.length() <= 30 ? previous : "";
    }
    int stop = text.indexOf('\n', end);
    String after =
        text.substring(
            Math.min(end, text.length()), Math.max(stop < 0 ? text.length() : stop, end));
    return DateLabels.of(
        before,
        after.substring(0, Math.min(after.length(), 60)),
        DateLabels.isProse(before, after));
  }

  /** Returns the roles of the lines in which marked elements with few words begin. */
  private Map<Integer, Integer> roles() {
    Map<Integer, Integer> roles = new HashMap<>();
    int wanted = ElementRoles.DATE | ElementRoles.INFO | ElementRoles.AUTHOR;
    for (PageMark mark : page.marks) {
      if ((mark.roles() & wanted) != 0 && mark.end() - mark.start() <= LONGEST_LINE * 2) {
        for (int line = lineStart(mark.start()); line < mark.end() && line >= 0; ) {
          roles.merge(line, mark.roles() & wanted, (a, b) -> a | b);
          int next = text.indexOf('\n', line);
          line = next < 0 ? Integer.MAX_VALUE : next + 1;
        }
      }
    }
    return roles;
  }

  private int lineStart(int at) {
    int start = at;
    while (start < text.length() && text.charAt(start) == '\n') {
      start++;
    }
    return text.lastIndexOf('\n', Math.max(0, start - 1)) + 1;
  }

  private void lines(Map<Integer, Integer> roles) {
    String previous = "";
    for (int start = 0; start < Math.min(text.length(), comments); ) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      if (end - start > 5 && end - start <= LONGEST_LINE) {
        if (hasYearLikeDigits(start, end)
            && !page.isAside(start)
            && statements.size() <= MAX_STATEMENTS) {
          line(start, end, roles.getOrDefault(start, 0), previous);
        }
        previous = end - start <= 30 ? text.substring(start, end) : "";
      } else if (end > start) {
        previous = end - start <= 5 ? text.substring(start, end) : "";
        if (end - start > LONGEST_LINE && isNear(start)) {
          beginning(start);
        }
      }
      start = end + 1;
    }
  }

  /** Reads a date with which a paragraph next to the headline begins. */
  private void beginning(int start) {
    String head = text.substring(start, Math.min(text.length(), start + 60));
    DateParser.first(head)
        .filter(found -> found.start() <= 20 && isPlausible(found.date()))
        .ifPresent(
            found ->
                statements.add(
                    new Statement(
                        Optional.of(found.date()),
                        head.substring(found.start(), found.end()),
                        start,
                        0.4,
                        "start of the text")));
  }

  private void line(int start, int end, int roles, String previous) {
    String line = text.substring(start, end);
    boolean marked = (roles & ElementRoles.DATE) != 0;
    String before = previous;
    for (int at = 0; at < line.length(); ) {
      String rest = line.substring(at);
      Optional<DateParser.Found> found =
          marked || rest.length() < 40
              ? DateParser.firstWithShortYears(rest)
              : DateParser.first(rest);
      if (found.isEmpty()) {
        return;
      }
      int first = at + found.get().start();
      int last = at + found.get().end();
      String label = (at == 0 && first <= 2 ? before : "") + line.substring(at, first);
      statement(found.get().date(), line, label, start, first, last, roles);
      at = last;
    }
  }

  private void statement(
      ParsedDate date, String line, String label, int start, int first, int last, int roles) {
    String stated =
        line.substring(Math.max(0, first - 20), Math.min(line.length(), last + 9)).strip();
    String after = line.substring(last);
    Meaning meaning =
        DateLabels.of(label, after, DateLabels.isProse(line.substring(0, first), after));
    if (!isPlausible(date) || meaning == Meaning.OTHER) {
      return;
    }
    boolean isNear = isNear(start + first);
    int rest = line.length() - (last - first);
    if (meaning == Meaning.UPDATED) {
      if (isNear || rest <= LITTLE_ELSE * 2) {
        candidates.update(Optional.of(date), stated, 0.7, "updated line");
      }
      return;
    }
    double confidence;
    String evidence;
    if (meaning == Meaning.PUBLISHED && (rest <= LITTLE_ELSE * 4 || isNear)) {
      confidence = isNear ? 0.82 : 0.72;
      evidence = "published line";
    } else if ((roles & ElementRoles.DATE) != 0 && rest <= LITTLE_ELSE * 3) {
      confidence = isNear ? 0.74 : 0.5;
      evidence = "date element";
    } else if (roles != 0 && rest <= LITTLE_ELSE * 4) {
      confidence = isNear ? 0.7 : 0.45;
      evidence = "byline";
    } else if (rest <= LITTLE_ELSE) {
      confidence = isNear ? 0.66 : meaning == Meaning.LIKELY ? 0.42 : 0.35;
      evidence = "date line";
    } else if (isNear && rest <= LITTLE_ELSE * 4) {
      confidence = meaning == Meaning.LIKELY ? 0.62 : 0.52;
      evidence = "line at the headline";
    } else {
      return;
    }
    statements.add(new Statement(Optional.of(date), stated, start + first, confidence, evidence));
  }

  /** Adds the statements in their order: of equal ones the first counts. */
  private void add() {
    statements.sort(Comparator.comparingInt(Statement::at));
    Set<LocalDate> listed = new HashSet<>();
    for (Statement s : statements) {
      if (s.confidence() < 0.6) {
        listed.add(s.date().get().day());
      }
    }
    int order = 0;
    for (Statement s : statements) {
      boolean isList = listed.size() >= LIST && s.confidence() < 0.6;
      double confidence = s.confidence() - Math.min(order++, 40) * 0.003 - (isList ? 0.15 : 0);
      candidates.date(s.date(), s.stated(), confidence, s.evidence());
    }
  }

  private boolean isNear(int at) {
    return at >= from && at <= to;
  }

  private static boolean isPlausible(ParsedDate date) {
    return !date.day().isBefore(FIRST_PAGE);
  }

  private boolean hasYearLikeDigits(int start, int end) {
    int digits = 0;
    for (int i = start; i < end; i++) {
      if (Character.isDigit(text.charAt(i)) && ++digits >= 4) {
        return true;
      }
    }
    return false;
  }
}
