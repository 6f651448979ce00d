package dev.isobar.query.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.EnrichedArticle;
import java.util.List;
import org.junit.jupiter.api.Test;

class StorySummaryTest {
  @Test
  void sentencesAreWordForWordAndOfOneLanguage() {
    List<EnrichedArticle> articles =
        List.of(
            StoryTexts.TIGERS.english().build(),
            StoryTexts.TIGERS.chinese().build(),
            StoryTexts.TIGERS.report().build());
    List<StoryDetail.Sentence> summary = StorySummary.of(articles);
    assertThat(summary).hasSize(3).doesNotHaveDuplicates();
    for (StoryDetail.Sentence sentence : summary) {
      EnrichedArticle from =
          articles.stream()
              .filter(a -> a.id().equals(sentence.article()))
              .findFirst()
              .orElseThrow();
      assertThat(from.language()).isEqualTo("en");
      assertThat(from.text()).contains(sentence.text());
    }
    assertThat(summary.get(0).text()).contains("tigers");
  }

  @Test
  void aStoryWithoutSentencesHasNoSummary() {
    assertThat(StorySummary.of(List.of(StoryTexts.TIGERS.english().text("Brief.").build())))
        .isEmpty();
  }
}
