package dev.isobar.enrich.language;

import java.util.ArrayList;
import java.util.List;

/**
 * Stretches in one script. A foreign name or a term does not make a stretch of its own; a foreign
 * clause does, also within a paragraph.
 */
final class ScriptRuns {
  /** Fewer words than this in another script are a name or a term. */
  private static final double CLAUSE = 6;

  /** Where Kana makes this share of the Han and Kana letters, Han is Japanese. */
  private static final double JAPANESE = 0.1;

  /**
   * @param words about how many English words its letters are worth
   */
  record Run(int start, int end, Script script, double words) {}

  private ScriptRuns() {}

  static List<Run> of(String text) {
    List<Run> pieces = pieces(text, isJapanese(text));
    List<Run> runs = new ArrayList<>();
    for (Run piece : pieces) {
      Run last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
      if (last != null && (last.script() == piece.script() || piece.words() < CLAUSE)) {
        runs.set(runs.size() - 1, join(last, piece, last.script()));
      } else if (last != null && last.words() < CLAUSE && runs.size() == 1) {
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

  /** Each run of letters of one script, with what follows up to the next. */
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
          int cut = cut(text, i, start);
          pieces.add(new Run(start, cut, script, letters / script.lettersPerWord()));
          start = cut;
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
   * At the start of its paragraph where only digits and signs stand before; else before the quotes
   * and brackets that open what starts at {@code from}.
   */
  private static int cut(String text, int from, int least) {
    for (int i = from - 1; i > least && Script.of(text.charAt(i)) == null; i--) {
      if (text.charAt(i) == '\n') {
        return i + 1;
      }
    }
    int at = from;
    while (at > least + 1 && "“\"'‘(（《「【".indexOf(text.charAt(at - 1)) >= 0) {
      at--;
    }
    return at;
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
    return kana > 0 && kana > JAPANESE * (kana + han);
  }
}
