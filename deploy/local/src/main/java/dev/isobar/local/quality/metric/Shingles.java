package dev.isobar.local.quality.metric;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares two texts by their sequences of four tokens, as the article extraction benchmark of
 * Scrapinghub does. A token is a word; in Chinese, a character.
 */
public final class Shingles {
  private static final int LENGTH = 4;
  private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{N}_]+");
  private static final Pattern CHARACTERS =
      Pattern.compile("[\\u3400-\\u9fff]|[\\p{L}\\p{N}_&&[^\\u3400-\\u9fff]]+");

  private Shingles() {}

  /** Returns how often each sequence occurs; one shorter sequence if there are too few tokens. */
  public static Map<List<String>, Integer> of(String text, boolean chinese) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = (chinese ? CHARACTERS : WORDS).matcher(text);
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
    Map<List<String>, Integer> shingles = new HashMap<>();
    if (!tokens.isEmpty()) {
      for (int i = 0; i < Math.max(1, tokens.size() - LENGTH + 1); i++) {
        List<String> run = tokens.subList(i, Math.min(tokens.size(), i + LENGTH));
        shingles.merge(List.copyOf(run), 1, Integer::sum);
      }
    }
    return shingles;
  }

  /** Counts the sequences that both texts have, that only {@code got} has, and that it lacks. */
  public static ConfusionCounts compare(String gold, String got, boolean chinese) {
    Map<List<String>, Integer> expected = of(gold, chinese);
    Map<List<String>, Integer> found = of(got, chinese);
    long right = 0;
    for (Map.Entry<List<String>, Integer> run : found.entrySet()) {
      right += Math.min(run.getValue(), expected.getOrDefault(run.getKey(), 0));
    }
    ConfusionCounts counts = new ConfusionCounts();
    counts.add(right, sum(found) - right, sum(expected) - right);
    return counts;
  }

  /** Returns the first words of a text in lower case, at most {@code most}. */
  public static List<String> words(String text, int most) {
    return WORDS
        .matcher(text.toLowerCase(java.util.Locale.ROOT))
        .results()
        .limit(most)
        .map(java.util.regex.MatchResult::group)
        .toList();
  }

  private static long sum(Map<List<String>, Integer> runs) {
    return runs.values().stream().mapToLong(Integer::longValue).sum();
  }
}
