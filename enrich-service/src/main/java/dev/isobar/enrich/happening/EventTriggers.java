package dev.isobar.enrich.happening;

import dev.isobar.enrich.taxonomy.Lexicon;
import dev.isobar.enrich.taxonomy.NormalizedText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Finds what tells of happenings. A text in the list stands for itself; with {@code ^} behind it,
 * it is a hint; {@code passed|adopted + law|Act} asks for a word of either side, close to each
 * other.
 */
final class EventTriggers {
  /** Further apart, two words of a sentence have little to do with each other. In characters. */
  private static final int CLOSE = 120;

  private static final String BOTH = " + ";

  /** A word where it stands in a text. */
  record Trigger(int start, int end, TriggerWord word) {
    int distance(int from, int to) {
      return from >= end ? from - end : Math.max(0, start - to);
    }

    private boolean holds(Trigger other) {
      return start <= other.start && end >= other.end;
    }
  }

  private final Lexicon<TriggerWord> lexicon;

  EventTriggers(Map<String, List<String>> textsByKind) {
    Lexicon.Builder<TriggerWord> words = new Lexicon.Builder<>();
    int pairs = 0;
    for (Map.Entry<String, List<String>> kind : textsByKind.entrySet()) {
      for (String text : kind.getValue()) {
        add(words, kind.getKey(), text, pairs++);
      }
    }
    lexicon = words.build();
  }

  private static void add(
      Lexicon.Builder<TriggerWord> words, String kind, String text, int number) {
    boolean sure = !text.endsWith("^");
    String plain = sure ? text : text.substring(0, text.length() - 1).strip();
    int both = plain.indexOf(BOTH);
    if (both < 0) {
      words.add(plain, new TriggerWord(kind, sure, TriggerWord.NO_PAIR, false));
      return;
    }
    for (String first : plain.substring(0, both).split("\\|")) {
      words.add(first, new TriggerWord(kind, sure, number, false));
    }
    for (String second : plain.substring(both + BOTH.length()).split("\\|")) {
      words.add(second, new TriggerWord(kind, sure, number, true));
    }
  }

  /** All words in the order of the text, without those inside a phrase that speaks of nothing. */
  List<Trigger> in(NormalizedText text) {
    List<Trigger> cues = new ArrayList<>();
    lexicon.scan(text, (start, end, word) -> cues.add(new Trigger(start, end, word)));
    cues.sort(Comparator.comparingInt(Trigger::start).thenComparingInt(cue -> -cue.end()));
    List<Trigger> kept = new ArrayList<>();
    Trigger not = null;
    for (Trigger cue : cues) {
      if (cue.word.kind().equals(TriggerWord.NONE)) {
        not = not == null || cue.end > not.end ? cue : not;
      } else if (not == null || !not.holds(cue)) {
        kept.add(cue);
      }
    }
    return kept;
  }

  /** What tells of the happening of a sentence: the first sure word, else the first hint. */
  static Trigger best(List<Trigger> cues) {
    Trigger hint = null;
    for (Trigger cue : cues) {
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

  private static boolean tells(Trigger cue, List<Trigger> cues) {
    TriggerWord word = cue.word;
    if (word.second() || word.kind().equals(TriggerWord.ONLINE)) {
      return false;
    }
    return word.pair() == TriggerWord.NO_PAIR || hasSecond(cue, cues);
  }

  private static boolean hasSecond(Trigger first, List<Trigger> cues) {
    for (Trigger cue : cues) {
      if (cue.word.second()
          && cue.word.pair() == first.word.pair()
          && first.distance(cue.start, cue.end) <= CLOSE) {
        return true;
      }
    }
    return false;
  }

  static boolean online(List<Trigger> cues) {
    return cues.stream().anyMatch(cue -> cue.word.kind().equals(TriggerWord.ONLINE));
  }
}
