package dev.isobar.enrich.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.Segment;
import dev.isobar.contracts.Span;
import dev.isobar.contracts.Topic;
import dev.isobar.contracts.Translation;
import dev.isobar.enrich.taxonomy.NormalizedText;
import dev.isobar.enrich.taxonomy.Taxonomy;
import java.util.List;
import org.junit.jupiter.api.Test;

class BilingualTopicTaggerTest {
  private static final TopicTagger TAGGER = new TopicTagger(Taxonomy.loadDefault());
  private static final String ENGLISH =
      "China and the United States agreed to cut methane. The group met in Beijing on Friday.";
  private static final String CHINESE = "中美两国同意减少甲烷排放。工作组星期五在北京举行会议。";
  private static final String BOTH = ENGLISH + "\n\n" + CHINESE;
  private static final int HALF = ENGLISH.length() + 2;

  @Test
  void translationDoesNotChangeTheScore() {
    double once = Math.max(score(topics(ENGLISH, List.of())), score(topics(CHINESE, List.of())));
    assertThat(score(topics(BOTH, twins()))).isEqualTo(once);
  }

  @Test
  void keepsTheEvidenceOfBothHalves() {
    Topic methane = methane(topics(BOTH, twins()));
    assertThat(methane.evidence())
        .extracting(e -> BOTH.substring(e.start(), e.end()))
        .contains("methane", "甲烷排放");
    assertThat(methane.evidence()).isSortedAccordingTo((a, b) -> a.start() - b.start());
  }

  private static List<Translation> twins() {
    return List.of(new Translation(HALF, BOTH.length(), new Span(0, ENGLISH.length()), 0.9));
  }

  private static List<Topic> topics(String text, List<Translation> translations) {
    List<Segment> segments = List.of(new Segment(0, text.length(), "en"));
    return new BilingualTopicTagger(TAGGER)
        .tag(null, NormalizedText.of(text), segments, List.of(), translations);
  }

  private static double score(List<Topic> topics) {
    return methane(topics).score();
  }

  private static Topic methane(List<Topic> topics) {
    return topics.stream().filter(t -> t.id().equals("methane")).findFirst().orElseThrow();
  }
}
