package dev.isobar.enrich.metadata;

import dev.isobar.contracts.EnrichedArticle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Collects what was read otherwise, so that the owner of a feed can see why a reading won. */
final class AlternativeValues {
  private static final int MOST_PER_FIELD = 3;

  /** The schema's limit of values and evidence, in characters. */
  private static final int LONGEST = 200;

  private final List<dev.isobar.contracts.Candidate> listed = new ArrayList<>();

  /** Lists the readings of a field, the best first, where there are two different ones. */
  <T> AlternativeValues add(
      String field, List<ScoredValue<T>> candidates, Function<T, String> words) {
    Map<String, ScoredValue<T>> different = new LinkedHashMap<>();
    candidates.stream()
        .sorted(Comparator.comparingDouble((ScoredValue<T> c) -> -c.confidence()))
        .forEach(c -> different.putIfAbsent(cut(words.apply(c.value())), c));
    if (different.size() > 1) {
      different.entrySet().stream()
          .limit(Math.min(MOST_PER_FIELD, EnrichedArticle.MOST_CANDIDATES - listed.size()))
          .forEach(
              entry ->
                  listed.add(
                      new dev.isobar.contracts.Candidate(
                          field,
                          entry.getKey(),
                          cut(entry.getValue().evidence()),
                          share(entry.getValue().confidence()))));
    }
    return this;
  }

  List<dev.isobar.contracts.Candidate> listed() {
    return listed;
  }

  private static double share(double confidence) {
    return Math.round(Math.max(0, Math.min(1, confidence)) * 100) / 100.0;
  }

  private static String cut(String words) {
    if (words.length() <= LONGEST) {
      return words;
    }
    int end = LONGEST - 1 - (Character.isHighSurrogate(words.charAt(LONGEST - 2)) ? 1 : 0);
    return words.substring(0, end) + "…";
  }
}
