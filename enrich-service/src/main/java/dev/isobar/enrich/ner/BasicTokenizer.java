package dev.isobar.enrich.ner;

import java.util.Arrays;

/**
 * Where the words of a text stand: a Han character, a mark of punctuation, or a run of the rest.
 */
final class BasicTokenizer {
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private int size;

  static BasicTokenizer of(String text, int from, int to) {
    BasicTokenizer words = new BasicTokenizer();
    int open = -1;
    for (int at = from; at < to; ) {
      int point = text.codePointAt(at);
      int next = Math.min(to, at + Character.charCount(point));
      boolean single = han(point) || punctuation(point);
      if (single || gap(point)) {
        if (open >= 0) {
          words.add(open, at);
          open = -1;
        }
        if (single) {
          words.add(at, next);
        }
      } else if (open < 0) {
        open = at;
      }
      at = next;
    }
    if (open >= 0) {
      words.add(open, to);
    }
    return words;
  }

  private void add(int start, int end) {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, size * 2);
      ends = Arrays.copyOf(ends, size * 2);
    }
    starts[size] = start;
    ends[size++] = end;
  }

  int size() {
    return size;
  }

  int start(int word) {
    return starts[word];
  }

  int end(int word) {
    return ends[word];
  }

  /** The set of BERT's basic tokenizer, which the models were trained with. */
  static boolean han(int point) {
    return point >= 0x3400
        && (point <= 0x4DBF
            || point >= 0x4E00 && point <= 0x9FFF
            || point >= 0xF900 && point <= 0xFAFF
            || point >= 0x20000 && point <= 0x2FA1F);
  }

  static boolean punctuation(int point) {
    if (point < 128) {
      return point >= 33 && point <= 47
          || point >= 58 && point <= 64
          || point >= 91 && point <= 96
          || point >= 123 && point <= 126;
    }
    return switch (Character.getType(point)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION,
          Character.MATH_SYMBOL,
          Character.CURRENCY_SYMBOL,
          Character.MODIFIER_SYMBOL,
          Character.OTHER_SYMBOL ->
          true;
      default -> false;
    };
  }

  static boolean gap(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }
}
