package dev.isobar.enrich.ner;

/**
 * Cuts a text roughly into sentences, which is all that a recogniser needs: a name that is cut in
 * two costs more than two sentences that are read as one, so a full stop ends a sentence only where
 * the next word begins with a capital and the word before it is longer than an abbreviation.
 */
final class NerSentenceSplitter {
  private static final int LONGEST_ABBREVIATION = 4;

  /** Receives a sentence. */
  @FunctionalInterface
  interface Sentences {
    void sentence(int from, int to);
  }

  private NerSentenceSplitter() {}

  static void cut(String text, int from, int to, Sentences sentences) {
    int start = from;
    for (int at = from; at < to; at++) {
      if (ends(text, at, start, to)) {
        add(text, start, at + 1, sentences);
        start = at + 1;
      }
    }
    add(text, start, to, sentences);
  }

  private static void add(String text, int from, int to, Sentences sentences) {
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

  private static boolean ends(String text, int at, int start, int to) {
    return switch (text.charAt(at)) {
      case '\n', '\r', '。', '！', '？', '；' -> true;
      case '!', '?' -> blankThenCapital(text, at, to);
      case '.' -> blankThenCapital(text, at, to) && !abbreviation(text, at, start);
      default -> false;
    };
  }

  private static boolean blankThenCapital(String text, int at, int to) {
    int next = at + 1;
    while (next < to && isClosing(text.charAt(next))) {
      next++;
    }
    int blanks = next;
    while (next < to && text.charAt(next) == ' ') {
      next++;
    }
    return next > blanks && next < to && !Character.isLowerCase(text.codePointAt(next));
  }

  private static boolean isClosing(char mark) {
    return mark == '"' || mark == '\'' || mark == '”' || mark == '’' || mark == ')';
  }

  /** "Mr.", "U.S.", "J.", "Sen.", but not "said." */
  private static boolean abbreviation(String text, int stop, int start) {
    int first = stop;
    while (first > start && stop - first <= LONGEST_ABBREVIATION + 1 && !blank(text, first - 1)) {
      first--;
    }
    int length = stop - first;
    boolean capital = length > 0 && Character.isUpperCase(text.charAt(first));
    boolean dotted = text.substring(first, stop).indexOf('.') >= 0;
    return capital && length <= LONGEST_ABBREVIATION || dotted;
  }

  private static boolean blank(String text, int at) {
    return Character.isWhitespace(text.charAt(at));
  }
}
