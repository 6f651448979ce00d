package dev.isobar.enrich.happening;

import dev.isobar.contracts.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Where sentences end, roughly but in one pass. A full stop ends one only before a space and
 * something that can begin a sentence, and not after an initial ("U.S. Ambassador") or a title.
 */
final class SentenceSplitter {
  private static final int LONGEST_TITLE = 3;

  private SentenceSplitter() {}

  static List<Span> of(String text) {
    List<Span> sentences = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      if (endsAt(text, i)) {
        add(sentences, text, start, i + 1);
        start = i + 1;
      }
    }
    add(sentences, text, start, text.length());
    return sentences;
  }

  private static void add(List<Span> sentences, String text, int start, int end) {
    while (start < end && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    if (end > start) {
      sentences.add(new Span(start, end));
    }
  }

  private static boolean endsAt(String text, int i) {
    return switch (text.charAt(i)) {
      case '\n', '。', '！', '？' -> true;
      case '!', '?' -> i + 1 == text.length() || Character.isWhitespace(text.charAt(i + 1));
      case '.' ->
          i + 2 < text.length()
              && Character.isWhitespace(text.charAt(i + 1))
              && !Character.isLowerCase(text.charAt(i + 2))
              && !isShort(text, i);
      default -> false;
    };
  }

  /** "U.S.", "J.", "Mr.", "Dr." */
  private static boolean isShort(String text, int stop) {
    int begin = stop;
    while (begin > 0 && Character.isLetter(text.charAt(begin - 1))) {
      begin--;
    }
    int length = stop - begin;
    boolean title = length <= LONGEST_TITLE && length > 1 && isTitle(text.substring(begin, stop));
    return length == 1 && Character.isUpperCase(text.charAt(begin)) || title;
  }

  private static boolean isTitle(String word) {
    return switch (word) {
      case "Mr",
          "Mrs",
          "Ms",
          "Dr",
          "St",
          "Sen",
          "Rep",
          "Gov",
          "Gen",
          "Jan",
          "Feb",
          "Mar",
          "Apr",
          "Jun",
          "Jul",
          "Aug",
          "Sep",
          "Oct",
          "Nov",
          "Dec",
          "No",
          "vs" ->
          true;
      default -> false;
    };
  }
}
