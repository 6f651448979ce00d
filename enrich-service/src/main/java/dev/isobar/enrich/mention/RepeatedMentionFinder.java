package dev.isobar.enrich.mention;

import dev.isobar.contracts.Mention;
import dev.isobar.contracts.text.HanText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the names of an article again wherever they stand in the same words, also in sentences that
 * no recogniser read.
 */
final class RepeatedMentionFinder {
  static final String RULE = "recogniser:repeat";
  private static final double SURE = 0.6;
  private static final double SHARE = 0.9;
  private static final int MOST_NAMES = 500;
  private static final int SHORTEST_LATIN = 3;
  private static final int SHORTEST_HAN = 3;

  private RepeatedMentionFinder() {}

  static List<Mention> addTo(List<Mention> mentions, String text) {
    Map<String, Mention> names = names(mentions);
    if (names.isEmpty()) {
      return mentions;
    }
    Free free = new Free(text.length(), mentions);
    List<Mention> all = new ArrayList<>(mentions);
    names.values().stream()
        .sorted(Comparator.comparingInt((Mention name) -> -name.text().length()))
        .limit(MOST_NAMES)
        .forEach(name -> addRepeats(name, text, free, all));
    all.sort(Comparator.comparingInt(Mention::start));
    return all;
  }

  private static Map<String, Mention> names(List<Mention> mentions) {
    Map<String, Mention> names = new HashMap<>();
    for (Mention mention : mentions) {
      int shortest = HanText.hasHan(mention.text()) ? SHORTEST_HAN : SHORTEST_LATIN;
      if (mention.rule().startsWith("recogniser")
          && mention.confidence() >= SURE
          && mention.text().length() >= shortest) {
        names.putIfAbsent(mention.text(), mention);
      }
    }
    return names;
  }

  private static void addRepeats(Mention name, String text, Free free, List<Mention> all) {
    String words = name.text();
    for (int at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length())) {
      int end = at + words.length();
      if (all.size() < GazetteerMatcher.MOST_MENTIONS
          && isWhole(text, at, end)
          && free.take(at, end)) {
        double confidence = Math.round(name.confidence() * SHARE * 100) / 100.0;
        all.add(
            new Mention(name.entity(), name.type(), name.name(), words, at, end, RULE, confidence));
      }
    }
  }

  private static boolean isWhole(String text, int start, int end) {
    return !joins(text, start - 1, start) && !joins(text, end - 1, end);
  }

  private static boolean joins(String text, int left, int right) {
    return left >= 0
        && right < text.length()
        && isPart(text.charAt(left))
        && isPart(text.charAt(right));
  }

  private static boolean isPart(char c) {
    return Character.isLetterOrDigit(c) && !HanText.isHan(c);
  }

  /** Which parts of the text no mention covers. */
  private static final class Free {
    private final java.util.BitSet taken;

    Free(int length, List<Mention> mentions) {
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
