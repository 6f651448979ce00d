package dev.isobar.enrich.language;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a text into runs of one script. A foreign name or term stays in the surrounding run; a
 * foreign clause becomes a run of its own, even within a paragraph.
 */
final class ScriptRuns {
  /** Least length of a foreign clause, in English words. Shorter pieces are names or terms. */
  private static final double MIN_CLAUSE_WORDS = 6;

  /** Least share of Kana among Han and Kana letters at which the Han letters count as Japanese. */
  private static final double MIN_KANA_SHARE = 0.1;

  /**
   * Holds a run of one script.
   *
   * @param words the approximate number of English words that its letters correspond to
   */
  record Run(int start, int end, Script script, double words) {}

  private ScriptRuns() {}

  /** Returns the runs of a text in order. */
  static List<Run> of(String text) {
    List<Run> pieces = pieces(text, isJapanese(text));
    List<Run> runs = new ArrayList<>();
    for (Run piece : pieces) {
      Run last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
      if (last != null && (last.script() == piece.script() || piece.words() < MIN_CLAUSE_WORDS)) {
        runs.set(runs.size() - 1, join(last, piece, last.script()));
      } else if (last != null && last.words() < MIN_CLAUSE_WORDS && runs.size() == 1) {
        runs.set(0, join(last, piece, piece.script()));
      } else {
        runs.add(piece);
      }
    }
    return runs;
  }

  private static Run join(Run first, Run second, Script script) {
    double words =
        (first.script() == script ? first.words() : 0)
            + (second.script() == script ? second.words() : 0);
    return new Run(first.start(), second.end(), script, words);
  }

  /** Returns the runs of letters of one script, each with the characters up to the next run. */
  private static List<Run> pieces(String text, boolean japanese) {
    List<Run> pieces = new ArrayList<>();
    Script script = null;
    int start = 0;
    int letters = 0;
    for (int i = 0; i < text.length(); i++) {
      Script here = Script.of(text.charAt(i));
      if (here == null) {
        continue;
      }
      if (japanese && here == Script.HAN) {
        here = Script.KANA;
      }
      if (here != script) {
        if (script != null) {
          int boundary = boundary(text, i, start);
          pieces.add(new Run(start, boundary, script, letters / script.lettersPerWord()));
          start = boundary;
        }
        script = here;
        letters = 0;
      }
      letters++;
    }
    if (script != null) {
      pieces.add(new Run(start, text.length(), script, letters / script.lettersPerWord()));
    }
    return pieces;
  }

  /**
   * Returns the offset at which the run at {@code from} begins: the start of its paragraph if only
   * digits and punctuation precede it there, else the first of the quotes and brackets directly
   * before it.
   */
  private static int boundary(String text, int from, int least) {
    for (int i = from - 1; i > least && Script.of(text.charAt(i)) == null; i--) {
      if (text.charAt(i) == '\n') {
        return i + 1;
      }
    }
    int boundary = from;
    while (boundary > least + 1 && "“\"'‘(（《「【".indexOf(text.charAt(boundary - 1)) >= 0) {
      boundary--;
    }
    return boundary;
  }

  private static boolean isJapanese(String text) {
    int kana = 0;
    int han = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x3041 && c <= 0x9FFF) {
        Script script = Script.of(c);
        kana += script == Script.KANA ? 1 : 0;
        han += script == Script.HAN ? 1 : 0;
      }
    }
    return kana > 0 && kana > MIN_KANA_SHARE * (kana + han);
  }
}
