package dev.isobar.enrich.metadata;

import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.contracts.FieldCandidate;
import dev.isobar.contracts.text.TruncatedText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Collects the alternative values of each field, so that the owner of a feed can see why a value
 * was chosen.
 */
final class AlternativeValues {
  private static final int MAX_PER_FIELD = 3;

  /** The schema's limit for values and evidence, in characters. */
  private static final int MAX_LENGTH = 200;

  private final List<FieldCandidate> listed = new ArrayList<>();

  /** Lists the values of a field, best first, if at least two of them differ. */
  <T> AlternativeValues add(
      String field, List<ScoredValue<T>> candidates, Function<T, String> words) {
    Map<String, ScoredValue<T>> distinct = new LinkedHashMap<>();
    candidates.stream()
        .sorted(Comparator.comparingDouble((ScoredValue<T> c) -> -c.confidence()))
        .forEach(c -> distinct.putIfAbsent(truncated(words.apply(c.value())), c));
    if (distinct.size() > 1) {
      distinct.entrySet().stream()
          .limit(Math.min(MAX_PER_FIELD, EnrichedArticle.MAX_CANDIDATES - listed.size()))
          .forEach(
              entry ->
                  listed.add(
                      new FieldCandidate(
                          field,
                          entry.getKey(),
                          truncated(entry.getValue().evidence()),
                          share(entry.getValue().confidence()))));
    }
    return this;
  }

  List<FieldCandidate> listed() {
    return listed;
  }

  private static String truncated(String words) {
    return TruncatedText.withEllipsis(words, MAX_LENGTH);
  }

  private static double share(double confidence) {
    return Math.round(Math.max(0, Math.min(1, confidence)) * 100) / 100.0;
  }
}
