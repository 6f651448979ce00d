package dev.isobar.enrich.happening;

import dev.isobar.enrich.taxonomy.Lexicon;
import dev.isobar.enrich.taxonomy.LexiconMatch;
import dev.isobar.enrich.taxonomy.NormalizedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds the triggers of events in a text. An entry of the word list is a trigger by itself. With
 * {@code ^} at its end it is a weak trigger. {@code passed|adopted + law|Act} requires one word of
 * each side, close to each other.
 */
final class HappeningTriggers {
  /** Largest distance between the two words of a pair, in characters. */
  private static final int MAX_PAIR_DISTANCE = 120;

  private static final String PAIR_SEPARATOR = " + ";

  /** Holds one occurrence of a trigger word. */
  record Trigger(int start, int end, TriggerWord word) implements LexiconMatch {
    /** Returns the number of characters between the trigger and a range, or 0 if they overlap. */
    int distance(int from, int to) {
      return from >= end ? from - end : Math.max(0, start - to);
    }

    private boolean contains(Trigger other) {
      return start <= other.start && end >= other.end;
    }
  }

  private final Lexicon<TriggerWord> lexicon;

  HappeningTriggers(Map<String, List<String>> textsByKind) {
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
    boolean sufficient = !text.endsWith("^");
    String plain = sufficient ? text : text.substring(0, text.length() - 1).strip();
    int separator = plain.indexOf(PAIR_SEPARATOR);
    if (separator < 0) {
      words.add(plain, new TriggerWord(kind, sufficient, TriggerWord.NO_PAIR, false));
      return;
    }
    for (String first : plain.substring(0, separator).split("\\|")) {
      words.add(first, new TriggerWord(kind, sufficient, number, false));
    }
    for (String second : plain.substring(separator + PAIR_SEPARATOR.length()).split("\\|")) {
      words.add(second, new TriggerWord(kind, sufficient, number, true));
    }
  }

  /**
   * Returns all triggers in text order, without those inside a phrase that does not describe an
   * event.
   */
  List<Trigger> find(NormalizedText text) {
    List<Trigger> triggers = new ArrayList<>();
    lexicon.scan(text, (start, end, word) -> triggers.add(new Trigger(start, end, word)));
    triggers.sort(LexiconMatch.LONGEST_FIRST);
    List<Trigger> kept = new ArrayList<>();
    Trigger excluded = null;
    for (Trigger trigger : triggers) {
      if (trigger.word.kind().equals(TriggerWord.NO_EVENT)) {
        excluded = excluded == null || trigger.end > excluded.end ? trigger : excluded;
      } else if (excluded == null || !excluded.contains(trigger)) {
        kept.add(trigger);
      }
    }
    return kept;
  }

  /**
   * Returns the trigger of a sentence's event: the first sufficient one, else the first weak one,
   * else null.
   */
  static Trigger best(List<Trigger> triggers) {
    Trigger weak = null;
    for (Trigger trigger : triggers) {
      if (!indicatesEvent(trigger, triggers)) {
        continue;
      }
      if (trigger.word.sufficient()) {
        return trigger;
      }
      weak = weak == null ? trigger : weak;
    }
    return weak;
  }

  private static boolean indicatesEvent(Trigger trigger, List<Trigger> triggers) {
    TriggerWord word = trigger.word;
    if (word.second() || word.kind().equals(TriggerWord.ONLINE)) {
      return false;
    }
    return word.pair() == TriggerWord.NO_PAIR || hasSecond(trigger, triggers);
  }

  private static boolean hasSecond(Trigger first, List<Trigger> triggers) {
    for (Trigger trigger : triggers) {
      if (trigger.word.second()
          && trigger.word.pair() == first.word.pair()
          && first.distance(trigger.start, trigger.end) <= MAX_PAIR_DISTANCE) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether a trigger states that the event took place online. */
  static boolean isOnline(List<Trigger> triggers) {
    return triggers.stream().anyMatch(trigger -> trigger.word.kind().equals(TriggerWord.ONLINE));
  }
}
