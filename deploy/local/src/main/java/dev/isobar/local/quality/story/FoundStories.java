package dev.isobar.local.quality.story;

import dev.isobar.local.quality.metric.BCubed;
import dev.isobar.local.quality.metric.Figure;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares the stories that were found with those that texts tell.
 *
 * @param storyOf the story that was found, by the id of the text
 */
public record FoundStories(Map<String, String> storyOf) {
  public FoundStories {
    storyOf = Map.copyOf(storyOf);
  }

  /**
   * Returns the figures.
   *
   * @param how precedes the name of each figure
   * @param texts those with a story are measured; others may only be wrong in their stories
   */
  public List<Figure> figures(String how, List<LabelledText> texts) {
    Map<String, String> right =
        texts.stream()
            .filter(text -> text.story() != null)
            .collect(Collectors.toMap(LabelledText::id, LabelledText::story));
    BCubed score = BCubed.of(storyOf, right);
    Map<String, Set<String>> foundOf = new HashMap<>();
    Map<String, Set<String>> told = new LinkedHashMap<>();
    for (LabelledText text : texts) {
      String found = storyOf.get(text.id());
      if (text.story() != null) {
        foundOf.computeIfAbsent(text.story(), story -> new HashSet<>()).add(found);
        told.computeIfAbsent(found, story -> new HashSet<>()).add(text.story());
      }
    }
    long whole = foundOf.values().stream().filter(stories -> stories.size() == 1).count();
    long mixed = told.values().stream().filter(documents -> documents.size() > 1).count();
    return List.of(
        new Figure(how + ", documents in one story", whole, 0, foundOf.size()),
        new Figure(how + ", stories of two documents", mixed, 0, told.size()),
        Figure.share(how + ", B-cubed precision", score.precision(), score.n()),
        Figure.share(how + ", B-cubed recall", score.recall(), score.n()),
        Figure.share(how + ", B-cubed F1", score.f1(), score.n()));
  }

  /** Returns whether these are exactly the stories that were expected. */
  public boolean are(Set<Set<String>> expected) {
    Map<String, Set<String>> members = new HashMap<>();
    storyOf.forEach(
        (text, story) -> members.computeIfAbsent(story, s -> new HashSet<>()).add(text));
    return Objects.equals(Set.copyOf(members.values()), expected);
  }
}
