package dev.isobar.query.story;

import dev.isobar.query.story.StoryDecision.Verdict;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds what decisions say about pairs of articles: of each pair, what the latest says. */
final class DecidedPairs {
  /** The id decides between decisions of the same time. */
  static final Comparator<StoryDecision> BY_TIME =
      Comparator.comparing(StoryDecision::decidedAt).thenComparing(StoryDecision::id);

  private static final Comparator<Map.Entry<StoryPair, StoryDecision>> LATEST_FIRST =
      Map.Entry.<StoryPair, StoryDecision>comparingByValue(BY_TIME.reversed())
          .thenComparing(entry -> entry.getKey().one())
          .thenComparing(entry -> entry.getKey().other());

  private final Map<StoryPair, StoryDecision> latest = new HashMap<>();

  /**
   * @param decisions with the present ids of the articles
   */
  DecidedPairs(Collection<StoryDecision> decisions) {
    decisions.stream().sorted(BY_TIME).forEach(this::add);
  }

  private void add(StoryDecision decision) {
    for (String article : decision.articles()) {
      for (String other : decision.others()) {
        // Two names may have become those of one article.
        if (!article.equals(other)) {
          latest.put(StoryPair.of(article, other), decision);
        }
      }
    }
  }

  /** Returns the decision by which two articles are linked. */
  Optional<StoryDecision> joined(String one, String other) {
    return Optional.ofNullable(latest.get(StoryPair.of(one, other)))
        .filter(decision -> decision.verdict() == Verdict.JOIN);
  }

  /** Returns the pairs that are linked, those decided last first. */
  List<StoryPair> joined() {
    return pairs(Verdict.JOIN);
  }

  /** Returns the pairs that no story has both of. */
  List<StoryPair> apart() {
    return pairs(Verdict.NEVER);
  }

  private List<StoryPair> pairs(Verdict verdict) {
    return latest.entrySet().stream()
        .filter(entry -> entry.getValue().verdict() == verdict)
        .sorted(LATEST_FIRST)
        .map(Map.Entry::getKey)
        .toList();
  }
}
