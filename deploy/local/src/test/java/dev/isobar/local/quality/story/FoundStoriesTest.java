package dev.isobar.local.quality.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.local.quality.metric.Figure;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class FoundStoriesTest {
  private static final List<LabelledText> TEXTS =
      List.of(
          new LabelledText("a-en", "a", ""),
          new LabelledText("a-zh", "a", ""),
          new LabelledText("b-en", "b", ""),
          new LabelledText("b-zh", "b", ""),
          new LabelledText("other", null, ""));

  @Test
  void countsDocumentsThatAreInOneStory() {
    assertThat(figures(Map.of("a-en", "1", "a-zh", "1", "b-en", "2", "b-zh", "3", "other", "4")))
        .containsExactly(
            Tuple.tuple("alone, documents in one story", "1", 2L),
            Tuple.tuple("alone, stories of two documents", "0", 3L),
            Tuple.tuple("alone, B-cubed precision", "1.000", 4L),
            Tuple.tuple("alone, B-cubed recall", "0.750", 4L),
            Tuple.tuple("alone, B-cubed F1", "0.857", 4L));
  }

  @Test
  void countsStoriesThatHoldTwoDocuments() {
    assertThat(figures(Map.of("a-en", "1", "a-zh", "1", "b-en", "1", "b-zh", "1", "other", "4")))
        .contains(
            Tuple.tuple("alone, documents in one story", "2", 2L),
            Tuple.tuple("alone, stories of two documents", "1", 1L),
            Tuple.tuple("alone, B-cubed precision", "0.500", 4L));
  }

  @Test
  void anotherTextIsNoDocumentButLowersThePrecision() {
    assertThat(figures(Map.of("a-en", "1", "a-zh", "1", "b-en", "2", "b-zh", "2", "other", "2")))
        .contains(
            Tuple.tuple("alone, documents in one story", "2", 2L),
            Tuple.tuple("alone, stories of two documents", "0", 2L),
            Tuple.tuple("alone, B-cubed precision", "0.833", 4L),
            Tuple.tuple("alone, B-cubed recall", "1.000", 4L));
  }

  @Test
  void comparesWholeStories() {
    FoundStories found = new FoundStories(Map.of("a", "1", "b", "1", "c", "2"));
    assertThat(found.are(Set.of(Set.of("a", "b"), Set.of("c")))).isTrue();
    assertThat(found.are(Set.of(Set.of("a"), Set.of("b"), Set.of("c")))).isFalse();
    assertThat(found.are(Set.of(Set.of("a", "b")))).isFalse();
  }

  private static List<Tuple> figures(Map<String, String> storyOf) {
    return new FoundStories(storyOf)
        .figures("alone", TEXTS).stream()
            .map((Figure figure) -> Tuple.tuple(figure.what(), figure.shown(), figure.n()))
            .toList();
  }
}
