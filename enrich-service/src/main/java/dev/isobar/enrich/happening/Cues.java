package dev.isobar.enrich.happening;

import dev.isobar.enrich.taxonomy.FoldedText;
import dev.isobar.enrich.taxonomy.Lexicon;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Finds what tells of happenings. A text in the list stands for itself; with {@code ^} behind it,
 * it is a hint; {@code passed|adopted + law|Act} asks for a word of either side, close to each
 * other.
 */
final class Cues {
  /** Further apart, two words of a sentence have little to do with each other. In characters. */
  private static final int CLOSE = 120;

  private static final String BOTH = " + ";

  /** A word where it stands in a text. */
  record Cue(int start, int end, HappeningWord word) {
    int distance(int from, int to) {
      return from >= end ? from - end : Math.max(0, start - to);
    }

    private boolean holds(Cue other) {
      return start <= other.start && end >= other.end;
    }
  }

  private final Lexicon<HappeningWord> lexicon;

  Cues(Map<String, List<String>> textsByKind) {
    Lexicon.Builder<HappeningWord> words = new Lexicon.Builder<>();
    int pairs = 0;
    for (Map.Entry<String, List<String>> kind : textsByKind.entrySet()) {
      for (String text : kind.getValue()) {
        add(words, kind.getKey(), text, pairs++);
      }
    }
    lexicon = words.build();
  }

  private static void add(
      Lexicon.Builder<HappeningWord> words, String kind, String text, int number) {
    boolean sure = !text.endsWith("^");
    String plain = sure ? text : text.substring(0, text.length() - 1).strip();
    int both = plain.indexOf(BOTH);
    if (both < 0) {
      words.add(plain, new HappeningWord(kind, sure, HappeningWord.NO_PAIR, false));
      return;
    }
    for (String first : plain.substring(0, both).split("\\|")) {
      words.add(first, new HappeningWord(kind, sure, number, false));
    }
    for (String second : plain.substring(both + BOTH.length()).split("\\|")) {
      words.add(second, new HappeningWord(kind, sure, number, true));
    }
  }

  /** All words in the order of the text, without those inside a phrase that speaks of nothing. */
  List<Cue> in(FoldedText text) {
    List<Cue> cues = new ArrayList<>();
    lexicon.scan(text, (start, end, word) -> cues.add(new Cue(start, end, word)));
    cues.sort(Comparator.comparingInt(Cue::start).thenComparingInt(cue -> -cue.end()));
    List<Cue> kept = new ArrayList<>();
    Cue not = null;
    for (Cue cue : cues) {
      if (cue.word.kind().equals(HappeningWord.NONE)) {
        not = not == null || cue.end > not.end ? cue : not;
      } else if (not == null || !not.holds(cue)) {
        kept.add(cue);
      }
    }
    return kept;
  }

  /** What tells of the happening of a sentence: the first sure word, else the first hint. */
  static Cue best(List<Cue> cues) {
    Cue hint = null;
    for (Cue cue : cues) {
      if (!tells(cue, cues)) {
        continue;
      }
      if (cue.word.sure()) {
        return cue;
      }
      hint = hint == null ? cue : hint;
    }
    return hint;
  }

  private static boolean tells(Cue cue, List<Cue> cues) {
    HappeningWord word = cue.word;
    if (word.second() || word.kind().equals(HappeningWord.ONLINE)) {
      return false;
    }
    return word.pair() == HappeningWord.NO_PAIR || hasSecond(cue, cues);
  }

  private static boolean hasSecond(Cue first, List<Cue> cues) {
    for (Cue cue : cues) {
      if (cue.word.second()
          && cue.word.pair() == first.word.pair()
          && first.distance(cue.start, cue.end) <= CLOSE) {
        return true;
      }
    }
    return false;
  }

  static boolean online(List<Cue> cues) {
    return cues.stream().anyMatch(cue -> cue.word.kind().equals(HappeningWord.ONLINE));
  }
}
