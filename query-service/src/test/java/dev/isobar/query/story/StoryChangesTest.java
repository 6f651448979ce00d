package dev.isobar.query.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.query.story.StoryChange.Kind;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StoryChangesTest {
  private final StoryChanges changes = new StoryChanges();

  @Test
  void aStoryOfNewArticlesBegins() {
    assertThat(of(Set.of(), Map.of(), "a")).containsExactly(change("a", Kind.BEGAN));
  }

  @Test
  void aStoryThatTakesAnotherOneGrowsAndTheOtherEnds() {
    assertThat(of(Set.of("b"), Map.of("c", "b"), "b"))
        .containsExactlyInAnyOrder(change("b", Kind.GREW), change("c", Kind.ENDED));
    // An earlier article gives the story another id.
    assertThat(of(Set.of(), Map.of("c", "a"), "a"))
        .containsExactlyInAnyOrder(change("a", Kind.GREW), change("c", Kind.ENDED));
  }

  @Test
  void aRevisedArticleChangesItsStory() {
    changes.takenApart(List.of("a"));
    changes.wasIn("a", "a");
    changes.wasIn("b", "a");
    assertThat(of(Set.of(), Map.of(), "a")).containsExactly(change("a", Kind.CHANGED));
  }

  @Test
  void whatWasPartOfAStoryIsSplitFromIt() {
    changes.takenApart(List.of("a"));
    changes.wasIn("a", "a");
    changes.wasIn("b", "a");
    assertThat(of(Set.of(), Map.of(), "a", "b"))
        .containsExactlyInAnyOrder(
            change("a", Kind.CHANGED), new StoryChange("b", Kind.SPLIT, "a"));
  }

  @Test
  void aStoryThatLosesItsFirstArticleEndsUnderItsId() {
    changes.takenApart(List.of("a"));
    changes.wasIn("a", "a");
    changes.wasIn("b", "a");
    assertThat(of(Set.of(), Map.of(), "b"))
        .containsExactlyInAnyOrder(change("b", Kind.CHANGED), change("a", Kind.ENDED));
  }

  @Test
  void aLargeStoryIsNotTakenApart() {
    changes.takenApart(List.of("large", "other"));
    changes.kept(List.of("large", "renamed"));
    assertThat(of(Set.of(), Map.of()))
        .containsExactlyInAnyOrder(
            change("large", Kind.CHANGED),
            change("renamed", Kind.CHANGED),
            change("other", Kind.ENDED));
  }

  @Test
  void aNewTitleChangesTheStory() {
    changes.touched("a");
    assertThat(of(Set.of(), Map.of())).containsExactly(change("a", Kind.CHANGED));
    assertThat(of(Set.of(), Map.of("a", "b"), "b"))
        .containsExactlyInAnyOrder(change("b", Kind.GREW), change("a", Kind.ENDED));
  }

  private List<StoryChange> of(Set<String> grown, Map<String, String> moved, String... present) {
    return changes.of(
        grown,
        moved,
        Arrays.stream(present).map(id -> new Story(id, Instant.EPOCH, Instant.EPOCH, 1)).toList());
  }

  private static StoryChange change(String story, Kind kind) {
    return new StoryChange(story, kind, null);
  }
}
