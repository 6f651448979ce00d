package dev.isobar.enrich.text;

import dev.isobar.contracts.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Splits English and Chinese text into sentences in one pass. A line break and a Chinese stop
 * always end a sentence. A full stop, question mark or exclamation mark ends one only before white
 * space and a character that can begin a sentence. A full stop after an initial ("U.S. Ambassador")
 * or an abbreviation does not end one. In doubt the text is not split, because later steps suffer
 * more from a divided name than from two sentences read as one.
 */
public final class SentenceSplitter {
  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Sen", "Rep", "Gov", "Gen", "Col", "Lt", "Capt",
          "Sgt", "Rev", "Hon", "Pres", "Amb", "Jr", "Sr", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul",
          "Aug", "Sep", "Sept", "Oct", "Nov", "Dec", "Mon", "Tue", "Tues", "Wed", "Thu", "Thurs",
          "Fri", "Sat", "Sun", "No", "Nos", "Art", "Fig", "Inc", "Ltd", "Corp", "Co", "Bros", "Mt",
          "Ft", "Dept", "Univ", "vs", "cf", "al");

  private static final int LONGEST_ABBREVIATION = 6;

  /** Receives the bounds of one sentence without surrounding white space; the end is exclusive. */
  @FunctionalInterface
  public interface Sink {
    void sentence(int start, int end);
  }

  private SentenceSplitter() {}

  /** Returns the sentences of a text in order. */
  public static List<Span> split(String text) {
    List<Span> sentences = new ArrayList<>();
    split(text, 0, text.length(), (start, end) -> sentences.add(new Span(start, end)));
    return sentences;
  }

  /** Passes the sentences between two offsets of a text to a sink, in order. */
  public static void split(String text, int from, int to, Sink sentences) {
    int start = from;
    for (int i = from; i < to; i++) {
      if (endsAt(text, i, start, to)) {
        i = closed(text, i, to) - 1;
        add(text, start, i + 1, sentences);
        start = i + 1;
      }
    }
    add(text, start, to, sentences);
  }

  /**
   * Returns whether a text has at most one sentence. A Chinese semicolon does not end a sentence
   * here.
   */
  public static boolean isOneSentence(String text) {
    int end = text.stripTrailing().length();
    int start = text.length() - text.stripLeading().length();
    for (int i = start; i < end; i++) {
      if (text.charAt(i) != '；' && endsAt(text, i, start, end)) {
        return closed(text, i, end) == end;
      }
    }
    return true;
  }

  private static void add(String text, int from, int to, Sink sentences) {
    int start = from;
    int end = to;
    while (start < end && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    if (start < end) {
      sentences.sentence(start, end);
    }
  }

  private static boolean endsAt(String text, int at, int start, int to) {
    char c = text.charAt(at);
    if (c > '?' && c < '。') {
      return false; // Nearly all characters: a switch over distant values is slow.
    }
    return switch (c) {
      case '\n', '\r', '。', '！', '？', '；' -> true;
      case '!', '?' -> canBeginAfter(text, at, to);
      case '.' -> canBeginAfter(text, at, to) && !isAbbreviation(text, at, start);
      default -> false;
    };
  }

  private static boolean canBeginAfter(String text, int at, int to) {
    int next = at + 1;
    while (next < to && isClosing(text.charAt(next))) {
      next++;
    }
    int space = next;
    while (next < to && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    return next > space && next < to && !Character.isLowerCase(text.codePointAt(next));
  }

  /** Returns the offset after a stop and after the closing marks that belong to its sentence. */
  private static int closed(String text, int stop, int to) {
    boolean lineBreak = text.charAt(stop) < ' ';
    boolean chinese = text.charAt(stop) > 0x3000;
    int end = stop + 1;
    while (end < to
        && !lineBreak
        && (chinese ? "”’」』）".indexOf(text.charAt(end)) >= 0 : isClosing(text.charAt(end)))) {
      end++;
    }
    return end;
  }

  private static boolean isClosing(char c) {
    return c == '"' || c == '\'' || c == '”' || c == '’' || c == ')';
  }

  /**
   * Returns true after "J.", "U.S.", "Mr." or "e.g."; false after "p.m.", which often ends a
   * sentence.
   */
  private static boolean isAbbreviation(String text, int stop, int start) {
    int begin = stop;
    while (begin > start
        && stop - begin <= LONGEST_ABBREVIATION
        && (Character.isLetter(text.charAt(begin - 1)) || text.charAt(begin - 1) == '.')) {
      begin--;
    }
    int length = stop - begin;
    if (length == 0 || length > LONGEST_ABBREVIATION) {
      return false;
    }
    if (Character.isUpperCase(text.charAt(stop - 1))
        && (length == 1 || text.charAt(stop - 2) == '.')) {
      return true;
    }
    String word = text.substring(begin, stop);
    boolean dotted = word.indexOf('.') > 0 && !word.equals("a.m") && !word.equals("p.m");
    return dotted || ABBREVIATIONS.contains(word);
  }
}
