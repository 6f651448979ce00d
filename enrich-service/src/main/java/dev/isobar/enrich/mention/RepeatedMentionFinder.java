package dev.isobar.enrich.mention;

import dev.isobar.contracts.Mention;
import dev.isobar.contracts.text.HanText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds further occurrences of the recognised names of an article, including those in sentences
 * that no recogniser read.
 */
final class RepeatedMentionFinder {
  static final String RULE = "recogniser:repeat";
  private static final double MIN_CONFIDENCE = 0.6;
  private static final double CONFIDENCE_FACTOR = 0.9;
  private static final int MAX_NAMES = 500;
  private static final int MIN_LATIN_LENGTH = 3;
  private static final int MIN_HAN_LENGTH = 3;

  private RepeatedMentionFinder() {}

  /** Returns the mentions together with the repeated ones, in text order. */
  static List<Mention> addTo(List<Mention> mentions, String text) {
    Map<String, Mention> names = names(mentions);
    if (names.isEmpty()) {
      return mentions;
    }
    FreeRanges free = new FreeRanges(text.length(), mentions);
    List<Mention> all = new ArrayList<>(mentions);
    names.values().stream()
        .sorted(Comparator.comparingInt((Mention name) -> -name.text().length()))
        .limit(MAX_NAMES)
        .forEach(name -> addRepeats(name, text, free, all));
    all.sort(Comparator.comparingInt(Mention::start));
    return all;
  }

  private static Map<String, Mention> names(List<Mention> mentions) {
    Map<String, Mention> names = new HashMap<>();
    for (Mention mention : mentions) {
      int minLength = HanText.hasHan(mention.text()) ? MIN_HAN_LENGTH : MIN_LATIN_LENGTH;
      if (mention.rule().startsWith("recogniser")
          && mention.confidence() >= MIN_CONFIDENCE
          && mention.text().length() >= minLength) {
        names.putIfAbsent(mention.text(), mention);
      }
    }
    return names;
  }

  private static void addRepeats(Mention name, String text, FreeRanges free, List<Mention> all) {
    String words = name.text();
    for (int at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length())) {
      int end = at + words.length();
      if (all.size() < GazetteerMatcher.MAX_MENTIONS
          && isWholeWord(text, at, end)
          && free.take(at, end)) {
        double confidence = Math.round(name.confidence() * CONFIDENCE_FACTOR * 100) / 100.0;
        all.add(
            new Mention(name.entity(), name.type(), name.name(), words, at, end, RULE, confidence));
      }
    }
  }

  private static boolean isWholeWord(String text, int start, int end) {
    return !isInsideWord(text, start - 1, start) && !isInsideWord(text, end - 1, end);
  }

  private static boolean isInsideWord(String text, int left, int right) {
    return left >= 0
        && right < text.length()
        && isWordCharacter(text.charAt(left))
        && isWordCharacter(text.charAt(right));
  }

  private static boolean isWordCharacter(char c) {
    return Character.isLetterOrDigit(c) && !HanText.isHan(c);
  }

  /** Tracks the parts of the text that no mention covers. */
  private static final class FreeRanges {
    private final java.util.BitSet taken;

    FreeRanges(int length, List<Mention> mentions) {
      taken = new java.util.BitSet(length);
      mentions.forEach(mention -> taken.set(mention.start(), mention.end()));
    }

    boolean take(int start, int end) {
      int next = taken.nextSetBit(start);
      if (next >= 0 && next < end) {
        return false;
      }
      taken.set(start, end);
      return true;
    }
  }
}
