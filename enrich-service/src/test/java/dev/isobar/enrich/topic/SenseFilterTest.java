package dev.isobar.enrich.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.Topic;
import dev.isobar.enrich.taxonomy.Taxonomy;
import java.util.List;
import org.junit.jupiter.api.Test;

class SenseFilterTest {
  private static final TopicTagger TAGGER = new TopicTagger(Taxonomy.loadDefault());

  @Test
  void theSentenceDecidesBeforeTheText() {
    String ball = "The striker of the club scored in the match of the league.";
    String trees = " Loggers cleared the forest; deforestation grew.";

    assertThat(spans(ball + trees)).contains("forest", "deforestation");
    assertThat(spans("The striker left the forest in the second half." + trees + trees))
        .containsExactly("forest", "deforestation", "forest", "deforestation");
    assertThat(topics("The striker and the goalkeeper praised the forest.")).isEmpty();
  }

  @Test
  void theTextDecidesAboutASentenceWithoutSigns() {
    String forest = "Everybody spoke about the forest, the forest and the forest for a day. ";

    assertThat(topics(forest)).contains("forests");
    assertThat(topics(forest + "The goalkeeper caught it. The striker scored."))
        .doesNotContain("forests");
    assertThat(topics(forest + "The goalkeeper caught it.")).contains("forests");
  }

  @Test
  void theTextDecidesAboutItsTitle() {
    String text = "The classifier was trained on a dataset. The algorithm beat the regression.";

    assertThat(TAGGER.tag("Forest wins", text, List.of(), List.of())).isEmpty();
    assertThat(TAGGER.tag("Forest burns", "The forest is gone.", List.of(), List.of()))
        .extracting(Topic::id)
        .contains("forests");
  }

  /** As many signs of the topic as of the other sense keep a label. */
  @Test
  void aTieMeansTheTopic() {
    assertThat(topics("The rocket measures methane leaks over a landfill with methane."))
        .contains("methane");
    assertThat(topics("The rocket in orbit and its booster burn methane, methane and methane."))
        .doesNotContain("methane");
  }

  private static List<String> topics(String text) {
    return TAGGER.tag(null, text, List.of(), List.of()).stream().map(Topic::id).toList();
  }

  private static List<String> spans(String text) {
    return TAGGER.tag(null, text, List.of(), List.of()).stream()
        .filter(topic -> topic.id().equals("forests"))
        .flatMap(topic -> topic.evidence().stream())
        .map(span -> text.substring(span.start(), span.end()))
        .toList();
  }
}
